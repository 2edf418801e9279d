import { createHash } from 'node:crypto'

import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { BroadcastId } from '../values/ids.js'
import { parseSenderName } from '../values/sender-name.js'
import type { SubmitCommand } from './commands.js'
import type { GateCarrier } from './dispatch-gate.js'
import type { Lane, MessageClass, SubmitResult } from './message.js'
import type { ResolvedRecipients } from './recipients.js'
import { numberRecipients, resolveRecipients } from './recipients.js'
import { withInstants } from './relative-times.js'
import type { Acceptance, AcceptAnswer, ClaimedSegment, MessageCommon, NewRecipient } from './submission-record.js'
import type { ChosenText } from './transliteration/index.js'
import { chooseText } from './transliteration/index.js'

/**
 * Accepts one text for any number of recipients. Returns after the commit: what is told here is on disk. A request with an
 * idempotency key that was used before gets the first answer.
 *
 * @throws GatewayError `no_valid_recipient`, `invalid_sender`, `empty_text`, `text_too_long`, `time_in_past`, `no_carrier`,
 * `idempotency_mismatch`, `forbidden`, `rate_limited`, `overloaded`, `storage_unavailable`, `storage_full`
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
  core.limits.takeRecipients(principal, command.to.length)
  const decision = decide(core, principal, withInstants(command, core.clock.now()))
  const result = await accept(core, decision, command, requestHash)
  core.observer.onAccepted(result.lane, result.messages.length, performance.now() - startedAt)
  return result
}

/** Everything decided about a request before anything is written. */
interface Decision {
  common: Omit<MessageCommon, 'broadcastId'>
  recipients: ResolvedRecipients
  chosen: ChosenText
  carrier: GateCarrier
}

function decide(core: CoreContext, principal: Principal, command: SubmitCommand): Decision {
  const now = core.clock.now()
  checkTimes(command, now)
  const recipients = resolveRecipients(command.to, core.settings.maxRecipients, command.onRefusedRecipient)
  const first = recipients.accepted[0]
  const carrier = first === undefined ? undefined : core.gate.carrierFor(first)
  if (carrier === undefined) {
    throw new GatewayError(
      'no_carrier',
      'No carrier is configured for this message; the platform administrator adds one.',
    )
  }
  const chosen = chooseText(command.text, command.transliterate ?? 'off', {
    maxSegments: core.settings.maxSegments,
    reference: carrier.concatenation,
  })
  const { segmentation } = chosen
  const messageClass = command.class ?? 'service'
  const common: Decision['common'] = {
    companyId: principal.companyId,
    from: senderOf(command.from ?? core.settings.defaultSender),
    text: command.text,
    sentText: chosen.sentText === command.text ? null : chosen.sentText,
    encoding: segmentation.encoding,
    segmentCount: segmentation.segments.length,
    class: messageClass,
    lane: command.lane ?? laneOf(messageClass, recipients.accepted.length, core.settings.chunkRecipients),
    state: command.scheduledAt !== undefined && command.scheduledAt > now ? 'scheduled' : 'queued',
    reference: command.reference ?? null,
    traceId: command.traceId,
    createdAt: now,
    scheduledAt: command.scheduledAt ?? null,
    deliverBefore: command.deliverBefore ?? null,
    carrier: carrier.name,
    whole: carrier.whole,
  }
  return { common, recipients, chosen, carrier }
}

/** A moment that has just passed while the request travelled is not an error. */
const clockToleranceMs = 60_000

