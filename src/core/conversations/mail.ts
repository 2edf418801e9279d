import type { CallId, CompanyId, RecordingId } from '../values/ids.js'

export type MailId = number & { readonly __kind: 'mail' }

/** A mail that tells of one thing, named by its key: there is never a second one. */
export interface NewMail {
  companyId: CompanyId
  key: string
  to: string
  subject: string
  text: string
  attachments?: readonly MailAttachment[]
  shape?: MailShape
}

/** A file that goes with a mail: what it holds, or whose sound it is. */
export interface MailAttachment {
  name: string
  /** Media type. */
  type: string
  content: { base64: string } | { callId: CallId; recordingId: RecordingId }
}

/** An attachment that can be read. */
export interface AttachedFile {
  name: string
  type: string
  content: Buffer
}

/** What a mail has beside text and subject. */
export interface MailShape {
  /** Who it is from, in place of the configured sender. */
  from?: { name: string; address: string }
  inReplyTo?: string
  references?: readonly string[]
  /** RFC 3464: makes it a report, which has no return path. */
  report?: { status: string; headers: string }
}

export interface WaitingMail extends NewMail {
  id: MailId
  attempts: number
  createdAt: number
}

/** What a relay said to a mail. `refused`: it never will take it. */
export type MailOutcome = { kind: 'sent' } | { kind: 'retry'; reason: string } | { kind: 'refused'; reason: string }

/** Hands a mail over. Never rejects. */
export interface MailTransport {
  send(mail: WaitingMail, files: readonly AttachedFile[]): Promise<MailOutcome>
  close(): void
}

/** An address as it is written to. Undefined for one that no relay would take. */
export function parseMailAddress(text: string): string | undefined {
  const address = text.trim()
  return address.length <= 254 &&
    /^[^\s@<>"(),:;[\]\\]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(address)
    ? address
    : undefined
}
