import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import { lastDay, monthOf, nextDate } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import type { NewRatingEvent } from '../../events/event.js'
import type { NewAudit } from '../../ports.js'
import type { CallId, CompanyId, MessageId } from '../../values/ids.js'
import { addMoney, formatMoney, type Money, noMoney } from '../../values/money.js'
import type { Account, RatedUsage } from '../account.js'
import { firstDayOf } from '../billing-day.js'
import type { Posting } from '../posting.js'
import { closeMonth } from '../record-usage.js'
import { accountOf, documentOf, type LimitScope, type ScopedLimit } from './account-document.js'
import { invoiceNumber } from './invoice-sheet.js'
import type { AccountStep, CallUse, ParkedUsage, StoredAccount, StoredInvoice } from './ports.js'
import { segmentOfUsage } from './segment-usage.js'
import { heldMonthOf, limitEvents } from './spending-limit.js'

/** One account while it is advanced: rated in memory, then written at once or not at all. */
export class OpenAccount {
  readonly stored: StoredAccount
  readonly account: Account
  readonly postings: Posting[] = []
  readonly parked: ParkedUsage[] = []
  readonly unparked: Pick<ParkedUsage, 'kind' | 'id'>[] = []
  readonly invoices: StoredInvoice[] = []
  readonly uses: Pick<CallUse, 'id' | 'until' | 'charge'>[] = []
  recall: AccountStep['recall'] = null
  /** What of the stored account changes beside the document. */
  changes: Partial<Pick<StoredAccount, 'smsSince' | 'followed' | 'spendingLimit'>> = {}
  headCount: number
  holds: boolean
  limits: readonly ScopedLimit[]
  /** Rated records that were loaded, to know which are new. */
  readonly #loaded = new Map<number, RatedUsage>()
  /** Rated records that never were. */
  readonly taken: number[] = []

  constructor(core: CoreContext, stored: StoredAccount) {
    this.stored = stored
    // What is stored may still be read by somebody else.
    const document = structuredClone(stored.document)
    this.account = accountOf(document, core.rating.catalogue, core.rating.calendarOf(stored.zone))
    this.headCount = document.sms.headCount
    this.holds = document.holds ?? false
    this.limits = document.limits ?? []
  }

  /** Gives numbers their rated records that new ones may touch. */
  load(usage: Awaited<ReturnType<CoreContext['store']['rating']['findUsage']>>): void {
    const { invoicedThrough } = this.account
    for (const rated of usage.toSorted(
      (left, right) => left.record.endedAt - right.record.endedAt || left.record.id - right.record.id,
    )) {
      const number = this.account.numbers.get(rated.record.number)
      if (number === undefined) continue
      this.#loaded.set(rated.record.id, rated)
      number.revisions.set(rated.record.id, rated.revision)
      if (rated.isTakenBack === true) continue
      number.known.set(rated.record.id, rated)
      const isOpen = invoicedThrough === null || rated.booking.month > invoicedThrough
      if (isOpen && !rated.booking.isAdjustment) number.rated.push(rated)
    }
  }

  close(month: LocalMonth): void {
    closeMonth(this.account, month)
  }

