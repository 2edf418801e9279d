import type { SubmitCommand } from '../messaging/commands.js'
import type { MessageClass, SubmitResult } from '../messaging/message.js'
import type { BroadcastId, CompanyId, MailId, MailIntegrationId, MessageId } from '../values/ids.js'
import type { Alert } from './alert.js'
import type { MailThread } from './mail-thread.js'

export const mailVerdicts = ['sent', 'grouped', 'digest', 'test', 'ignored', 'refused', 'stored'] as const
/**
 * `sent`: its messages were accepted. `grouped`: one of a storm, told of in a digest. `digest`: no mail, but what was sent for such
 * ones. `test`: looked at only. `ignored`: an automatic answer. `refused`: the sender was told why. `stored`: for the postmaster.
 */
export type MailVerdict = (typeof mailVerdicts)[number]

export const mailProofs = ['login', 'certificate', 'address', 'network', 'dmarc', 'reply', 'none'] as const
/** What proved the sender. `reply`: an address under which one SMS could be answered. */
export type MailProof = (typeof mailProofs)[number]

/** What became of one mail. */
export interface MailRecord {
  id: MailId
  companyId: CompanyId
  at: number
  integrationId: MailIntegrationId | null
  /** `user:3`, `mail_integration:17`. */
  actor: string
  proof: MailProof
  /** The peer's. */
  address: string | null
  verdict: MailVerdict
  /** Why, where nothing was sent. */
  reason: string | null
  /** The Message-ID header. */
  messageId: string | null
  alert: Omit<Alert, 'line'> | null
  recipients: number
  refusedRecipients: number
  /** Of all messages together. */
  segments: number
  broadcastId: BroadcastId | null
  /** Of a mail with one recipient. */
  smsId: MessageId | null
  /** The alert that it opened. */
  alertId?: number | null
  content: MailContentRecord | null
}

/** What people wrote; deleted earlier than the rest. */
export interface MailContentRecord {
  from: string
  subject: string
  /** All that the mail said. */
  text: string
  /** What went out, or would have. */
  sms: string
}

/** A mail that is to be stored. */
export interface NewMail {
  record: MailRecord
  /** Equal for its copies; null where none are told apart. */
  key: string | null
  group: MailGroup | null
  /** What follows from its messages; null for a mail to whose sender nothing may be written. */
  thread?: NewThread | null
}

export interface NewThread extends MailThread {
  /** Ids of its messages; of an alert its own, twice. None before they are numbered. */
  firstId: number
  lastId: number
  /** Equal for a problem and its recovery. */
  about: string | null
}

/** The storm that a mail belongs to, and what its digest needs. */
export interface MailGroup {
  key: string
  /** When the digest is due, UTC ms. */
  until: number
  digest: DigestOrder
}

export interface DigestOrder {
  to: SubmitCommand['to']
  class: MessageClass
  from: string | null
  maxSegments: number
}

/** The record once its messages are numbered. */
export function sentMail(mail: NewMail, { messages, broadcastId, refused, segmentsTotal }: SubmitResult): NewMail {
  const sms = broadcastId === null ? (messages[0]?.id ?? null) : null
  const outcome = { recipients: messages.length, refusedRecipients: refused.length, segments: segmentsTotal }
  const record = { ...mail.record, ...outcome, broadcastId, smsId: sms }
  return { ...mail, record, thread: threadOver(mail.thread ?? null, messages) }
}

/** Ids of the messages of one request are consecutive. */
function threadOver(thread: NewThread | null, messages: SubmitResult['messages']): NewThread | null {
  // Nobody may be written to: what was sent is followed by nothing.
  if (thread === null || messages.length === 0 || (thread.contact === null && thread.report === null)) return null
  let [firstId, lastId] = [Infinity, 0]
  for (const { id } of messages) [firstId, lastId] = [Math.min(firstId, id), Math.max(lastId, id)]
  return { ...thread, firstId, lastId }
}

/** The mail is a copy of one that was taken. */
export class KnownMail extends Error {
  override readonly name = 'KnownMail'
  readonly id: MailId

  constructor(id: MailId) {
    super(`a copy of mail ${id}`)
    this.id = id
  }
}
