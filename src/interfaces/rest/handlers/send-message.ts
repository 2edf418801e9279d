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

function commandOf({ body, headers }: OperationInput<'sendMessage'>, requestId: string): SubmitCommand {
  const { to, scheduledAt: scheduled, deliverBefore: limit, onRefusedRecipient = 'skip', ...rest } = body
  const scheduledAt = parseInstant(scheduled, 'scheduledAt')
  const deliverBefore = parseInstant(limit, 'deliverBefore')
  const idempotencyKey = headers['Idempotency-Key']
  return {
    ...rest,
    to: typeof to === 'string' ? [to] : to,
    onRefusedRecipient,
    traceId: requestId,
    ...(scheduledAt === undefined ? {} : { scheduledAt }),
    ...(deliverBefore === undefined ? {} : { deliverBefore }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  }
}

function locationOf({ broadcastId, messages }: SubmitResult): Header[] {
  if (broadcastId !== null) return [['Location', `/v1/broadcasts/${broadcastId}`]]
  return messages.slice(0, 1).map(({ id }) => ['Location', `/v1/messages/${id}`])
}
