import type { RefusedRecipient } from '../errors.js'
import type { NewMail } from '../mail/mail-record.js'
import type { StoredRights } from '../rights/rights.js'
import type { BroadcastId, CompanyId, MessageId, PersonId, TagId } from '../values/ids.js'
import type { Guest } from './guest.js'
import type {
  Lane,
  MessageClass,
  MessageInterface,
  MessageState,
  MessageWithSegments,
  TransliterationMode,
} from './message.js'

/** One intent to send, the same from every interface. Strings are as the caller wrote them: the core parses. */
export interface SubmitCommand {
  /** A string that begins with `#` names a tag. */
  to: readonly (string | RecipientCommand | NamedRecipient)[]
  /** With `values`, here or at a recipient, `{name}` in it is a slot. */
  text: string
  /** What fills the slots of every recipient that gives no value of its own. */
  values?: GivenValues
  /** Sender name, own number or short code; the company's or gateway's default when absent. */
  from?: string
  class?: MessageClass
  /** Defaults to the lane of the class; over 1,000 recipients of a non-alert to `bulk`. */
  lane?: Lane
  transliterate?: TransliterationMode
  /** UTC ms; earliest instant of sending. */
  scheduledAt?: number
  /** Earliest date and time of sending on the recipient's own clock, `2026-01-15T09:00`; instead of `scheduledAt`. */
  scheduledLocal?: string
  /** What becomes of a recipient whose `scheduledLocal` has passed. */
  ifPast?: 'send' | 'refuse'
  /** UTC ms; after it the message is worthless. */
  deliverBefore?: number
  /** In place of instants. */
  relative?: RelativeTimes
  /** Tags that the messages are labelled with, beside those they are sent to: ids or names. */
  tags?: readonly string[]
  /** The caller's own reference, up to 255 characters; returned, never interpreted. */
  reference?: string
  /** `skip_opted_out`: who must not be texted is left out, and anybody else who is refused refuses all. */
  onRefusedRecipient: 'skip' | 'skip_opted_out' | 'refuse_all'
  /** What a sender that cannot be used on a carrier does; `refuse` when absent. */
  onUnusableSender?: 'refuse' | 'use_default'
  /** The hash of a plan: the request is refused when it would no longer be carried out like that. */
  planHash?: string
  /** Where answers are sent by mail. */
  replyMail?: string
  /** The mail it came in, which is stored with it or not at all. */
  mail?: NewMail
  idempotencyKey?: string
  traceId: string
  via: MessageInterface
}

export interface RecipientCommand {
  to: string
  values?: GivenValues
  /** IANA zone of the recipient; that of its number, else the company's, when absent. */
  zone?: string
  /** The person whose number it is, and what stands in refusals in the place of the number. */
  personId?: PersonId
  written?: string
  /** The company whose person it is, where that is not the sender's. */
  guest?: Guest
}

export interface NamedPeople {
  values?: GivenValues
  zone?: string
}

/** A person of the directory by id, or a group, a tag or a mailing list by id or name. */
export type NamedRecipient = NamedPeople & ({ person: string } | { group: string } | { tag: string } | { list: string })

/** What `reachPeople` makes: numbers only. */
export interface NumberedCommand extends SubmitCommand {
  to: readonly (string | RecipientCommand)[]
  /** Who was named and gets nothing. */
  unreached?: readonly RefusedRecipient[]
  /** Companies whose people are among them. */
  guests?: readonly Guest[]
  /** What the messages are labelled with. */
  labels?: readonly MessageTag[]
  /** Of a user that is restricted: what is left to decide. */
  rights?: StoredRights
}

/** A tag as a message has it: by the name of that time. */
export interface MessageTag {
  id: TagId
  name: string
}

/** Values of slots as the caller gave them. */
export type GivenValues = Readonly<Record<string, string | number>>

export interface RelativeTimes {
  /** From now to the earliest instant of sending. */
  scheduledInMs?: number
  /** From now to when the message is worthless. */
  deliverInMs?: number
  /** From the earliest instant of sending to when the message is worthless. */
  validForMs?: number
}

export interface MessageFilter {
  direction?: 'mt' | 'mo'
  state?: MessageState
  /** The subscriber's number. */
  msisdn?: string
  broadcastId?: BroadcastId
  reference?: string
  createdFrom?: number
  createdBefore?: number
  /** Those alone of which a segment is in doubt. */
  inDoubt?: boolean
  /** Only messages older than this id: the cursor. */
  beforeId?: MessageId
  limit: number
}

export interface MessagePage {
  messages: readonly MessageWithSegments[]
  /** Pass as `beforeId` for the next page; null on the last. */
  nextBeforeId: MessageId | null
}

export interface Broadcast {
  id: BroadcastId
  companyId: CompanyId
  createdAt: number
  /** Recipients accepted. */
  recipients: number
  /** How many of them already have their message rows. */
  materialised: number
  /** Messages by state; recipients that wait for their rows count as queued, scheduled or cancelled, as they will be. */
  states: Partial<Record<MessageState, number>>
  cancelledAt: number | null
}
