import type { RefusedRecipient } from '../errors.js'
import { GatewayError } from '../errors.js'
import type { MessageId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { parseMsisdn } from '../values/msisdn.js'
import { ConcatReferences } from './concat-reference.js'
import type { MessageCommon, NewRecipient } from './submission-record.js'

export interface ResolvedRecipients {
  accepted: readonly Msisdn[]
  refused: readonly RefusedRecipient[]
}

/**
 * Parses the recipients; one that cannot be texted is refused with its reason while the rest go, and a number given twice gets one
 * SMS.
 * @throws GatewayError `no_valid_recipient` when none is left, or when one is refused and the caller wants all or nothing
 */
export function resolveRecipients(
  to: readonly string[],
  limit: number,
  onRefused: 'skip' | 'refuse_all',
): ResolvedRecipients {
  if (to.length > limit) {
    throw new GatewayError(
      'invalid_parameter',
      `${to.length} recipients are over the limit of ${limit}; split the request.`,
      {
        field: 'to',
      },
    )
  }
  const accepted = new Set<Msisdn>()
  const refused: RefusedRecipient[] = []
  for (const text of to) {
    const parsed = parseMsisdn(text)
    if (!parsed.ok) refused.push({ to: text, code: 'invalid_number', reason: parsed.reason })
    else if (accepted.has(parsed.value))
      refused.push({
        to: text,
        code: 'duplicate',
        reason: 'The same number stands earlier in the list; it gets one SMS',
      })
    else accepted.add(parsed.value)
  }
  const invalid = refused.some(({ code }) => code !== 'duplicate')
  if (accepted.size === 0 || (onRefused === 'refuse_all' && invalid)) {
    const what = accepted.size === 0 ? 'None of the recipients can be texted' : 'Some recipients cannot be texted'
    throw new GatewayError('no_valid_recipient', `${what}: ${refused[0]?.reason ?? 'the list is empty'}.`, {
      field: 'to',
      refused,
    })
  }
  return { accepted: [...accepted], refused }
}

// Starts anywhere: a restarted gateway must not repeat the references of messages that are still in flight.
const references = new ConcatReferences(Math.trunc(performance.timeOrigin + performance.now()))

export function numberRecipients(
  recipients: readonly Msisdn[],
  firstId: number,
  common: MessageCommon,
  width: '8bit' | '16bit',
): NewRecipient[] {
  return recipients.map((to, index) => ({
    id: (firstId + index) as MessageId,
    to,
    concatReference: common.segmentCount > 1 ? references.next(common.from, to, width) : 0,
    claimed: false,
  }))
}
