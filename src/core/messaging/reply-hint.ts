import type { CoreContext } from '../context.js'
import type { ReplyNetwork } from '../conversations/reply.js'
import type { NumberInfo } from '../routing/numbering.js'
import { parseMsisdn } from '../values/msisdn.js'
import { parseShortCode } from '../values/short-code.js'

/**
 * Whether the answer of a subscriber to this sender may never arrive: short codes are reached from the networks of some operators alone.
 * Of whom the operator is not known nothing is said.
 */
export function isBeyondReplies({ settings }: CoreContext, from: string, { operator }: NumberInfo): boolean {
  return isForeign(settings.replyOperators, operator) === true && parseShortCode(from).ok
}

/** Null where it is not known, or all operators are alike. */
function isForeign(operators: readonly string[], operator: string | null): boolean | null {
  return operator === null || operators.length === 0 ? null : !operators.includes(operator)
}

/** What the gateway says by itself is one segment, and asks nothing. */
export function isAutomatic(traceId: string): boolean {
  return traceId.startsWith('auto-')
}

/** The network that a message came from, as far as its number tells. */
export function networkOf({ numbering, settings }: CoreContext, from: string): ReplyNetwork | null {
  const msisdn = parseMsisdn(from)
  const operator = msisdn.ok ? numbering.find(msisdn.value).operator : null
  return operator === null ? null : { operator, isForeign: isForeign(settings.replyOperators, operator) }
}
