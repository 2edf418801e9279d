import { type Hours, openingAround } from '../calendar/hours.js'
import { describeHours } from '../calendar/hours-rules.js'
import type { CoreContext } from '../context.js'
import type { ErrorCode, RefusalCode, RefusedRecipient } from '../errors.js'
import { GatewayError } from '../errors.js'
import { requireSpending } from '../rating/ledger/spending-limit.js'
import { budgetOf, type BudgetShare } from '../rights/budget.js'
import type { StoredRights } from '../rights/rights.js'
import type { NumberInfo } from '../routing/numbering.js'
import type { CompanyId, PersonId } from '../values/ids.js'
import { noMoney } from '../values/money.js'
import type { Msisdn } from '../values/msisdn.js'
import { parseSenderName } from '../values/sender-name.js'
import { type CarrierChoice, CarrierChoices, type Refusal } from './carrier-choice.js'
import type { MessageTag, NumberedCommand, SubmitCommand } from './commands.js'
import type { Guest } from './guest.js'
import { type Lane, laneOfClass, type MessageClass } from './message.js'
import { maxReachedRecipients } from './reach-people.js'
import { type ResolvedRecipient, resolveRecipients } from './recipients.js'
import { withInstants } from './relative-times.js'
import { isAutomatic, isBeyondReplies } from './reply-hint.js'
import { type SendMoment, SendMoments } from './send-time.js'
import { type PersonalText, TextChoices, type TextRequest } from './text-choice.js'

/** Recipients that differ in nothing but their number. */
export interface PlannedLot {
  readonly way: CarrierChoice
  readonly text: PersonalText
  readonly moment: SendMoment
  readonly recipients: PlannedRecipient[]
}

export interface PlannedRecipient {
  readonly to: Msisdn
  /** Place among those who get a message, in the order of the request. */
  readonly position: number
  readonly number: NumberInfo
  readonly zone: string
  readonly personId: PersonId | null
  /** The company whose person it is, where that is another: its number is not the sender's to know. */
  readonly guest: Guest | null
}

/** Everything decided about a request before anything is written. */
export interface SubmissionPlan {
  readonly companyId: CompanyId
  readonly createdAt: number
  readonly class: MessageClass
  readonly lane: Lane
  readonly deliverBefore: number | null
  readonly lots: readonly PlannedLot[]
  /** Messages in all lots. */
  readonly recipients: number
  readonly refused: readonly RefusedRecipient[]
  /** Companies whose people are among the recipients. */
  readonly guests: readonly Guest[]
  readonly labels: readonly MessageTag[]
  /** What it takes of the sender's month, not priced yet; null where there is no limit. */
  readonly budget: BudgetShare | null
}

/**
 * Decides about every recipient: number, opt-out, route, sender, text, moment. Reads nothing but memory and writes nothing.
 *
 * @throws GatewayError `no_valid_recipient` when nobody is left, or somebody is refused and the caller wants all or nothing;
 * `rate_limited` for a mailing that a spending limit holds; `invalid_parameter`, `invalid_sender`, `empty_text`, `text_too_long`, `time_in_past`
 */
export function planSubmission(core: CoreContext, companyId: CompanyId, given: NumberedCommand): SubmissionPlan {
  const now = core.clock.now()
  const command = withInstants(given, now)
  checkTimes(command, now)
  const limit = given.unreached === undefined ? core.settings.maxRecipients : maxReachedRecipients
  const { accepted, refused } = resolveRecipients(command.to, limit)
  if (given.unreached !== undefined) for (const one of given.unreached) refused.push(one)
  const messageClass = command.class ?? 'service'
  const lane = command.lane ?? laneOf(messageClass, accepted.length, core.settings.chunkRecipients)
  requireSpending(core, companyId, { messageClass, lane })
  const planner = new Planner(core, companyId, command, messageClass, lane, now)
  let recipients = 0
  for (const recipient of accepted) {
    const refusal = planner.place(recipient, recipients)
    if (refusal === null) recipients += 1
    else if (recipient.details?.guest !== undefined) recipient.details.guest.refuse(refusal.code, refusal.reason)
    else refused.push({ to: recipient.written, code: refusal.code, reason: refusal.reason })
  }
  if (given.guests !== undefined) for (const guest of given.guests) refused.push(...guest.refusals())
  if (recipients === 0 || refused.some((one) => refusesAll(command.onRefusedRecipient, one))) {
    throw noValidRecipient(recipients, refused)
  }
  const deliverBefore = command.deliverBefore ?? null
  return {
    companyId,
    createdAt: now,
    class: messageClass,
    lane,
    deliverBefore,
    lots: planner.lots,
    recipients,
    refused,
    guests: given.guests ?? none,
    labels: given.labels ?? none,
    budget: given.rights === undefined ? null : shareOf(core, given.rights, planner.lots, now),
  }
}

