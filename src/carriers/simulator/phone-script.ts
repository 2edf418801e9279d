/**
 * What a virtual phone, and the network in front of it, does with the SMS it is sent. Plain JSON.
 *
 * One behaviour, or several at once: `{ kind: 'all', of: [{ kind: 'absent', forMs: 1_200_000 }, { kind: 'reply', text: 'ok' }] }`.
 * Behaviours of one group exclude each other and the last one counts; replies add up. What no behaviour says stays as it is by
 * default: taken at once, delivered after `defaultDeliverAfterMs`, one receipt when asked for, in text and in TLVs.
 *
 * A script holds for what is submitted after it is set. Counts (`firstSubmits`, `times`) and periods (`forMs`) start at that moment.
 */
export type PhoneScript = PhoneBehaviour | CombinedBehaviours

export interface CombinedBehaviours {
  kind: 'all'
  of: PhoneBehaviour[]
}

export type PhoneBehaviour = FateBehaviour | AnswerBehaviour | ReceiptBehaviour | ReplyBehaviour

/** Group: what becomes of a message that was taken. Its validity period, when shorter, ends it before as EXPIRED. */
export type FateBehaviour =
  | {
      kind: 'deliver'
      /** From the submission to the delivery. */
      afterMs: number
    }
  | {
      /** The phone is off for a time; what waits is delivered when it is back. */
      kind: 'absent'
      /** From the moment the script is set. */
      forMs: number
    }
  | {
      kind: 'undeliverable'
      afterMs?: number
      /** `err:` of the receipt, and of the TLV `network_error_code`: three decimal digits; 001 unless given. */
      errorCode?: string
      /** UNDELIV unless given. */
      state?: 'UNDELIV' | 'REJECTD' | 'DELETED' | 'UNKNOWN'
    }

/** For how long a behaviour holds; always, when neither is given. When both are, until the first of them ends. */
export interface Extent {
  firstSubmits?: number
  forMs?: number
}

/** Group: how submit_sm is answered. */
export type AnswerBehaviour =
  | ({
      kind: 'reject'
      /** `command_status` of submit_sm_resp, for example 11 (ESME_RINVDSTADR); from 1. */
      commandStatus: number
    } & Extent)
  /** Answers ESME_RTHROTTLED. */
  | ({ kind: 'throttle' } & Extent)
  /** Answers ESME_RMSGQFUL. */
  | ({ kind: 'queue_full' } & Extent)
  | { kind: 'slow_answer'; delayMs: number }
  | ({
      /** The sender never learns whether the message was taken. */
      kind: 'no_answer'
      /** Whether it was: then it is delivered, with a receipt. True unless given. */
      taken?: boolean
    } & Extent)
  | {
      /** The connection breaks after submit_sm has come and before it is answered. */
      kind: 'drop_connection'
      times: number
      /** Whether the message was taken. True unless given. */
      taken?: boolean
    }
  /** The receipt is written before the answer to the submission that it belongs to; the message is delivered at once. */
  | { kind: 'receipt_before_answer' }

/** Two groups: how often and for what receipts come (the first three), and how they look. Receipts come only when asked for. */
export type ReceiptBehaviour =
  | {
      kind: 'receipt_twice'
      /** Between the two; 0 unless given. */
      gapMs?: number
    }
  | {
      /** Of a long message, only this segment gets a receipt. */
      kind: 'receipt_for_one_segment'
      /** From 1. */
      ordinal: number
    }
  | { kind: 'no_receipt' }
  | ({ kind: 'receipt_format' } & Partial<ReceiptFormat>)

/** How this operator writes receipts. */
export interface ReceiptFormat {
  carriage: 'text' | 'tlv' | 'text_and_tlv'
  /** Dates of the text as YYMMDDhhmmss instead of YYMMDDhhmm. */
  seconds: boolean
  /** The id in the text: as in submit_sm_resp, or written otherwise. The TLV always has it as in submit_sm_resp. */
  id: 'as_answered' | 'hex_lower' | 'hex_upper' | 'decimal'
  /** Of the field names and of the state. */
  letterCase: 'standard' | 'lower' | 'upper'
  /** `wide` doubles the spaces, and puts one behind each colon. */
  spacing: 'standard' | 'wide'
}

export const standardReceiptFormat: ReceiptFormat = {
  carriage: 'text_and_tlv',
  seconds: false,
  id: 'as_answered',
  letterCase: 'standard',
  spacing: 'standard',
}

/** The subscriber writes back, once the whole message has arrived. */
export interface ReplyBehaviour {
  kind: 'reply'
  /** In any language; long texts go as concatenated segments. */
  text: string
  /** From the arrival; 1,000 unless given. */
  afterMs?: number
  /** Whom to write to: unless given the sender, when that is a number (nobody can answer an alphanumeric sender). */
  to?: string
  /** How many messages are answered; all unless given. */
  times?: number
}

export const phoneBehaviourKinds = [
  'deliver',
  'absent',
  'undeliverable',
  'reject',
  'throttle',
  'queue_full',
  'slow_answer',
  'no_answer',
  'drop_connection',
  'receipt_before_answer',
  'receipt_twice',
  'receipt_for_one_segment',
  'no_receipt',
  'receipt_format',
  'reply',
] as const satisfies readonly PhoneBehaviour['kind'][]

export const phoneScriptKinds = [...phoneBehaviourKinds, 'all'] as const satisfies readonly PhoneScript['kind'][]
