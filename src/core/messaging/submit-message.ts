import { createHash } from 'node:crypto'

import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { parseMailAddress } from '../conversations/mail.js'
import { GatewayError } from '../errors.js'
import { KnownMail, sentMail } from '../mail/mail-record.js'
import { priceOfNew } from '../rating/ledger/message-prices.js'
import { overBudget } from '../rights/budget.js'
import { priceBudget } from '../rights/price-budget.js'
import type { CompanyId, MessageId } from '../values/ids.js'
import { acceptanceOf, idsOf, type NumberedPlan, numberPlan } from './build-acceptance.js'
import type { SubmitCommand } from './commands.js'
import type { SubmitResult } from './message.js'
import { describePlan, hashPlan } from './plan-message.js'
import { planSubmission, type SubmissionPlan } from './plan-submission.js'
import { numberedCommand } from './reach-people.js'
import type {
  Acceptance,
  AcceptAnswer,
  ClaimedSegment,
  MessageCommon,
  MessageLot,
  NewRecipient,
} from './submission-record.js'

/**
 * Accepts one text for any number of recipients. Returns after the commit: what is told here is on disk. A request with an
 * idempotency key that was used before gets the first answer.
 *
 * @throws GatewayError as `planSubmission`; `plan_changed` when the plan that the caller names no longer holds; `no_carrier`,
 * `idempotency_mismatch`, `forbidden`, `rate_limited`, `overloaded`, `storage_unavailable`, `storage_full`; KnownMail for a mail that was taken before
 */
export async function submitMessage(
  core: CoreContext,
  principal: Principal,
  command: SubmitCommand,
): Promise<SubmitResult> {
  requireScope(principal, 'messages:send')
  const startedAt = performance.now()
  const requestHash = command.idempotencyKey === undefined ? '' : hashRequest(command)
  if (command.idempotencyKey !== undefined) {
    const known = await core.store.messages.findAnswer(principal.companyId, command.idempotencyKey)
    if (known !== undefined) return replay(known.requestHash === requestHash ? known.result : undefined)
  }
  const numbered = await numberedCommand(core, principal, command)
  core.limits.takeRecipients(principal, numbered.to.length, command.class ?? 'service')
  const planned = planSubmission(core, principal.companyId, numbered)
  const plan = planned.budget === null ? planned : { ...planned, budget: await priceBudget(core, planned) }
  if (command.planHash !== undefined) requirePlan(core, principal.companyId, plan, command.planHash)
  const result = await accept(core, plan, command, authorOf(principal), requestHash)
  core.observer.onAccepted(result.lane, result.messages.length, performance.now() - startedAt)
  return result
}

/** The gateway itself has one name in every company. */
function authorOf({ actor }: Principal): string {
  return actor.startsWith('system:') ? 'system' : actor
}

function requirePlan(core: CoreContext, companyId: CompanyId, plan: SubmissionPlan, promised: string): void {
  if (hashPlan(plan) === promised) return
  throw new GatewayError('plan_changed', 'The message would no longer be sent as planned; look at the new plan.', {
    field: 'planHash',
    plan: describePlan(plan, priceOfNew(core, companyId)),
  })
}

async function accept(
  core: CoreContext,
  plan: SubmissionPlan,
  command: SubmitCommand,
  author: string,
  requestHash: string,
): Promise<SubmitResult> {
  const numbered = numberPlan(plan, command, author, await core.store.allocateIds(idsOf(plan)))
  const { idempotencyKey: key } = command
  const idempotency = key === undefined ? null : { key, requestHash }
  const acceptance = acceptanceOf(plan, numbered, idempotency, core.settings.chunkRecipients)
  if (command.replyMail !== undefined) acceptance.replyMail = replyMailOf(command.replyMail, numbered)
  if (command.mail !== undefined) acceptance.mail = sentMail(command.mail, numbered.result)
  for (const lot of acceptance.lots) reserveSlots(core, lot)
  const answer = await write(core, acceptance)
  if (answer.kind === 'over_budget' && plan.budget !== null)
    throw overBudget(core, plan.companyId, plan.budget, answer.used)
  if (answer.kind === 'known_mail') throw new KnownMail(answer.id)
  if (answer.kind !== 'accepted') return replay(answer.kind === 'replayed' ? answer.result : undefined)
  if (acceptance.broadcast !== null && acceptance.broadcast.chunks.length > 0) core.gate.wakeMaterialiser()
  for (const [index, lot] of acceptance.lots.entries()) {
    dispatch(core, lot, plan.lots[index]?.text.chosen.segmentation.text ?? lot.common.text)
  }
  return numbered.result
}

