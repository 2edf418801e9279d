import type { RefusedRecipient } from '../errors.js'
import { GatewayError } from '../errors.js'
import type { Msisdn } from '../values/msisdn.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { NumberedCommand, RecipientCommand } from './commands.js'

/** A recipient that can be texted, as far as its number tells. */
export interface ResolvedRecipient {
  to: Msisdn
  /** As the caller wrote it. */
  written: string
  /** Present when the caller said more of it than its number. */
  details?: RecipientCommand
}

export interface ResolvedRecipients {
  accepted: readonly ResolvedRecipient[]
  refused: RefusedRecipient[]
}

/**
 * Parses the recipients; one that cannot be texted is refused with its reason while the rest go, and a number given twice gets one
 * SMS.
 * @throws GatewayError `invalid_parameter` when there are more than `limit`
 */
export function resolveRecipients(to: NumberedCommand['to'], limit: number): ResolvedRecipients {
  if (to.length > limit) {
    throw new GatewayError(
      'invalid_parameter',
      `${to.length} recipients are over the limit of ${limit}; split the request.`,
      { field: 'to' },
    )
  }
  const accepted = new Map<Msisdn, ResolvedRecipient>()
  const refused: RefusedRecipient[] = []
  for (const given of to) {
    const written = typeof given === 'string' ? given : given.to
    const parsed = parseMsisdn(written)
    if (!parsed.ok) refused.push({ to: written, code: 'invalid_number', reason: parsed.reason })
    else if (accepted.has(parsed.value)) refuseSecond(given, refused)
    else if (typeof given === 'string') accepted.set(parsed.value, { to: parsed.value, written })
    else accepted.set(parsed.value, { to: parsed.value, written: given.written ?? written, details: given })
  }
  return { accepted: [...accepted.values()], refused }
}

function refuseSecond(given: string | RecipientCommand, refused: RefusedRecipient[]): void {
  const [code, reason] = ['duplicate', 'The same number stands earlier in the list; it gets one SMS'] as const
  if (typeof given === 'string') refused.push({ to: given, code, reason })
  else if (given.guest === undefined) refused.push({ to: given.written ?? given.to, code, reason })
  else given.guest.refuse(code, reason)
}
