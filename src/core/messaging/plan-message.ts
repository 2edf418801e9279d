import { createHash } from 'node:crypto'

import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { priceOfPlan } from '../rating/ledger/message-prices.js'
import type { Price } from '../rating/price.js'
import { requireBudget } from '../rights/budget.js'
import { priceBudget } from '../rights/price-budget.js'
import { shownRecipient } from './build-acceptance.js'
import type { SubmitCommand } from './commands.js'
import type { LongerMessage, MessagePlan, PlannedMessage } from './message-plan.js'
import type { PlannedLot, PlannedRecipient, SubmissionPlan } from './plan-submission.js'
import { planSubmission } from './plan-submission.js'
import { numberedCommand } from './reach-people.js'
import { explainSegmentation } from './segmentation/index.js'

/** Messages that a plan shows one by one; the totals and the refusals are always whole. */
const shownMessages = 100

/**
 * What `submitMessage` would do with the same command, decided by the same code. Writes nothing.
 *
 * @throws GatewayError as `planSubmission`; `forbidden`
 */
export async function planMessage(
  core: CoreContext,
  principal: Principal,
  command: SubmitCommand,
): Promise<MessagePlan> {
  requireScope(principal, 'messages:send')
  const plan = planSubmission(core, principal.companyId, await numberedCommand(core, principal, command))
  const budget = await priceBudget(core, plan)
  if (budget !== null) await requireBudget(core, plan.companyId, budget)
  return describePlan(plan, await priceOfPlan(core, principal.companyId, plan))
}

export function describePlan(plan: SubmissionPlan, price: Price): MessagePlan {
  const placed = inRequestOrder(plan)
  const first = placed[0]?.[0]
  const counts = plan.lots.map(({ text }) => text.chosen.segmentation.segments.length)
  return {
    hash: hashPlan(plan),
    class: plan.class,
    lane: plan.lane,
    createdAt: plan.createdAt,
    deliverBefore: plan.deliverBefore,
    recipients: plan.recipients,
    segments: {
      total: plan.lots.reduce((sum, { recipients }, index) => sum + recipients.length * (counts[index] ?? 0), 0),
      min: counts.reduce((least, count) => Math.min(least, count), Infinity),
      max: counts.reduce((most, count) => Math.max(most, count), 0),
    },
    longer: longerOf(plan.lots, counts),
    messages: placed.slice(0, shownMessages).map(([lot, recipient]) => plannedMessage(lot, recipient)),
    refused: plan.refused,
    companies: plan.guests.map(({ companyId, name, recipients }) => ({ id: companyId, name, recipients })),
    tags: plan.labels.map(({ name }) => name),
    advice: first === undefined ? [] : explainSegmentation(first.text.chosen.segmentation).advice,
    price,
  }
}

function longerOf(lots: readonly PlannedLot[], counts: readonly number[]): MessagePlan['longer'] {
  const fewest = Math.min(...new Set(counts))
  const longer = lots
    .map(({ recipients }, index) => ({ recipients, segmentCount: counts[index] ?? 0 }))
    .filter(({ segmentCount }) => segmentCount > fewest)
    .sort((a, b) => b.segmentCount - a.segmentCount)
  const messages: LongerMessage[] = []
  for (const { recipients, segmentCount } of longer) {
    for (const recipient of recipients.slice(0, shownMessages - messages.length)) {
      const personId = recipient.guest === null ? recipient.personId : null
      messages.push({ to: shownRecipient(recipient), personId, segmentCount })
    }
  }
  return { recipients: longer.reduce((sum, { recipients }) => sum + recipients.length, 0), messages }
}

type Placed = readonly [lot: PlannedLot, recipient: PlannedRecipient]

function inRequestOrder({ lots, recipients }: SubmissionPlan): Placed[] {
  const placed = new Array<Placed>(recipients)
  for (const lot of lots) for (const recipient of lot.recipients) placed[recipient.position] = [lot, recipient]
  return placed
}

function plannedMessage({ way, text, moment }: PlannedLot, recipient: PlannedRecipient): PlannedMessage {
  const { sentText, segmentation, transliterated } = text.chosen
  const { number, zone, personId, guest } = recipient
  return {
    to: shownRecipient(recipient),
    personId: guest === null ? personId : null,
    recipientCompanyId: guest === null ? null : guest.companyId,
    number: guest === null ? number : null,
    route: way.route,
    carrier: way.carrier.name,
    alternatives: way.alternatives.map(({ carrier }) => carrier),
    from: way.from,
    senderReplaced: way.senderReplaced,
    text: sentText,
    transliterated,
    encoding: segmentation.encoding,
    segmentCount: segmentation.segments.length,
    state: moment.state,
    sendAt: moment.sendAt,
    heldBy: moment.heldBy,
    zone: guest === null ? zone : null,
  }
}

/** A message that goes at once has no instant in it: the plan of a minute ago still holds. */
export function hashPlan(plan: SubmissionPlan): string {
  const hash = createHash('sha256').update(JSON.stringify([plan.class, plan.lane, plan.deliverBefore]))
  for (const { way, text, moment, recipients } of plan.lots) {
    const { sentText, segmentation } = text.chosen
    const { carrier, from, route } = way
    const waitsUntil = moment.state === 'queued' ? null : moment.sendAt
    hash.update(JSON.stringify([route, carrier.name, from, sentText, segmentation.segments.length, waitsUntil]))
    // Of who is another company's there is no number in it either: few of them could be guessed from the hash.
    hash.update(recipients.map(shownRecipient).join())
  }
  hash.update(JSON.stringify(plan.refused.map(({ to, code }) => [to, code])))
  return hash.digest('base64url')
}
