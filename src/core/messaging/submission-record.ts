import type { SubmissionOutcome } from '../carrier.js'
import type { NewMail } from '../mail/mail-record.js'
import type { BudgetShare, BudgetUse } from '../rights/budget.js'
import type { BroadcastId, CompanyId, MailId, MessageId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { MessageTag } from './commands.js'
import type { Encoding, Lane, MessageClass, MessageInterface, MessageState, SubmitResult } from './message.js'

/** What all messages of one lot share. */
export interface MessageCommon {
  companyId: CompanyId
  broadcastId: BroadcastId | null
  from: string
  text: string
  sentText: string | null
  encoding: Encoding
  segmentCount: number
  class: MessageClass
  lane: Lane
  state: MessageState
  reference: string | null
  traceId: string
  createdAt: number
  /** The instant that was asked for. */
  scheduledAt: number | null
  /** The instant from which it may be sent, UTC ms; later than asked for where quiet hours hold it. */
  sendAt: number
  /** The rule that holds it, in words. */
  heldBy: string | null
  /** By which quiet hours are looked at again before it leaves; null where there are none. */
  zone: string | null
  deliverBefore: number | null
  /** Name of the route that was taken. */
  route: string
  carrier: string
  /** Whether the carrier takes a long message as one submission. */
  whole: boolean
  /** Where it goes, in this order, when the carrier refuses it or stays away. */
  alternatives: readonly Alternative[]
  /** Who sends it: `user:3`, `key:7`; recipients that an older version has frozen have neither. */
  author?: string
  via?: MessageInterface
  /** Absent where there are none. */
  tags?: readonly MessageTag[]
  /** What the messages were taken from; absent where there is none. */
  budget?: Pick<BudgetShare, 'userId' | 'month'>
}

export interface Alternative {
  carrier: string
  /** The sender that subscribers on this carrier see. */
  from: string
  whole: boolean
}

/** Messages of one acceptance that differ in nothing but their recipients. */
export interface MessageLot {
  common: MessageCommon
  recipients: readonly NewRecipient[]
}

export interface NewRecipient {
  id: MessageId
  to: Msisdn
  /** Where the request named a person. */
  personId?: PersonId | null
  /** Where it is not the sender's own person. */
  recipientCompanyId?: CompanyId
  /** Kopecks that it takes of a budget in money. */
  kopecks?: number
  /** Concatenation reference; 0 for a message of one segment. */
  concatReference: number
  /** True when this process has a free slot for it on the carrier: the rows are born `submitting`. */
  claimed: boolean
}

/** The immutable decision to send. Stored whole, or refused whole. */
export interface Acceptance {
  companyId: CompanyId
  createdAt: number
  /** Rows to write now. */
  lots: readonly MessageLot[]
  /** For a large broadcast: the frozen recipient list, made into rows chunk by chunk. */
  broadcast: NewBroadcast | null
  idempotency: { key: string; requestHash: string; result: SubmitResult } | null
  /** Where answers to any of its messages are sent by mail. */
  replyMail?: { address: string; firstId: MessageId; lastId: MessageId }
  /** Absent where the sender has none to keep. */
  budget?: BudgetShare
  /** What it came in, where that was a mail. */
  mail?: NewMail
}

export interface NewBroadcast {
  id: BroadcastId
  recipients: number
  chunks: readonly (readonly MessageLot[])[]
}

export type AcceptAnswer =
  | { kind: 'accepted' }
  /** The key was used before with the same request: its first answer. */
  | { kind: 'replayed'; result: SubmitResult }
  | { kind: 'mismatch' }
  /** The user's month has not enough left. */
  | { kind: 'over_budget'; used: BudgetUse }
  /** The mail was taken before. */
  | { kind: 'known_mail'; id: MailId }

/** A segment taken for sending, committed as `submitting`. */
export interface ClaimedSegment {
  companyId: CompanyId
  messageId: MessageId
  ordinal: number
  segmentCount: number
  concatReference: number
  from: string
  to: string
  encoding: Encoding
  /** The whole text that goes on air. */
  text: string
  lane: Lane
  class: MessageClass
  zone: string | null
  deliverBefore: number | null
  traceId: string
}

export interface ClaimRequest {
  carrier: string
  /** The carrier takes long messages whole: a claim takes all segments of a message together. */
  whole: boolean
  limit: number
  now: number
}

export interface Claim {
  segments: readonly ClaimedSegment[]
  /** When the next waiting segment falls due, if none is due now. */
  nextDueAt: number | null
}

export interface OutcomeRecord {
  companyId: CompanyId
  messageId: MessageId
  ordinal: number
  /** The submission carried all segments of the message. */
  whole: boolean
  carrier: string
  submittedAt: number
  at: number
  outcome: SubmissionOutcome
}
