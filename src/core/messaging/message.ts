import type { ShownReply } from '../conversations/reply.js'
import type { RefusedRecipient } from '../errors.js'
import type { BroadcastId, CompanyId, MessageId, PersonId } from '../values/ids.js'

export const messageStates = [
  'scheduled',
  'held',
  'queued',
  'sending',
  'sent',
  'partially_delivered',
  'delivered',
  'undelivered',
  'expired',
  'rejected',
  'failed',
  'cancelled',
  'unknown',
] as const
export type MessageState = (typeof messageStates)[number]

export const segmentStates = [
  'queued',
  'submitting',
  'in_doubt',
  'sent',
  'rejected',
  'delivered',
  'undelivered',
  'expired',
  'unknown',
  'failed',
  'cancelled',
] as const
export type SegmentState = (typeof segmentStates)[number]

/** What the text is for; decides the lane, and whether quiet hours and consent apply. */
export const messageClasses = ['alert', 'service', 'mailing'] as const
export type MessageClass = (typeof messageClasses)[number]

/** Order of dispatch on a carrier: an alert overtakes everything that waits. */
export const lanes = ['alert', 'normal', 'bulk'] as const
export type Lane = (typeof lanes)[number]

/** The lane of a message that names none. */
export const laneOfClass: Record<MessageClass, Lane> = { alert: 'alert', service: 'normal', mailing: 'bulk' }

export const encodings = ['gsm7', 'ucs2'] as const
/** GSM 03.38 default alphabet, or UTF-16BE (called UCS-2 in the trade). */
export type Encoding = (typeof encodings)[number]

export const transliterationModes = ['off', 'always', 'if_shorter'] as const
export type TransliterationMode = (typeof transliterationModes)[number]

export type Direction = 'mt' | 'mo'

/** What a message came in by: an interface, or what of the gateway sends by itself. */
export const messageInterfaces = [
  'rest',
  'send',
  'm2m-soap',
  'm2m-get',
  'm2m-post',
  'mail',
  'smpp',
  /** In answer to a subscriber's message. */
  'sms',
  'mailing',
  'poll',
  'alert',
  'call',
] as const
export type MessageInterface = (typeof messageInterfaces)[number]

export interface Segment {
  ordinal: number
  state: SegmentState
  carrier: string | null
  carrierMessageId: string | null
  attempts: number
  submittedAt: number | null
  sentAt: number | null
  doneAt: number | null
  /** The operator's code for a refusal or a failed delivery, as it gave it. */
  errorCode: string | null
  errorReason: string | null
}

export interface Message {
  id: MessageId
  companyId: CompanyId
  broadcastId: BroadcastId | null
  direction: Direction
  /** MT: the sender the phone shows. MO: the subscriber who wrote. */
  from: string
  /** MT: the subscriber. MO: our number. */
  to: string
  text: string
  /** What went on air when it differs from `text` (transliteration, normalised line ends). */
  sentText: string | null
  encoding: Encoding
  segmentCount: number
  class: MessageClass
  lane: Lane
  state: MessageState
  /** Grows by one with every change of the message. */
  version: number
  reference: string | null
  traceId: string
  createdAt: number
  scheduledAt: number | null
  /** UTC ms from which it may be sent; later than `scheduledAt` where quiet hours hold it. */
  sendAt: number
  /** The rule that holds it, in words; null when none does. */
  heldBy: string | null
  /** The route that was taken; null for MO. */
  route: string | null
  deliverBefore: number | null
  updatedAt: number
  /** MO: false while parts of a long message are missing. */
  complete: boolean
  /** The person of the directory that it was sent to; null where a number was. */
  personId: PersonId | null
  /** Another company's person got it, or wrote it: a name stands in the place of its number. */
  recipientCompanyId: CompanyId | null
  /** Names of the tags it is labelled with. */
  tags: readonly string[]
  /** Who sent it: `user:3`, `key:7`, `mailing:9` …; null for MO, and for what was stored before authors were. */
  author: string | null
  /** Null where the author is. */
  via: MessageInterface | null
}

export interface MessageWithSegments extends Message {
  segments: readonly Segment[]
  /** MO: what it is about. */
  reply?: ShownReply
}

export interface AcceptedRecipient {
  id: MessageId
  /** The number, or what stands for it where it is another company's person. */
  to: string
  state: MessageState
  segmentCount: number
}

/** What a sender is told: the same value on every interface, stored as the first answer of an idempotency key. */
export interface SubmitResult {
  broadcastId: BroadcastId | null
  messages: readonly AcceptedRecipient[]
  refused: readonly RefusedRecipient[]
  /** `scheduled` or `held` when every message waits, else `queued`. */
  state: MessageState
  /** `ucs2` when any message needs it. */
  encoding: Encoding
  /** Of the longest message. */
  segmentsPerMessage: number
  /** Of all messages together. */
  segmentsTotal: number
  class: MessageClass
  lane: Lane
  createdAt: number
  scheduledAt: number | null
  deliverBefore: number | null
}
