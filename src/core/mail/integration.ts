import { createHash, randomBytes } from 'node:crypto'

import type { MessageClass } from '../messaging/message.js'
import type { CompanyId, MailIntegrationId } from '../values/ids.js'
import type { ReportMode } from './mail-thread.js'

/** A system of a company that sends mails, and what becomes of them. */
export interface MailIntegration {
  id: MailIntegrationId
  companyId: CompanyId
  name: string
  state: 'active' | 'paused'
  /** Addresses, and domains as `@hosting.example`, that From may name. They prove a sender whose mail passes DMARC. */
  senders: readonly string[]
  /** Addresses and networks that it sends from. They prove a sender at the integration's own address. */
  networks: readonly string[]
  /** Who gets mails that name nobody: numbers, `person:17`, `group:5`, `#tag`. */
  recipients: readonly string[]
  /** Null: the alert in one line, or subject and text. */
  template: string | null
  maxSegments: number
  /** Sender that phones show; null for the default. */
  from: string | null
  /** Null: `alert` for mails of monitoring systems, else `service`. */
  class: MessageClass | null
  /** Of many mails alike, the first ones go out, and a digest for the rest. */
  groupsSimilar: boolean
  /** Where answers of the recipients go by mail, and that nobody took an alert; null: to From, where a login or DMARC proves it. */
  contact: string | null
  /** What its mails' return path is told of their messages, where a login or DMARC proves it. */
  reports: ReportMode
  /** SHA-256 of TLS client certificates that prove it, in lower hexadecimal. */
  certificates: readonly string[]
  /** Problems become alerts that somebody has to take; null: plain messages. */
  acknowledgement: Acknowledgement | null
  createdAt: number
  updatedAt: number
}

/** Sent so often to whoever is silent, so far apart. */
export interface Acknowledgement {
  sends: number
  waitMinutes: number
}

export interface StoredMailIntegration extends MailIntegration {
  /** SHA-256 of its secret, in hexadecimal; null where it has no secret address. */
  addressHash: string | null
}

/** RFC 4648 §6, in lower case, for addresses are written in any. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const secretLength = 26

/** 130 random bits. */
export function generateSecret(): string {
  return Array.from(randomBytes(secretLength), (byte) => alphabet[byte % alphabet.length]).join('')
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret.toLowerCase()).digest('hex')
}

/** What a recipient of a setting is; undefined for what cannot be one. */
export function readRecipient(written: string): Recipient | undefined {
  const text = written.trim()
  const [, kind, id = ''] = /^(person|group):([1-9]\d{0,15})$/.exec(text) ?? []
  if (kind === 'person') return { person: id }
  if (kind === 'group') return { group: id }
  if (/^#\S{1,64}$/.test(text)) return text
  return /^[+\d][\d ().-]{4,24}$/.test(text) ? text : undefined
}

type Recipient = string | { person: string } | { group: string }
