import type { Encoding } from './messaging/message.js'
import type { CompanyId, MessageId } from './values/ids.js'

/** One PDU to be sent: a segment of a message, or all of it where the link takes whole messages. */
export interface Submission {
  companyId: CompanyId
  messageId: MessageId
  /** 1-based; 1 for a submission that carries the whole message. */
  ordinal: number
  /** Segments of the message. */
  total: number
  /** Concatenation reference; unique per (sender, recipient) while segments are in flight. */
  reference: number
  from: string
  to: string
  encoding: Encoding
  /** The text of this segment, or of the whole message. */
  text: string
  priority: 0 | 1 | 2 | 3
  /** Instant after which the message is worthless, UTC ms. */
  deliverBefore: number | null
  traceId: string
}

export type SubmissionOutcome =
  | { kind: 'accepted'; carrierMessageId: string }
  | { kind: 'rejected'; errorCode: string; reason: string }
  /**
   * Not taken this time; the operator promises nothing. `afterMs` when it said or its kind of error implies how long to wait.
   * `unsent`: our own link could not take it and nothing was written; that costs the message neither an attempt nor time.
   */
  | { kind: 'retry'; errorCode: string; reason: string; afterMs?: number; unsent?: true }
  /** Written, never answered: the operator may or may not have it. */
  | { kind: 'in_doubt'; reason: string }

/** States of SMPP 3.4 §5.2.28 and SMPP 5.0 §4.7.15, in words. */
export const receiptStates = [
  'scheduled',
  'enroute',
  'delivered',
  'expired',
  'deleted',
  'undelivered',
  'accepted',
  'unknown',
  'rejected',
  'skipped',
] as const
export type ReceiptState = (typeof receiptStates)[number]

export interface CarrierReceipt {
  carrier: string
  /** In the form in which the carrier gave it with the submission's answer. */
  carrierMessageId: string
  state: ReceiptState
  errorCode: string | null
  /** The operator's own time of the final state, when it could be read. */
  doneAt: number | null
  receivedAt: number
  /** The receipt as it came, for the record. */
  raw: string
}

export interface Concatenation {
  reference: number
  total: number
  ordinal: number
}

/** One MO PDU. Segments of a long message are joined by the core. */
export interface InboundPart {
  carrier: string
  from: string
  to: string
  encoding: InboundEncoding
  /** gsm7: one septet an octet; ucs2: UTF-16BE; latin1 and binary: as they came. */
  data: Uint8Array
  concatenation: Concatenation | null
  receivedAt: number
}
export type InboundEncoding = Encoding | 'latin1' | 'binary'

export interface BindStatus {
  name: string
  state: 'waiting_for_lease' | 'connecting' | 'bound' | 'backing_off' | 'stopped'
  since: number
  inFlight: number
  lastError: string | null
}

export interface CarrierStatus {
  name: string
  ready: boolean
  inFlight: number
  binds: readonly BindStatus[]
}

/** A link to the network that carries SMS. */
export interface SmsCarrier {
  readonly name: string
  /** `whole`: a long message goes as one submission; `segments`: one submission a segment. */
  readonly longMessages: 'segments' | 'whole'
  start(): Promise<void>
  /** Stops taking submissions, waits for outstanding answers within its drain limit, unbinds. What stays unanswered ends `in_doubt`. */
  stop(): Promise<void>
  /** How many submissions it would take now; 0 while it is unbound or throttled. */
  freeSlots(): number
  /** Sends one PDU. Never rejects; without a free slot the outcome is `retry`. */
  submit(submission: Submission): Promise<SubmissionOutcome>
  status(): CarrierStatus
  /** Nothing in flight in either direction. */
  isIdle(): boolean
}

/** What a carrier tells the core. Rejections make it answer the operator with a temporary error, so that the operator keeps the PDU. */
export interface CarrierEvents {
  /** Resolves once the receipt is durable. */
  onReceipt(receipt: CarrierReceipt): Promise<void>
  /** Resolves once the part is durable. */
  onInbound(part: InboundPart): Promise<void>
  /** Slots became free after there were none. */
  onReady(): void
}

/** Exclusive ownership of a named thing (an SMPP bind, a periodic job) among the gateway's processes. */
export interface Leases {
  /** Tries for the lease until it is released; calls the handlers each time it is won or lost. */
  hold(name: string, handlers: LeaseHandlers): HeldLease
}

export interface LeaseHandlers {
  /** `fencing` grows with every change of holder. */
  onHeld(fencing: number): void
  onLost(): void
}

export interface HeldLease {
  release(): Promise<void>
}
