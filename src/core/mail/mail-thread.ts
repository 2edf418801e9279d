import { parseMailAddress } from '../conversations/mail.js'
import type { CompanyId, MailId, MailIntegrationId } from '../values/ids.js'
import type { MailIntegration } from './integration.js'
import type { MailProof } from './mail-record.js'
import type { Mail } from './read-mail.js'

export const reportModes = ['none', 'failures', 'all', 'summary'] as const
/** Of which messages the sender of a mail is told by mail: `summary` tells once a day what became of all. */
export type ReportMode = (typeof reportModes)[number]

/** The mail that messages or an alert came in: where answers go, and in whose name what is answered to them is sent. */
export interface MailThread {
  /** Who gets answers; null: nobody by mail. */
  contact: string | null
  subject: string
  /** Its Message-ID, where it has one that may stand in a header. */
  messageId: string | null
  /** Message-IDs of the mails before it. */
  references: readonly string[]
  /** `user:3`, `mail_integration:17`. */
  actor: string
  integrationId: MailIntegrationId | null
  /** What is owed to the sender; null: nothing. */
  report: ReportWish | null
}

export interface ReportWish {
  to: string
  mode: Exclude<ReportMode, 'none'>
  /** RFC 3461 §4.4. */
  envelopeId: string | null
  /** The only recipient of the envelope, as its sender wrote it. */
  originalRecipient: string | null
}

export interface StoredThread extends MailThread {
  companyId: CompanyId
  mailId: MailId
  firstId: number
  lastId: number
  createdAt: number
}

/** What the envelope of a mail asks for (RFC 3461). */
export interface ReportRequest {
  /** Empty where nothing was said. */
  notify: readonly string[]
  envelopeId: string | null
  originalRecipient: string | null
}

export interface ThreadSource {
  mail: Mail
  returnPath: string
  proof: MailProof
  actor: string
  integration: MailIntegration | null
  request: ReportRequest | null
  ownDomains: readonly string[]
}

export function threadOf(source: ThreadSource): MailThread {
  const { mail, actor, integration } = source
  return {
    contact: contactOf(source),
    subject: mail.subject.slice(0, longestSubject),
    messageId: messageIdOf(mail.messageId),
    references: referencesOf(mail),
    actor,
    integrationId: integration?.id ?? null,
    report: reportOf(source),
  }
}

const longestSubject = 300

/** Who has logged in, or passed DMARC, is who From says it is; anybody else only names somebody. */
function contactOf({ integration, mail, proof, ownDomains }: ThreadSource): string | null {
  if (integration !== null && integration.contact !== null) return integration.contact
  const [from, ...others] = mail.from
  if (from === undefined || others.length > 0 || !provesAuthor(proof)) return null
  return foreign(from, ownDomains)
}

function reportOf({ returnPath, proof, mail, integration, request, ownDomains }: ThreadSource): ReportWish | null {
  const to = foreign(returnPath, ownDomains)
  if (to === null || !provesAuthor(proof)) return null
  // DMARC may rest on the signature alone, and then says nothing of the return path.
  if (proof === 'dmarc' && domainOf(to) !== domainOf(mail.from[0] ?? '')) return null
  const mode = modeOf(request?.notify ?? [], integration?.reports ?? 'failures')
  if (mode === 'none') return null
  return {
    to,
    mode,
    envelopeId: request?.envelopeId ?? null,
    originalRecipient: request?.originalRecipient ?? null,
  }
}

/** NOTIFY counts for more than the setting. */
function modeOf(notify: readonly string[], setting: ReportMode): ReportMode {
  if (notify.includes('SUCCESS')) return 'all'
  if (notify.includes('FAILURE')) return 'failures'
  return notify.includes('NEVER') ? 'none' : setting
}

function provesAuthor(proof: MailProof): boolean {
  return proof === 'login' || proof === 'dmarc' || proof === 'certificate'
}

/** Mails to ourselves would go in circles. */
function foreign(address: string, ownDomains: readonly string[]): string | null {
  const parsed = parseMailAddress(address)
  return parsed === undefined || ownDomains.includes(domainOf(parsed)) ? null : parsed
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Null for what is no id that may stand in a header of ours. */
export function messageIdOf(text: string | null): string | null {
  return text !== null && messageIdForm.test(text) ? text : null
}

const messageIdForm = /^<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>$/
const mostReferences = 10

/** The first, which names the thread, and the newest. */
function referencesOf({ headers }: Mail): string[] {
  const named = `${headers.raw('references') ?? ''} ${headers.raw('in-reply-to') ?? ''}`.slice(0, 20_000)
  const ids = [...new Set(named.split(/\s+/).filter((id) => messageIdForm.test(id)))]
  return ids.length <= mostReferences ? ids : [...ids.slice(0, 1), ...ids.slice(1 - mostReferences)]
}
