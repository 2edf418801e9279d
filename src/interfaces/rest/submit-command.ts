import { GatewayError } from '../../core/errors.js'
import type { SubmitCommand } from '../../core/messaging/commands.js'
import type { components } from './generated/contract.js'
import { parseInstant } from './instant.js'

type SendMessageRequest = components['schemas']['SendMessageRequest']

/** Assigned one by one: spreading costs this operation, the busiest of all, a tenth of its time. */
export function submitCommandOf(
  { body, headers }: { body: SendMessageRequest; headers: { 'Idempotency-Key'?: string } },
  traceId: string,
): SubmitCommand {
  const { to, text, onRefusedRecipient = 'skip' } = body
  const command: SubmitCommand = { to: recipientsOf(to), text, onRefusedRecipient, traceId, via: 'rest' }
  const scheduledAt = parseInstant(body.scheduledAt, 'scheduledAt')
  const deliverBefore = parseInstant(body.deliverBefore, 'deliverBefore')
  const idempotencyKey = headers['Idempotency-Key']
  if (body.from !== undefined) command.from = body.from
  if (body.class !== undefined) command.class = body.class
  if (body.lane !== undefined) command.lane = body.lane
  if (body.transliterate !== undefined) command.transliterate = body.transliterate
  if (body.values !== undefined) command.values = body.values
  if (body.scheduledLocal !== undefined) command.scheduledLocal = body.scheduledLocal
  if (body.ifPast !== undefined) command.ifPast = body.ifPast
  if (body.tags !== undefined) command.tags = body.tags
  if (body.planHash !== undefined) command.planHash = body.planHash
  if (body.reference !== undefined) command.reference = body.reference
  if (body.replyMail !== undefined) command.replyMail = body.replyMail
  if (scheduledAt !== undefined) command.scheduledAt = scheduledAt
  if (deliverBefore !== undefined) command.deliverBefore = deliverBefore
  if (idempotencyKey !== undefined) command.idempotencyKey = idempotencyKey
  return command
}

/** @throws GatewayError `invalid_parameter` for one that names nothing, or two things */
export function recipientsOf(to: SendMessageRequest['to'], field = '/to'): SubmitCommand['to'] {
  if (!Array.isArray(to)) return [to]
  for (let index = 0; index < to.length; index++) {
    const recipient = to[index]
    if (typeof recipient === 'object' && !namesOne(recipient)) {
      throw new GatewayError('invalid_parameter', 'A recipient has one of to, person, group, tag and list.', {
        field: `${field}/${index}`,
      })
    }
  }
  return to as SubmitCommand['to']
}

type Named = Partial<Record<'to' | 'person' | 'group' | 'tag' | 'list', string>>

function namesOne({ to, person, group, tag, list }: Named): boolean {
  return [to, person, group, tag, list].filter((name) => name !== undefined).length === 1
}
