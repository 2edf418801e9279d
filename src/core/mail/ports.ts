import type { NewMail as OutgoingMail } from '../conversations/mail.js'
import type { MessageState } from '../messaging/message.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, MailId, MailIntegrationId, MailWatchId, MessageId } from '../values/ids.js'
import type { MailIntegration, StoredMailIntegration } from './integration.js'
import type { DigestOrder, MailRecord, MailVerdict, NewMail } from './mail-record.js'
import type { ReportWish, StoredThread } from './mail-thread.js'
import type { MailWatch, WatchState } from './watch.js'

export interface MailStore {
  insertIntegration(integration: StoredMailIntegration, audit: NewAudit): Promise<void>
  /** Writes all of it; false, with nothing written, for one that is gone. */
  updateIntegration(integration: StoredMailIntegration, audit: NewAudit): Promise<boolean>
  deleteIntegration(integration: Pick<MailIntegration, 'companyId' | 'id'>, audit: NewAudit): Promise<void>
  findIntegration(companyId: CompanyId, id: MailIntegrationId): Promise<StoredMailIntegration | undefined>
  listIntegrations(companyId: CompanyId, afterId: MailIntegrationId, limit: number): Promise<readonly MailIntegration[]>
  /** Of all companies, for memory. */
  loadIntegrations(): Promise<readonly StoredMailIntegration[]>

  /** Stores a mail that sends nothing now; the id of the one that it is a copy of, with nothing stored, or null. */
  record(mail: NewMail): Promise<MailId | null>
  /** The mail that was taken under a key. */
  findKey(companyId: CompanyId, key: string): Promise<MailId | undefined>
  find(companyId: CompanyId, id: MailId): Promise<MailRecord | undefined>
  /** Newest first. */
  list(companyId: CompanyId, query: MailQuery): Promise<readonly MailRecord[]>

  /** Storms whose digest is due. */
  dueGroups(at: number, limit: number): Promise<readonly DueGroup[]>
  /** Its digest was sent. */
  closeGroup(group: Pick<DueGroup, 'companyId' | 'key'>): Promise<void>

  /** The mail that a message or an alert came in. */
  findThread(companyId: CompanyId, id: number): Promise<StoredThread | undefined>
  /** Of the mails about something, the newest. */
  findThreadAbout(companyId: CompanyId, about: string): Promise<StoredThread | undefined>
  /** Mails whose messages are to be looked at, to tell their senders. */
  dueReports(at: number, limit: number): Promise<readonly DueReport[]>
  /** What became of the first messages of a mail. */
  outcomesOf(thread: StoredThread, limit: number): Promise<readonly MessageOutcome[]>
  /** Looks again at `at`; null: never. With what is written to the sender, at once or not at all. */
  settleReports(threads: readonly StoredThread[], at: number | null, told?: ToldReport): Promise<void>

  insertWatch(watch: MailWatch, audit: NewAudit): Promise<void>
  /** Writes all of it; false, with nothing written, for one that is gone. */
  updateWatch(watch: MailWatch, audit: NewAudit): Promise<boolean>
  deleteWatch(watch: Pick<MailWatch, 'companyId' | 'id'>, audit: NewAudit): Promise<void>
  findWatch(companyId: CompanyId, id: MailWatchId): Promise<MailWatch | undefined>
  listWatches(companyId: CompanyId, afterId: MailWatchId, limit: number): Promise<readonly MailWatch[]>
  /** Of all companies, for memory. */
  loadWatches(): Promise<readonly MailWatch[]>
  /** A mail that is waited for has come: the next one until `dueAt`. */
  seeWatch(watch: Pick<MailWatch, 'companyId' | 'id'>, at: number, dueAt: number): Promise<void>
  /** Those that are overdue, and those that are back. */
  dueWatches(at: number, limit: number): Promise<readonly MailWatch[]>
  /** It was said; nothing where a mail has come meanwhile. */
  turnWatch(watch: MailWatch, state: WatchState): Promise<void>
  /** Deletes some of what is older; true when there may be more. */
  purge(before: MailRetention): Promise<boolean>
}

/** A report that is stored at an instant. */
export interface ToldReport {
  mail: OutgoingMail
  at: number
}

export interface DueReport extends StoredThread {
  report: ReportWish
  /** How often its messages were looked at. */
  looks: number
}

export interface MessageOutcome {
  id: MessageId
  state: MessageState
  reason: string | null
}

export interface MailQuery {
  beforeId: MailId
  limit: number
  verdict?: MailVerdict
  integrationId?: MailIntegrationId
}

export interface DueGroup {
  companyId: CompanyId
  key: string
  count: number
  order: DigestOrder
  /** The mail that came last. */
  last: MailRecord
}

/** Instants: what is older goes. */
export interface MailRetention {
  records: number
  texts: number
  keys: number
  threads: number
}