/** Ids of the messages of one request are consecutive. */
function replyMailOf(address: string, { result }: NumberedPlan): NonNullable<Acceptance['replyMail']> {
  const ids = result.messages.map(({ id }) => id)
  const [first = 0 as MessageId] = ids
  const range = { firstId: first, lastId: first }
  for (const id of ids) {
    if (id < range.firstId) range.firstId = id
    if (id > range.lastId) range.lastId = id
  }
  return { address: mailAddressOf(address), ...range }
}

function mailAddressOf(text: string): string {
  const address = parseMailAddress(text)
  if (address !== undefined) return address
  throw new GatewayError('invalid_parameter', 'replyMail is no mail address.', { field: 'replyMail' })
}

async function write(core: CoreContext, acceptance: Acceptance): Promise<AcceptAnswer> {
  try {
    const answer = await core.store.messages.accept(acceptance)
    if (answer.kind !== 'accepted') releaseSlots(core, acceptance)
    return answer
  } catch (error) {
    releaseSlots(core, acceptance)
    throw error
  }
}

function submissionsOf(common: MessageCommon): number {
  return common.whole ? 1 : common.segmentCount
}

/** Marks the recipients that can be submitted right after the commit. */
function reserveSlots(core: CoreContext, { common, recipients }: MessageLot): void {
  if (common.state !== 'queued') return
  for (const recipient of recipients) {
    if (!core.gate.reserve(common.carrier, common.lane, submissionsOf(common))) return
    recipient.claimed = true
  }
}

function releaseSlots(core: CoreContext, { lots }: Acceptance): void {
  for (const { common, recipients } of lots) {
    const claimed = recipients.filter((recipient) => recipient.claimed).length
    if (claimed > 0) core.gate.release(common.carrier, claimed * submissionsOf(common))
  }
}

function dispatch(core: CoreContext, { common, recipients }: MessageLot, text: string): void {
  const claimed = recipients.filter((recipient) => recipient.claimed)
  if (claimed.length > 0) {
    core.gate.submit(
      common.carrier,
      claimed.flatMap((recipient) => claimedSegments(common, recipient, text)),
    )
  }
  if (claimed.length < recipients.length) core.gate.wake(common.carrier, common.sendAt)
}

function claimedSegments(common: MessageCommon, recipient: NewRecipient, text: string): ClaimedSegment[] {
  return Array.from({ length: submissionsOf(common) }, (_, index) => ({
    companyId: common.companyId,
    messageId: recipient.id,
    ordinal: index + 1,
    segmentCount: common.segmentCount,
    concatReference: recipient.concatReference,
    from: common.from,
    to: recipient.to,
    encoding: common.encoding,
    text,
    lane: common.lane,
    class: common.class,
    zone: common.zone,
    deliverBefore: common.deliverBefore,
    traceId: common.traceId,
  }))
}

function replay(first: SubmitResult | undefined): SubmitResult {
  if (first !== undefined) return first
  throw new GatewayError(
    'idempotency_mismatch',
    'This idempotency key was used for a different request; use a new key.',
    { field: 'Idempotency-Key' },
  )
}

/** Two requests are the same when they ask for the same thing; the trace id and the interface do not count. */
function hashRequest({ traceId: _traceId, via: _via, idempotencyKey: _key, ...intent }: SubmitCommand): string {
  const sorted = Object.fromEntries(Object.entries(intent).sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
