/** RFC 3461: what the envelope asks to be told. */
import type { SMTPServerEnvelope } from 'smtp-server'

import { parseLocalPart } from '../../core/mail/mail-target.js'
import type { ReportRequest } from '../../core/mail/mail-thread.js'

export function reportRequestOf({ dsn, rcptTo }: SMTPServerEnvelope): ReportRequest {
  const asked = new Set(rcptTo.flatMap((recipient) => recipient.dsn?.notify ?? []))
  // NEVER of one recipient does not speak for the others.
  const isMixed = asked.has('NEVER') && rcptTo.some((recipient) => recipient.dsn?.notify?.includes('NEVER') !== true)
  if (isMixed) asked.delete('NEVER')
  return { notify: [...asked], envelopeId: dsn?.envid ?? null, originalRecipient: originalOf(rcptTo) }
}

/** Of the only recipient; never an address that is a secret. */
function originalOf([only, ...others]: SMTPServerEnvelope['rcptTo']): string | null {
  if (only === undefined || others.length > 0) return null
  const at = only.address.lastIndexOf('@')
  const parsed = parseLocalPart(at < 0 ? only.address : only.address.slice(0, at))
  if (parsed === undefined || parsed.targets.some(({ kind }) => kind === 'secret')) return null
  return only.dsn?.orcpt ?? `rfc822; ${only.address}`
}
