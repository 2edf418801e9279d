import { type BudgetShare, moneyUpTo } from '../rights/budget.js'
import { subscriberName } from '../tags/tag.js'
import type { BroadcastId, MessageId } from '../values/ids.js'
import type { SubmitCommand } from './commands.js'
import { ConcatReferences } from './concat-reference.js'
import type { AcceptedRecipient, SubmitResult } from './message.js'
import type { PlannedLot, PlannedRecipient, SubmissionPlan } from './plan-submission.js'
import type { Acceptance, MessageCommon, MessageLot, NewBroadcast, NewRecipient } from './submission-record.js'

/** The rows of a plan, numbered. */
export interface NumberedPlan {
  readonly broadcastId: BroadcastId | null
  readonly lots: readonly MessageLot[]
  readonly result: SubmitResult
}

// Starts anywhere: a restarted gateway must not repeat the references of messages that are still in flight.
const references = new ConcatReferences(Math.trunc(performance.timeOrigin + performance.now()))

/** Ids that a plan needs: one for each message, and one for the broadcast that several make. */
export function idsOf({ recipients }: SubmissionPlan): number {
  return recipients > 1 ? recipients + 1 : recipients
}

/** Gives ids from `firstId` on; those of a lot are consecutive. */
export function numberPlan(
  plan: SubmissionPlan,
  command: SubmitCommand,
  author: string,
  firstId: number,
): NumberedPlan {
  const broadcastId = plan.recipients > 1 ? ((firstId + plan.recipients) as BroadcastId) : null
  const messages = new Array<AcceptedRecipient>(plan.recipients)
  let nextId = firstId
  const purse = plan.budget === null || plan.budget.money === 0 ? null : new Purse(plan.budget)
  const lots = plan.lots.map((lot): MessageLot => {
    const common = commonOf(plan, lot, command, author, broadcastId)
    const { state, segmentCount } = common
    const recipients = lot.recipients.map((planned): NewRecipient => {
      const { to, position, personId, guest } = planned
      const id = nextId as MessageId
      nextId += 1
      messages[position] = { id, to: shownRecipient(planned), state, segmentCount }
      const concatReference = segmentCount > 1 ? references.next(common.from, to, lot.way.referenceWidth) : 0
      const recipient: NewRecipient = { id, to, personId, concatReference, claimed: false }
      if (guest !== null) recipient.recipientCompanyId = guest.companyId
      if (purse !== null) recipient.kopecks = purse.take(segmentCount)
      return recipient
    })
    return { common, recipients }
  })
  return { broadcastId, lots, result: resultOf(plan, command, broadcastId, lots, messages) }
}

/** Hands out what a request costs to its messages, by their segments, to the last kopeck. */
class Purse {
  readonly #budget: BudgetShare
  #segments = 0

  constructor(budget: BudgetShare) {
    this.#budget = budget
  }

  take(segments: number): number {
    const before = moneyUpTo(this.#segments, this.#budget)
    this.#segments += segments
    return moneyUpTo(this.#segments, this.#budget) - before
  }
}

function commonOf(
  plan: SubmissionPlan,
  { way, text, moment }: PlannedLot,
  command: SubmitCommand,
  author: string,
  broadcastId: BroadcastId | null,
): MessageCommon {
  const { sentText, segmentation } = text.chosen
  const common: MessageCommon = {
    companyId: plan.companyId,
    broadcastId,
    from: way.from,
    text: text.text,
    sentText: sentText === text.text ? null : sentText,
    encoding: segmentation.encoding,
    segmentCount: segmentation.segments.length,
    class: plan.class,
    lane: plan.lane,
    state: moment.state,
    reference: command.reference ?? null,
    traceId: command.traceId,
    createdAt: plan.createdAt,
    scheduledAt: moment.scheduledAt,
    sendAt: moment.sendAt,
    heldBy: moment.heldBy,
    zone: moment.zone,
    deliverBefore: plan.deliverBefore,
    route: way.route,
    carrier: way.carrier.name,
    whole: way.carrier.whole,
    alternatives: way.alternatives,
    author,
    via: command.via,
  }
  if (plan.labels.length > 0) common.tags = plan.labels
  if (plan.budget !== null) common.budget = { userId: plan.budget.userId, month: plan.budget.month }
  return common
}

/** What the sender is told of a recipient. */
export function shownRecipient({ to, personId, guest }: PlannedRecipient): string {
  return guest === null || personId === null ? to : subscriberName(personId)
}

function resultOf(
  plan: SubmissionPlan,
  command: SubmitCommand,
  broadcastId: BroadcastId | null,
  lots: readonly MessageLot[],
  messages: readonly AcceptedRecipient[],
): SubmitResult {
  let segmentsTotal = 0
  let segmentsPerMessage = 0
  let encoding: SubmitResult['encoding'] = 'gsm7'
  let state: SubmitResult['state'] | null = null
  for (const { common, recipients } of lots) {
    segmentsTotal += common.segmentCount * recipients.length
    if (common.segmentCount > segmentsPerMessage) segmentsPerMessage = common.segmentCount
    if (common.encoding === 'ucs2') encoding = 'ucs2'
    state = state === null || state === common.state ? common.state : 'queued'
  }
  return {
    broadcastId,
    messages,
    refused: plan.refused,
    state: state ?? 'queued',
    encoding,
    segmentsPerMessage,
    segmentsTotal,
    class: plan.class,
    lane: plan.lane,
    createdAt: plan.createdAt,
    scheduledAt: command.scheduledAt ?? null,
    deliverBefore: plan.deliverBefore,
  }
}

/** What the store takes: rows at once, or frozen chunks of at most `chunkRecipients` for a large broadcast. */
export function acceptanceOf(
  plan: SubmissionPlan,
  { broadcastId, lots, result }: NumberedPlan,
  idempotency: { key: string; requestHash: string } | null,
  chunkRecipients: number,
): Acceptance {
  const isLarge = plan.recipients > chunkRecipients
  const broadcast: NewBroadcast | null =
    broadcastId === null
      ? null
      : { id: broadcastId, recipients: plan.recipients, chunks: isLarge ? chunksOf(lots, chunkRecipients) : [] }
  const acceptance: Acceptance = {
    companyId: plan.companyId,
    createdAt: plan.createdAt,
    lots: isLarge ? [] : lots,
    broadcast,
    idempotency: idempotency === null ? null : { ...idempotency, result },
  }
  if (plan.budget !== null) acceptance.budget = plan.budget
  return acceptance
}

function chunksOf(lots: readonly MessageLot[], size: number): MessageLot[][] {
  const chunks: MessageLot[][] = []
  let room = 0
  for (const { common, recipients } of lots) {
    for (let start = 0; start < recipients.length;) {
      if (room === 0) {
        chunks.push([])
        room = size
      }
      const taken = recipients.slice(start, start + room)
      chunks.at(-1)?.push({ common, recipients: taken })
      start += taken.length
      room -= taken.length
    }
  }
  return chunks
}