  /** Who is to look hears of it, once for each kind of obstacle. */
  #parkedEvents({ companyId, version }: StoredAccount, occurredAt: number): NewRatingEvent[] {
    const counts = new Map<string, number>()
    for (const { kind, reason } of this.parked)
      counts.set(`${kind} ${reason}`, (counts.get(`${kind} ${reason}`) ?? 0) + 1)
    return [...counts].map(([key, count]) => {
      const [kind, reason] = key.split(' ')
      const payload = { kind, reason, count }
      return { type: 'rating.usage_parked', companyId, version: version + 1, occurredAt, payload }
    })
  }

  #invoiceEvents({ companyId, version }: StoredAccount, occurredAt: number): NewRatingEvent[] {
    return this.invoices.map((made) => {
      const payload = { month: made.month, number: invoiceNumber(made), total: formatMoney(made.invoice.total) }
      return { type: 'invoice.issued', companyId, version: version + 1, occurredAt, payload }
    })
  }

  /** Everything that was done, as one write. */
  step(now: number, audit: NewAudit | null): AccountStep {
    const { stored, account } = this
    const postings = this.postings.map((posting, index) => ({
      ...posting,
      ordinal: stored.lastPosting + index + 1,
      messageId: messageOf(posting),
      callId: callOf(posting),
      createdAt: now,
    }))
    const next = nextDayOf(account)
    const booked = bookedAfter(stored.document.booked, this.postings)
    const bookedBy = bookedByAfter(stored.document.bookedBy ?? [], this.postings)
    const { headCount, holds, limits } = this
    const to: StoredAccount = {
      ...stored,
      ...this.changes,
      document: documentOf(account, { booked, bookedBy, headCount, holds, limits }),
      lastPosting: stored.lastPosting + postings.length,
      dueAt: next === undefined ? null : Math.min(dueAtOf(account, next), invoiceDueAt(account, booked.keys())),
      updatedAt: now,
    }
    to.heldMonth = heldMonthOf(to)
    const events: NewRatingEvent[] = [...limitEvents(stored, to, now), ...this.#parkedEvents(to, now), ...this.#invoiceEvents(to, now)]
    const usage = [...account.numbers.values()].flatMap(({ known }) =>
      [...known.values()].filter((rated) => this.#loaded.get(rated.record.id) !== rated),
    )
    for (const id of this.taken) {
      const before = this.#loaded.get(id)
      const revision = before && account.numbers.get(before.record.number)?.revisions.get(id)
      if (before !== undefined && revision !== undefined) usage.push({ ...before, revision, isTakenBack: true })
    }
    const { parked, unparked, invoices, uses, recall } = this
    return { from: stored, to, postings, usage, parked, unparked, invoices, uses, recall, request: null, events, audit }
  }
}

/** How long after midnight a day is billed: what the operator accepted before it is in the log by then. */
const settlingMs = 60_000

/** UTC ms from which a day can be billed. */
export function dueAtOf({ calendar }: Account, date: LocalDate): number {
  return calendar.day(date).until + settlingMs
}

/** How long after a month's end its invoice is made by itself: calls that began in it are over by then. */
const invoiceDelayMs = 3_600_000

/** UTC ms from which the invoice of the first month that has postings and no invoice is made; far away where there is none. */
export function invoiceDueAt({ calendar, invoicedThrough }: Account, booked: Iterable<LocalMonth>): number {
  const [first] = [...booked].filter((month) => invoicedThrough === null || month > invoicedThrough).sort()
  return first === undefined ? Number.MAX_SAFE_INTEGER : calendar.day(lastDay(first)).until + invoiceDelayMs
}

export function nextDayOf(account: Account) {
  return account.billedThrough === null ? firstDayOf(account) : nextDate(account.billedThrough)
}

function bookedAfter(before: readonly (readonly [LocalMonth, Money])[], postings: readonly Posting[]) {
  const booked = new Map(before)
  for (const { bookedOn, amount } of postings) {
    const month = monthOf(bookedOn)
    booked.set(month, addMoney(booked.get(month) ?? noMoney, amount))
  }
  return booked
}

function bookedByAfter(
  before: readonly (readonly [LimitScope, LocalMonth, Money])[],
  postings: readonly Posting[],
): [LimitScope, LocalMonth, Money][] {
  const booked = new Map(before.map(([scope, month, sum]) => [`${month} ${scope}`, { scope, month, sum }]))
  for (const { number, amount, bookedOn, basis } of postings) {
    if (amount === 0) continue
    const month = monthOf(bookedOn)
    const scopes: LimitScope[] = number === null ? [] : [`number:${number}`]
    if ('record' in basis && basis.record.scenario !== undefined) scopes.push(`scenario:${basis.record.scenario}`)
    for (const scope of scopes) {
      const sum = booked.get(`${month} ${scope}`)?.sum ?? noMoney
      booked.set(`${month} ${scope}`, { scope, month, sum: addMoney(sum, amount) })
    }
  }
  return [...booked.values()].map(({ scope, month, sum }) => [scope, month, sum])
}

function messageOf({ id }: Posting): MessageId | null {
  return id.startsWith('sms:') ? segmentOfUsage(Number(id.split(':')[1])).messageId : null
}

function callOf({ basis }: Posting): CallId | null {
  return basis.kind === 'package_use' || basis.kind === 'priced_use' ? (basis.record.call ?? null) : null
}

/** Attempts of a write that others of the same account came before: each was made by somebody who got through. */
const attempts = 100

/**
 * Reads the account, does something to it, and writes what came of it; once more from the start where somebody else wrote meanwhile.
 * Undefined where the company has no account. `work` may be called several times and answers null where there is nothing to write.
 */
export async function advance<T>(
  core: CoreContext,
  companyId: CompanyId,
  work: (open: OpenAccount) => Promise<{ result: T; audit: NewAudit | null } | null>,
  write = (step: AccountStep): Promise<boolean> => core.store.rating.advance(step),
): Promise<{ result: T; stored: StoredAccount } | undefined> {
  return core.rating.turns.take(companyId, () => attempt(core, companyId, work, write))
}

async function attempt<T>(
  core: CoreContext,
  companyId: CompanyId,
  work: (open: OpenAccount) => Promise<{ result: T; audit: NewAudit | null } | null>,
  write: (step: AccountStep) => Promise<boolean>,
): Promise<{ result: T; stored: StoredAccount } | undefined> {
  for (let left = attempts; left > 0; left -= 1) {
    const stored = await core.store.rating.find(companyId)
    if (stored === undefined) return undefined
    const open = new OpenAccount(core, stored)
    const done = await work(open)
    if (done === null) return undefined
    const step = open.step(core.clock.now(), done.audit)
    if (!(await write(step))) continue
    if (step.to.heldMonth !== stored.heldMonth) await core.snapshots.refresh('rating')
    return { result: done.result, stored: step.to }
  }
  throw new Error(`the rating account of company ${companyId} was written by others ${attempts} times in a row`)
}