const none: readonly never[] = []

function shareOf(
  core: CoreContext,
  rights: StoredRights,
  lots: readonly PlannedLot[],
  now: number,
): BudgetShare | null {
  const budget = budgetOf(core, rights, now)
  if (budget === null) return null
  let segments = 0
  for (const { text, recipients } of lots) segments += text.chosen.segmentation.segments.length * recipients.length
  return { ...budget, segments, money: noMoney }
}

/** Somebody named twice still gets the message. */
function isRefusal({ code }: RefusedRecipient): boolean {
  return code !== 'duplicate'
}

function refusesAll(policy: SubmitCommand['onRefusedRecipient'], refused: RefusedRecipient): boolean {
  switch (policy) {
    case 'skip':
      return false
    case 'skip_opted_out':
      return isRefusal(refused) && refused.code !== 'opted_out' && refused.code !== 'blacklisted'
    case 'refuse_all':
      return isRefusal(refused)
  }
}

/** What is wrong with all recipients alike is not the fault of any. */
const commonFaults: Partial<Record<RefusalCode, { code: ErrorCode; field: string }>> = {
  no_route: { code: 'no_carrier', field: 'to' },
  sender_not_allowed: { code: 'invalid_sender', field: 'from' },
}

function noValidRecipient(accepted: number, refused: readonly RefusedRecipient[]): GatewayError {
  const [first, ...rest] = refused.filter(isRefusal)
  const fault = first && rest.every(({ code }) => code === first.code) ? commonFaults[first.code] : undefined
  if (accepted === 0 && first !== undefined && fault !== undefined) {
    return new GatewayError(fault.code, `${first.reason}.`, { field: fault.field, refused })
  }
  const what = accepted === 0 ? 'None of the recipients can be texted' : 'Some recipients cannot be texted'
  const reason = first?.reason ?? 'the list is empty'
  return new GatewayError('no_valid_recipient', `${what}: ${reason}.`, { field: 'to', refused })
}

/** Nobody knows what it would cost, so it is not sent (R23a). */
const unpricedRefusal: Refusal = { code: 'no_price', reason: 'The tariff names no price for SMS abroad' }

class Planner {
  readonly lots: PlannedLot[] = []
  readonly #core: CoreContext
  readonly #companyId: CompanyId
  readonly #class: MessageClass
  readonly #lane: Lane
  readonly #now: number
  readonly #companyZone: string
  readonly #ways: CarrierChoices
  readonly #texts: TextChoices
  readonly #textRequest: TextRequest
  /** Whether some recipients are told how they can answer. */
  readonly #isHinted: boolean
  #hintedTexts: TextChoices | undefined
  readonly #moments: SendMoments
  /** In which the sender's messages may leave; null: always. */
  readonly #hours: Hours | null
  #open: Map<SendMoment, boolean> | undefined
  /** Lots by what their recipients share. */
  readonly #byText = new Map<PersonalText, PlannedLot[]>()

