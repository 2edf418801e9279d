import type { RefusedRecipient } from '../errors.js'
import type { NumberInfo } from '../routing/numbering.js'
import type { PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Encoding, Lane, MessageClass, MessageState } from './message.js'

/** What a request to send would do. */
export interface MessagePlan {
  /** The same for the same outcome: who gets which text by which carrier, from whom, in how many segments, held until when. */
  hash: string
  class: MessageClass
  lane: Lane
  createdAt: number
  deliverBefore: number | null
  /** Messages that would be sent. */
  recipients: number
  segments: { total: number; min: number; max: number }
  /** Recipients who need more segments than the fewest, and the first of them, most segments first. */
  longer: { recipients: number; messages: readonly LongerMessage[] }
  /** The first of them, in the order of the request. */
  messages: readonly PlannedMessage[]
  refused: readonly RefusedRecipient[]
  /** What would make the text of the first message cheaper. */
  advice: readonly string[]
}

/** Who needs more segments than others, by values of the recipient's own. */
export interface LongerMessage {
  to: Msisdn
  personId: PersonId | null
  segmentCount: number
}

export interface PlannedMessage {
  to: Msisdn
  /** Null where a number was named. */
  personId: PersonId | null
  number: NumberInfo
  route: string
  carrier: string
  /** Carriers that follow when this one refuses the message or stays away. */
  alternatives: readonly string[]
  from: string
  /** The carrier does not show the sender that was asked for. */
  senderReplaced: boolean
  /** What goes on air. */
  text: string
  transliterated: boolean
  encoding: Encoding
  segmentCount: number
  state: MessageState
  /** UTC ms. */
  sendAt: number
  heldBy: string | null
  /** Zone by which quiet hours and local times were taken. */
  zone: string
}
