import type { SubmitCommand } from '../../../core/messaging/commands.js'
import type { SubmitResult } from '../../../core/messaging/message.js'
import { submitMessage } from '../../../core/messaging/submit-message.js'
import type { Header } from '../gateway-request.js'
import { parseInstant } from '../instant.js'
import { operation, type OperationInput } from '../operation.js'
import { presentSubmitResult } from '../present-message.js'

export const sendMessage = operation('sendMessage', async ({ core, principal, requestId }, input) => {
  const result = await submitMessage(core, principal, commandOf(input, requestId))
  return { status: 202, body: presentSubmitResult(result), headers: locationOf(result) }
})

/** Assigned one by one: spreading costs this operation, the busiest of all, a tenth of its time. */
function commandOf({ body, headers }: OperationInput<'sendMessage'>, traceId: string): SubmitCommand {
  const { to, text, onRefusedRecipient = 'skip' } = body
  const command: SubmitCommand = { to: typeof to === 'string' ? [to] : to, text, onRefusedRecipient, traceId }
  const scheduledAt = parseInstant(body.scheduledAt, 'scheduledAt')
  const deliverBefore = parseInstant(body.deliverBefore, 'deliverBefore')
  const idempotencyKey = headers['Idempotency-Key']
  if (body.from !== undefined) command.from = body.from
  if (body.class !== undefined) command.class = body.class
  if (body.lane !== undefined) command.lane = body.lane
  if (body.transliterate !== undefined) command.transliterate = body.transliterate
  if (body.reference !== undefined) command.reference = body.reference
  if (scheduledAt !== undefined) command.scheduledAt = scheduledAt
  if (deliverBefore !== undefined) command.deliverBefore = deliverBefore
  if (idempotencyKey !== undefined) command.idempotencyKey = idempotencyKey
  return command
}

function locationOf({ broadcastId, messages }: SubmitResult): Header[] {
  if (broadcastId !== null) return [['Location', `/v1/broadcasts/${broadcastId}`]]
  return messages.slice(0, 1).map(({ id }) => ['Location', `/v1/messages/${id}`])
}
