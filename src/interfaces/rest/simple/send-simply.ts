import { GatewayError } from '../../../core/errors.js'
import type { RelativeTimes, SubmitCommand } from '../../../core/messaging/commands.js'
import { submitMessage } from '../../../core/messaging/submit-message.js'
import { priceOfNew } from '../../../core/rating/ledger/message-prices.js'
import type { components } from '../generated/contract.js'
import { isInstant, parseInstant } from '../instant.js'
import type { OperationContext } from '../operation.js'
import { presentSubmitResult } from '../present-message.js'

type Parameters = Omit<components['schemas']['SimpleSendRequest'], 'to'> & { to?: string[] }

/** Sends what the parameters of `/send` ask for. */
export async function sendSimply({ core, principal, requestId }: OperationContext, parameters: object) {
  const result = await submitMessage(core, principal, commandOf(parameters, requestId))
  return { status: 202 as const, body: presentSubmitResult(result, priceOfNew(core, principal.companyId)) }
}

function commandOf(parameters: Parameters, traceId: string): SubmitCommand {
  const { to = [], text, from, translit, id, ref } = parameters
  if (to.length === 0) throw missing('to')
  if (text === undefined) throw missing('text')
  return {
    to,
    text,
    onRefusedRecipient: 'skip',
    traceId,
    via: 'send',
    ...(from !== undefined && { from }),
    ...(parameters.class !== undefined && { class: parameters.class }),
    ...(translit !== undefined && { transliterate: translit }),
    ...(ref !== undefined && { reference: ref }),
    ...(id !== undefined && { idempotencyKey: id }),
    ...timesOf(parameters),
  }
}

function missing(field: string): GatewayError {
  return new GatewayError('invalid_parameter', `Parameter "${field}" is missing.`, { field })
}

const minuteMs = 60_000
/** A year. */
const longestMinutes = 525_600

function timesOf({
  at,
  before,
  validity,
}: Parameters): Pick<SubmitCommand, 'scheduledAt' | 'deliverBefore' | 'relative'> {
  if (before !== undefined && validity !== undefined) {
    throw new GatewayError('invalid_parameter', 'Give "before" or "validity", not both.', { field: 'validity' })
  }
  const start = timeOf(at, 'at')
  const end = timeOf(before, 'before')
  const relative: RelativeTimes = {
    ...(start?.inMs !== undefined && { scheduledInMs: start.inMs }),
    ...(end?.inMs !== undefined && { deliverInMs: end.inMs }),
    ...(validity !== undefined && { validForMs: minutesOf(validity, 'validity') * minuteMs }),
  }
  return {
    ...(start?.at !== undefined && { scheduledAt: start.at }),
    ...(end?.at !== undefined && { deliverBefore: end.at }),
    ...(Object.keys(relative).length > 0 && { relative }),
  }
}

/** A plus that nobody escaped has become a blank: at the beginning, and before the offset. */
function timeOf(text: string | undefined, field: string): { at?: number; inMs?: number } | undefined {
  if (text === undefined) return undefined
  const minutes = /^[+ ]([0-9]{1,6})$/.exec(text)?.[1]
  if (minutes !== undefined) return { inMs: minutesOf(minutes, field) * minuteMs }
  const instant = text.replace(/ (\d\d:\d\d)$/, '+$1')
  if (isInstant(instant)) return { at: parseInstant(instant, field) ?? 0 }
  const detail = `Parameter "${field}" must be an instant such as 2026-01-15T18:00:00+03:00, or +MINUTES from now.`
  throw new GatewayError('invalid_parameter', detail, { field })
}

function minutesOf(text: string, field: string): number {
  const minutes = Number(text)
  if (minutes >= 1 && minutes <= longestMinutes) return minutes
  throw new GatewayError('invalid_parameter', `Parameter "${field}" must be 1 to ${longestMinutes} minutes.`, { field })
}
