import type { EventPosition } from '../events/event.js'
import type { MessageWithSegments } from '../messaging/message.js'
import type { CompanyId, MessageId } from '../values/ids.js'
import type { HistoryCount, HistoryFilter, HistoryPage } from './history.js'

/** The messages of a company as people look for them. */
export interface HistoryStore {
  /** Newest first. */
  list(companyId: CompanyId, filter: HistoryFilter, page: HistoryPage): Promise<readonly MessageWithSegments[]>
  /** Of what `list` would give in all, counted at one instant. */
  count(companyId: CompanyId, filter: HistoryFilter): Promise<readonly HistoryCount[]>
  /** Whether messages that are stored may not be found by their words yet. */
  isBehind(companyId: CompanyId): Promise<boolean>
  /** Companies with messages, or events, that the index has not seen. */
  listBehind(): Promise<readonly IndexPosition[]>
  /** Begins to follow companies that it does not follow yet, the platform's own included; from the start of their messages. */
  followNew(): Promise<void>
  /** Messages after an id, oldest first, for the index. */
  textsAfter(companyId: CompanyId, afterId: number, limit: number): Promise<readonly IndexedText[]>
  texts(companyId: CompanyId, ids: readonly number[]): Promise<readonly IndexedText[]>
  /** Writes texts to the index together with how far it is now. False, with nothing written, when it is not at `from` any more. */
  index(from: IndexPosition, to: IndexPosition, texts: readonly IndexedText[]): Promise<boolean>
}

export interface IndexPosition {
  companyId: CompanyId
  /** In the event log. */
  followed: EventPosition
  /** Older messages are indexed up to this id; null once all are. */
  backfilledTo: number | null
}

export interface IndexedText {
  id: MessageId
  text: string
}
