import type { RefusedRecipient } from '../errors.js'
import type { Price } from '../rating/price.js'
import type { NumberInfo } from '../routing/numbering.js'
import type { CompanyId, PersonId } from '../values/ids.js'
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
  /** Other companies whose people get a message, and how many. */
  companies: readonly { id: CompanyId; name: string; recipients: number }[]
  /** Names of the tags that the messages are labelled with. */
  tags: readonly string[]
  /** What would make the text of the first message cheaper. */
  advice: readonly string[]
  /** Of all of it. */
  price: Price
}

/** Who needs more segments than others, by values of the recipient's own. */
export interface LongerMessage {
  to: string
  personId: PersonId | null
  segmentCount: number
}

export interface PlannedMessage {
  /** The number, or what stands for it where it is another company's person. */
  to: string
  /** Null where a number was named, and for another company's person. */
  personId: PersonId | null
  recipientCompanyId: CompanyId | null
  /** Null where the number is not told. */
  number: NumberInfo | null
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
  /** Zone by which quiet hours and local times were taken; null where the recipient is another company's. */
  zone: string | null
}
