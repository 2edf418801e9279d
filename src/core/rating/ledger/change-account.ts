import { createHash } from 'node:crypto'

import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { lastDay, type LocalDate, type LocalMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { type CompanyId, PLATFORM } from '../../values/ids.js'
import { type Money, moneyFromKopecks } from '../../values/money.js'
import type { Account } from '../account.js'
import { chargeThrough } from '../billing-day.js'
import type { NumberKind } from '../catalogue/index.js'
import { copyAccount } from '../copy-account.js'
import { explainPosting } from '../explain-posting.js'
import type { Posting } from '../posting.js'
import { type Action, perform } from '../simulate.js'
import { emptyDocument } from './account-document.js'
import { type AccountView, viewOf } from './account-view.js'
import { advance, OpenAccount } from './advance-account.js'
import { count, countedPeople } from './bill-days.js'
import type { RatedNumber, StoredAccount } from './ports.js'
import { accountInScope, type Acting } from './rated-company.js'
import { retryParked } from './retry-parked.js'

/** What a company orders. Numbers are named as they are dialled, connections by the id that the account shows. */
export type AccountChange =
  | { do: 'connect_number'; number: string; kind: NumberKind; tariff: string; at?: number }
  | { do: 'disconnect_number'; number: string }
  | { do: 'change_tariff'; number: string; tariff: string; atPackageEnd: boolean }
  | { do: 'connect_package'; number: string; package: string }
  | { do: 'disconnect_package'; number: string; connection: number }
  | { do: 'connect_sms_package'; package: string }
  | { do: 'disconnect_sms_package'; connection: number }
  | { do: 'start_employee_offer' }
  | { do: 'stop_employee_offer' }

export interface OrderedChange {
  dryRun?: boolean
  change: AccountChange
  /** Makes it safe to repeat. */
  idempotencyKey?: string
}

/** What the change brings until the month ends, usage aside. */
export interface ChangeCost {
  month: LocalMonth
  charges: readonly { date: LocalDate; amount: Money; explanation: string }[]
  total: Money
}

export interface ChangedAccount {
  applied: boolean
  cost: ChangeCost
  /** After the change; of a dry run as it would be. */
  account: AccountView
}

/**
 * Connects, changes or disconnects; with `dryRun` only says what that would cost, by the same functions on a copy. A change with a key
 * that was used before gets the first answer.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `idempotency_mismatch`, `conflict` where the price list's rules refuse it
 */
export async function changeAccount(
  core: CoreContext,
  principal: Principal,
  { companyId, dryRun = false, change, idempotencyKey: key }: Acting & OrderedChange,
  via: Via,
): Promise<ChangedAccount> {
  const owner = accountInScope(principal, companyId === undefined ? {} : { companyId })
  const connection = dryRun ? Number.MAX_SAFE_INTEGER : await core.store.allocateIds(1)
  if (dryRun) {
    const stored = (await core.store.rating.find(owner)) ?? (await newStored(core, owner))
    const open = new OpenAccount(core, stored)
    const cost = await order(core, open, change, connection)
    const after = open.step(core.clock.now(), null).to
    return { applied: false, cost, account: viewOf(core, after, await core.store.rating.listNumbers(owner)) }
  }
  const requestHash = createHash('sha256').update(JSON.stringify(change)).digest('hex')
  const known = key === undefined ? undefined : await knownAnswer(core, owner, key, requestHash)
  if (known !== undefined) return known
  const audit = (stored: StoredAccount) =>
    auditOf(core, principal, via, {
      companyId: owner,
      action: 'rating.change',
      subject: `company:${owner}`,
      before: { version: stored.version },
      after: change,
    })
  await openFirst(core, owner, change, connection, audit)
  const numbers = await core.store.rating.listNumbers(owner)
  let answer: ChangedAccount | undefined
  let cost: ChangeCost | undefined
  await advance(
    core,
    owner,
    async (open) => {
      answer = key === undefined ? undefined : await knownAnswer(core, owner, key, requestHash)
      if (answer !== undefined) return null
      cost = await order(core, open, change, connection)
      await retryParked(core, open)
      return { result: null, audit: audit(open.stored) }
    },
    (step) => {
      if (cost === undefined) throw new Error('a change was written that nobody ordered')
      answer = { applied: true, cost, account: viewOf(core, step.to, numbers) }
      const request = key === undefined ? null : { key, requestHash, answer: JSON.stringify(answer) }
      return core.store.rating.advance({ ...step, request })
    },
  )
  if (answer === undefined) throw new GatewayError('not_found', 'There is no such company.')
  await core.snapshots.refresh('rating')
  return answer
}

/** @throws GatewayError `idempotency_mismatch` for a key that was used for another change */
async function knownAnswer(
  core: CoreContext,
  companyId: CompanyId,
  key: string,
  requestHash: string,
): Promise<ChangedAccount | undefined> {
  const known = await core.store.rating.findRequest(companyId, key)
  if (known === undefined) return undefined
  if (known.requestHash === requestHash) return JSON.parse(known.answer) as ChangedAccount
  throw new GatewayError('idempotency_mismatch', 'This idempotency key was used for another change.', {
    field: 'Idempotency-Key',
  })
}

/** The account's row, before the first change, unless that would be refused. */
async function openFirst(
  core: CoreContext,
  owner: CompanyId,
  change: AccountChange,
  connection: number,
  audit: (stored: StoredAccount) => ReturnType<typeof auditOf>,
): Promise<void> {
  if ((await core.store.rating.find(owner)) !== undefined) return
  const stored = await newStored(core, owner)
  await order(core, new OpenAccount(core, stored), change, connection)
  await core.store.rating.insert(stored, audit(stored)).catch((error: unknown) => {
    // Somebody else has opened it meanwhile: the change goes on from there.
    if (!(error instanceof GatewayError) || error.code !== 'conflict') throw error
  })
}

async function newStored(core: CoreContext, companyId: CompanyId): Promise<StoredAccount> {
  if (companyId === PLATFORM || (await core.store.accounts.findCompany(companyId)) === undefined)
    throw new GatewayError('not_found', 'There is no such company.')
  const now = core.clock.now()
  return {
    companyId,
    version: 1,
    zone: core.companies.zoneOf(companyId),
    document: emptyDocument,
    lastPosting: 0,
    ...{ dueAt: null, smsSince: null, spendingLimit: null, heldMonth: null },
    followed: await core.store.events.end(),
    createdAt: now,
    updatedAt: now,
  }
}

/** Does what is ordered to the open account; what it costs until the month ends. */
async function order(
  core: CoreContext,
  open: OpenAccount,
  change: AccountChange,
  connection: number,
): Promise<ChangeCost> {
  const { account, stored } = open
  const now = core.clock.now()
  const today = account.calendar.dayAt(now)
  if (change.do === 'start_employee_offer' || account.sms.employeeOffer.length > 0)
    open.headCount = count(account, await countedPeople(core, stored.companyId), today.date)
  const before = copyAccount(account)
  const action = await actionOf(core, stored.companyId, change, { connection, now })
  perform(account, action)
  // Calls since then, which nobody charged, are charged now.
  if (action.do === 'connect_number') open.recall = { number: action.number, from: action.at }
  if (stored.smsSince === null && isOfSms(change)) {
    // What the operator accepted before the offer was connected is nobody's business: it is passed over by its time.
    open.changes.smsSince = now
    open.changes.followed = await core.store.events.end()
  }
  return costOf(before, account, lastDay(today.month))
}

function isOfSms({ do: what }: AccountChange): boolean {
  return what === 'connect_sms_package' || what === 'start_employee_offer'
}

function costOf(before: Account, after: Account, through: LocalDate): ChangeCost {
  const charged = (account: Account) => chargeThrough(copyAccount(account), through)
  const amounts = new Map(charged(before).map(({ id, amount }) => [id, amount]))
  const charges: { date: LocalDate; amount: Money; explanation: string }[] = []
  let total = 0
  const add = (posting: Posting, amount: Money) => {
    total += amount
    charges.push({ date: posting.bookedOn, amount, explanation: explainPosting(posting, after.catalogue) })
  }
  for (const posting of charged(after)) {
    const was = amounts.get(posting.id)
    amounts.delete(posting.id)
    if (posting.amount !== (was ?? 0)) add(posting, moneyFromKopecks(posting.amount - (was ?? 0)))
  }
  // What falls away.
  for (const posting of charged(before))
    if (amounts.has(posting.id) && posting.amount !== 0) add(posting, moneyFromKopecks(-posting.amount))
  charges.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
  return { month: through.slice(0, 7) as LocalMonth, charges, total: moneyFromKopecks(total) }
}

async function actionOf(
  core: CoreContext,
  companyId: CompanyId,
  change: AccountChange,
  { connection, now: at }: { connection: number; now: number },
): Promise<Action> {
  switch (change.do) {
    case 'connect_sms_package':
      return { ...change, connection, at }
    case 'disconnect_sms_package':
    case 'start_employee_offer':
    case 'stop_employee_offer':
      return { ...change, at }
    default: {
      const number = await numberOf(core, companyId, change.number)
      if (change.do === 'connect_number') {
        const from = change.at ?? at
        if (from > at) throw inFuture()
        return { ...change, number: number.id, existsFrom: number.activeFrom, at: from }
      }
      if (change.do === 'connect_package') return { ...change, number: number.id, connection, at }
      return { ...change, number: number.id, at }
    }
  }
}

function inFuture(): GatewayError {
  return new GatewayError('invalid_parameter', 'The date is in the future; order the change when it is due.', {
    field: 'at',
  })
}

async function numberOf(core: CoreContext, companyId: CompanyId, address: string): Promise<RatedNumber> {
  const own = await core.store.rating.listNumbers(companyId)
  const found = own.find((number) => number.address === address)
  if (found !== undefined) return found
  throw new GatewayError('invalid_parameter', 'The company has no such number of its own.', { field: 'number' })
}