  constructor(
    core: CoreContext,
    companyId: CompanyId,
    command: NumberedCommand,
    messageClass: MessageClass,
    lane: Lane,
    now: number,
  ) {
    this.#core = core
    this.#companyId = companyId
    this.#class = messageClass
    this.#lane = lane
    this.#now = now
    this.#companyZone = core.companies.zoneOf(companyId)
    this.#ways = new CarrierChoices(core, companyId, sendersOf(command, core.settings.defaultSender))
    this.#moments = new SendMoments(core, companyId, command, messageClass, now)
    this.#hours = command.rights?.hours ?? null
    this.#textRequest = {
      text: command.text,
      values: command.values,
      isPersonal: command.to.some((to) => typeof to !== 'string' && to.values !== undefined),
      transliterate: command.transliterate ?? 'off',
      maxSegments: core.settings.maxSegments,
    }
    this.#texts = new TextChoices(this.#textRequest)
    this.#isHinted = core.settings.replyHint !== null && !isAutomatic(command.traceId)
  }

  get #hinted(): TextChoices {
    const text = `${this.#textRequest.text}\n${this.#core.settings.replyHint ?? ''}`
    return (this.#hintedTexts ??= new TextChoices({ ...this.#textRequest, text }))
  }

  /** Puts the recipient into its lot; the reason when it gets nothing. */
  place({ to, details }: ResolvedRecipient, position: number): Refusal | null {
    const stop = this.#core.optOuts.refusal(this.#companyId, to, this.#class)
    if (stop !== null) return stop
    if (this.#core.rating.refuses(this.#companyId, to, this.#now)) return unpricedRefusal
    const route = this.#core.routing.choose({ companyId: this.#companyId, to, class: this.#class, lane: this.#lane })
    const way = this.#ways.choose(route)
    if ('code' in way) return way
    const texts = this.#isHinted && isBeyondReplies(this.#core, way.from, route.number) ? this.#hinted : this.#texts
    const text = texts.choose(details?.values, way.segmentWidth)
    if ('code' in text) return text
    const zone = details?.zone ?? route.number.zone ?? this.#companyZone
    const moment = details?.zone === undefined ? this.#moments.in(zone) : this.#moments.inGiven(zone)
    if ('code' in moment) return moment
    if (this.#hours !== null && !this.#isOpen(this.#hours, moment)) return this.#closed(this.#hours)
    const guest = details?.guest ?? null
    if (guest !== null) guest.recipients += 1
    this.#lotOf(way, text, moment).recipients.push({
      to,
      position,
      number: route.number,
      zone,
      personId: details?.personId ?? null,
      guest,
    })
    return null
  }

  /** Recipients of one moment are asked once. */
  #isOpen(hours: Hours, moment: SendMoment): boolean {
    this.#open ??= new Map()
    let isOpen = this.#open.get(moment)
    if (isOpen === undefined) {
      isOpen = openingAround(hours, this.#companyZone, moment.sendAt).open
      this.#open.set(moment, isOpen)
    }
    return isOpen
  }

  #closed(hours: Hours): Refusal {
    return { code: 'not_allowed', reason: `You may send ${describeHours(hours)} (${this.#companyZone})` }
  }

  #lotOf(way: CarrierChoice, text: PersonalText, moment: SendMoment): PlannedLot {
    let lots = this.#byText.get(text)
    if (lots === undefined) this.#byText.set(text, (lots = []))
    let lot = lots.find((one) => one.way === way && one.moment === moment)
    if (lot === undefined) {
      lot = { way, text, moment, recipients: [] }
      lots.push(lot)
      this.lots.push(lot)
    }
    return lot
  }
}

/** A moment that has just passed while the request travelled is not an error. */
const clockToleranceMs = 60_000

function checkTimes({ scheduledAt, scheduledLocal, deliverBefore }: SubmitCommand, now: number): void {
  if (scheduledAt !== undefined && scheduledLocal !== undefined) {
    throw new GatewayError('invalid_parameter', 'Give scheduledAt or scheduledLocal, not both.', {
      field: 'scheduledLocal',
    })
  }
  if (scheduledAt !== undefined && scheduledAt < now - clockToleranceMs) {
    throw new GatewayError('time_in_past', 'scheduledAt lies in the past; leave it out to send now.', {
      field: 'scheduledAt',
    })
  }
  if (deliverBefore === undefined) return
  if (deliverBefore <= now) {
    throw new GatewayError('time_in_past', 'deliverBefore lies in the past: nothing could be sent.', {
      field: 'deliverBefore',
    })
  }
  if (scheduledAt !== undefined && deliverBefore <= scheduledAt) {
    throw new GatewayError('invalid_parameter', 'deliverBefore must be later than scheduledAt.', {
      field: 'deliverBefore',
    })
  }
}

/** In the order in which a carrier is asked for them. */
function sendersOf({ from, onUnusableSender }: NumberedCommand, defaultSender: string | null): string[] {
  if (from === undefined || onUnusableSender !== 'use_default' || defaultSender === null) {
    return [senderOf(from ?? defaultSender)]
  }
  const wanted = parseSenderName(from)
  return wanted.ok ? [wanted.value.value, senderOf(defaultSender)] : [senderOf(defaultSender)]
}

function senderOf(text: string | null): string {
  if (text === null) {
    throw new GatewayError('invalid_sender', 'Name a sender: a registered name, a number or a short code.', {
      field: 'from',
    })
  }
  const sender = parseSenderName(text)
  if (!sender.ok) throw new GatewayError('invalid_sender', `${sender.reason}.`, { field: 'from' })
  return sender.value.value
}

function laneOf(messageClass: MessageClass, recipients: number, largeBroadcast: number): Lane {
  if (messageClass !== 'alert' && recipients > largeBroadcast) return 'bulk'
  return laneOfClass[messageClass]
}