function checkTimes({ scheduledAt, deliverBefore }: SubmitCommand, now: number): void {
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

const laneOfClass: Record<MessageClass, Lane> = { alert: 'alert', service: 'normal', mailing: 'bulk' }

function laneOf(messageClass: MessageClass, recipients: number, largeBroadcast: number): Lane {
  if (messageClass !== 'alert' && recipients > largeBroadcast) return 'bulk'
  return laneOfClass[messageClass]
}

async function accept(
  core: CoreContext,
  decision: Decision,
  command: SubmitCommand,
  requestHash: string,
): Promise<SubmitResult> {
  const { recipients, carrier } = decision
  const count = recipients.accepted.length
  const firstId = await core.store.allocateIds(count > 1 ? count + 1 : count)
  const broadcastId = count > 1 ? ((firstId + count) as BroadcastId) : null
  const common: MessageCommon = { ...decision.common, broadcastId }
  const numbered = numberRecipients(recipients.accepted, firstId, common, carrier.concatenation)
  const claimed = reserveSlots(core, common, numbered)
  const result = resultOf(common, numbered, recipients)
  const acceptance: Acceptance = {
    common,
    recipients: count > core.settings.chunkRecipients ? [] : numbered,
    broadcast: broadcastId === null ? null : broadcastOf(broadcastId, numbered, core.settings.chunkRecipients),
    idempotency: command.idempotencyKey === undefined ? null : { key: command.idempotencyKey, requestHash, result },
  }
  const answer = await write(core, acceptance, claimed * submissionsOf(common))
  if (answer.kind !== 'accepted') return replay(answer.kind === 'replayed' ? answer.result : undefined)
  dispatch(core, acceptance, decision.chosen.segmentation.text)
  return result
}

async function write(core: CoreContext, acceptance: Acceptance, slots: number): Promise<AcceptAnswer> {
  const { carrier } = acceptance.common
  try {
    const answer = await core.store.messages.accept(acceptance)
    if (answer.kind !== 'accepted' && slots > 0) core.gate.release(carrier, slots)
    return answer
  } catch (error) {
    if (slots > 0) core.gate.release(carrier, slots)
    throw error
  }
}

function submissionsOf(common: MessageCommon): number {
  return common.whole ? 1 : common.segmentCount
}

/** Marks the recipients that can be submitted right after the commit; how many. */
function reserveSlots(core: CoreContext, common: MessageCommon, recipients: readonly NewRecipient[]): number {
  if (common.state !== 'queued' || recipients.length > core.settings.chunkRecipients) return 0
  let claimed = 0
  for (const recipient of recipients) {
    if (!core.gate.reserve(common.carrier, common.lane, submissionsOf(common))) break
    recipient.claimed = true
    claimed += 1
  }
  return claimed
}

function broadcastOf(id: BroadcastId, recipients: readonly NewRecipient[], size: number): Acceptance['broadcast'] {
  const chunks: NewRecipient[][] = []
  if (recipients.length > size) {
    for (let start = 0; start < recipients.length; start += size) chunks.push(recipients.slice(start, start + size))
  }
  return { id, recipients: recipients.length, chunks }
}

function dispatch(core: CoreContext, { common, recipients, broadcast }: Acceptance, text: string): void {
  if (broadcast !== null && broadcast.chunks.length > 0) return core.gate.wakeMaterialiser()
  const claimed = recipients.filter((recipient) => recipient.claimed)
  if (claimed.length > 0) {
    core.gate.submit(
      common.carrier,
      claimed.flatMap((recipient) => claimedSegments(common, recipient, text)),
    )
  }
  if (claimed.length < recipients.length) core.gate.wake(common.carrier, common.scheduledAt ?? common.createdAt)
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
    deliverBefore: common.deliverBefore,
    traceId: common.traceId,
  }))
}

function resultOf(
  common: MessageCommon,
  recipients: readonly NewRecipient[],
  { refused }: ResolvedRecipients,
): SubmitResult {
  return {
    broadcastId: common.broadcastId,
    messages: recipients.map(({ id, to }) => ({ id, to })),
    refused,
    state: common.state,
    encoding: common.encoding,
    segmentsPerMessage: common.segmentCount,
    class: common.class,
    lane: common.lane,
    createdAt: common.createdAt,
    scheduledAt: common.scheduledAt,
    deliverBefore: common.deliverBefore,
  }
}

function replay(first: SubmitResult | undefined): SubmitResult {
  if (first !== undefined) return first
  throw new GatewayError(
    'idempotency_mismatch',
    'This idempotency key was used for a different request; use a new key.',
    {
      field: 'Idempotency-Key',
    },
  )
}

/** Two requests are the same when they ask for the same thing; the trace id does not count. */
function hashRequest({ traceId: _traceId, idempotencyKey: _key, ...intent }: SubmitCommand): string {
  const sorted = Object.fromEntries(Object.entries(intent).sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
