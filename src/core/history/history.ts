import type { Direction, MessageClass, MessageInterface, MessageState } from '../messaging/message.js'
import type { PersonNumber } from '../people/person.js'
import type { BroadcastId, MessageId, PersonId, TagId } from '../values/ids.js'
import type { Phrase } from './search-query.js'

/** Which messages of a company; all that is named must hold. */
export interface HistoryFilter {
  phrases?: readonly Phrase[]
  /** Folded. */
  substring?: string
  direction?: Direction
  state?: MessageState
  class?: MessageClass
  /** `user:3`, `key:7` … */
  author?: string
  via?: MessageInterface
  /** The subscriber's number. */
  msisdn?: string
  broadcastId?: BroadcastId
  reference?: string
  /** To or from any of them. */
  people?: readonly PersonMatch[]
  /** Labelled with it. */
  tagId?: TagId
  createdFrom?: number
  createdBefore?: number
}

/** What finds the messages of a person: those that name it, and others of its numbers while these were its own. */
export interface PersonMatch {
  id: PersonId
  numbers: readonly Pick<PersonNumber, 'msisdn' | 'from' | 'until'>[]
}

export interface HistoryPage {
  /** Only messages older than this id: the cursor. */
  beforeId?: MessageId
  limit: number
}

/** How many messages stand in one state and direction. */
export interface HistoryCount {
  direction: Direction
  state: MessageState
  messages: number
}
