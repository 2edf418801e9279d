import type { ApiKey, AuditRecord, Company, User } from './accounts/account.js'
import type { StoredSettings } from './accounts/company-settings.js'
import type { M2mPassword } from './accounts/m2m-password.js'
import type { M2mSettings } from './accounts/m2m-settings.js'
import type { Session } from './accounts/session.js'
import type { OwnHours } from './calendar/quiet-hours.js'
import type { CallStore } from './calls/ports.js'
import type { PromptStore } from './calls/prompts/ports.js'
import type { CarrierReceipt, InboundPart } from './carrier.js'
import type { ConversationStore } from './conversations/ports.js'
import type { ReplyNetwork } from './conversations/reply.js'
import type { EventPosition, GatewayEvent, NewWebhookEvent } from './events/event.js'
import type { EventFilter } from './events/event-filter.js'
import type { GrownLogs } from './events/event-watches.js'
import type { StoredWebhook, Webhook, WebhookDelivery } from './events/webhook.js'
import type { HistoryStore } from './history/ports.js'
import type { JobStore } from './jobs/ports.js'
import type { MailStore } from './mail/ports.js'
import type { MailingStore } from './mailings/ports.js'
import type { Broadcast, MessageFilter, MessagePage } from './messaging/commands.js'
import type { OwnNumber } from './messaging/inbound.js'
import type { MessageState, MessageWithSegments, SubmitResult } from './messaging/message.js'
import type { DeliveryPolicy, DoubtDecision } from './messaging/progress.js'
import type { Acceptance, AcceptAnswer, Claim, ClaimRequest, OutcomeRecord } from './messaging/submission-record.js'
import type { OptOut, OptOutKind, OptOutScope } from './people/opt-out.js'
import type { OptOutState } from './people/opt-out-table.js'
import type { PeopleStore } from './people/ports.js'
import type { RatingStore } from './rating/ledger/ports.js'
import type { RightsStore } from './rights/ports.js'
import type { NumberingStore, RouteStore, SenderNameStore } from './routing/ports.js'
import type { TagStore } from './tags/ports.js'
import type { TrafficStore } from './traffic/saved-report.js'
import type {
  ApiKeyId,
  BroadcastId,
  CompanyId,
  DeliveryId,
  MessageId,
  OptOutId,
  UserId,
  WebhookId,
} from './values/ids.js'
import type { Msisdn } from './values/msisdn.js'

/**
 * Durable state. Writes resolve after the commit is on disk; writes that wait at the same time share one transaction, and one
 * that the database refuses fails alone. Throws GatewayError `storage_unavailable` or `storage_full` with nothing written.
 */
export interface Store {
  readonly messages: MessageStore
  readonly accounts: AccountStore
  readonly m2mPasswords: M2mPasswordStore
  readonly sessions: SessionStore
  readonly optOuts: OptOutStore
  readonly numbering: NumberingStore
  readonly routes: RouteStore
  readonly senderNames: SenderNameStore
  readonly events: EventStore
  readonly webhooks: WebhookStore
  readonly inbox: InboxStore
  readonly people: PeopleStore
  readonly tags: TagStore
  readonly rights: RightsStore
  readonly history: HistoryStore
  readonly conversations: ConversationStore
  readonly calls: CallStore
  readonly prompts: PromptStore
  readonly rating: RatingStore
  readonly jobs: JobStore
  readonly mailings: MailingStore
  readonly mails: MailStore
  readonly traffic: TrafficStore
  /** The first of `count` consecutive new ids. */
  allocateIds(count: number): Promise<number>
  /** How often each table of core/snapshots.ts was written. */
  revisions(): Promise<ReadonlyMap<string, number>>
}

export interface MessageStore {
  accept(acceptance: Acceptance): Promise<AcceptAnswer>
  findAnswer(companyId: CompanyId, key: string): Promise<StoredAnswer | undefined>
  claim(request: ClaimRequest): Promise<Claim>
  recordOutcome(outcome: OutcomeRecord): Promise<MessageChange>
  /** Matches receipts to segments by the carrier's id; one that matches nothing is kept and matched later. */
  recordReceipt(receipt: CarrierReceipt): Promise<MessageChange | null>
  /** Stores an MO part; when it completes a message, the message. `id` is used only for a new message. */
  recordInbound(part: InboundPart, id: MessageId, network?: ReplyNetwork | null): Promise<MessageChange | null>
  cancel(companyId: CompanyId, id: MessageId, at: number): Promise<'cancelled' | 'too_late' | 'missing'>
  cancelBroadcast(companyId: CompanyId, id: BroadcastId, at: number): Promise<boolean>
  resolveDoubt(
    companyId: CompanyId,
    id: MessageId,
    decision: DoubtDecision,
    at: number,
  ): Promise<MessageChange | 'no_doubt'>
  /** Makes message rows of one chunk of a large broadcast; null when none is left. */
  materialiseChunk(at: number): Promise<MaterialisedChunk | null>
  /** Ends what time has ended: validity, the wait for a receipt, the wait for the rest of a long MO. Bounded; true when more is left. */
  sweep(at: number, limits: SweepLimits): Promise<boolean>
  /** Segments claimed by processes that are gone. */
  recoverClaims(at: number): Promise<number>
  /** Messages that this process has claimed until `before` and that have no outcome: in flight, or claimed by a commit whose answer was lost. */
  findOwnClaims(before: number): Promise<readonly MessageRef[]>
  /** Queues again what this process has claimed until `before` of these messages and knows nothing of; how many messages. */
  dropOwnClaims(messages: readonly MessageRef[], before: number, at: number): Promise<number>
  find(companyId: CompanyId, id: MessageId): Promise<MessageWithSegments | undefined>
  /** Those of the ids that there are, in no order; at most a few hundred ids. */
  findAll(companyId: CompanyId, ids: readonly MessageId[]): Promise<readonly MessageWithSegments[]>
  list(companyId: CompanyId, filter: MessageFilter): Promise<MessagePage>
  findBroadcast(companyId: CompanyId, id: BroadcastId): Promise<Broadcast | undefined>
  /** Moves what waits for a carrier that is away to others that are ready, where its route names them. To which carriers. */
  reroute(carrier: string, ready: readonly string[], at: number): Promise<readonly string[]>
  /** Waiting segments by carrier and lane, for metrics and back-pressure. */
  queueDepths(): Promise<readonly QueueDepth[]>
}

export interface MaterialisedChunk {
  recipients: number
  carriers: readonly string[]
}

export interface MessageRef {
  companyId: CompanyId
  id: MessageId
}

export interface StoredAnswer {
  requestHash: string
  result: SubmitResult
}

/** What a write did to a message, for logs, metrics and wake-ups. */
export interface MessageChange {
  companyId: CompanyId
  id: MessageId
  state: MessageState
  changed: boolean
  traceId: string
  createdAt: number
  /** Where and from when it waits again, when a segment went back to a queue. */
  requeued: { carrier: string; at: number } | null
}

export interface SweepLimits {
  policy: DeliveryPolicy
  inboundPartTimeoutMs: number
  replyWindowMs: number
  idempotencyRetentionMs: number
}

export interface QueueDepth {
  carrier: string
  lane: string
  waiting: number
}

/** What subscribers wrote, in the order in which it became visible. `PLATFORM` has what belongs to no company. */
export interface InboxStore {
  /** What comes after the cursor and is before everything that may still come: no message appears behind a cursor later. */
  list(companyId: CompanyId, page: InboxQuery): Promise<readonly InboxEntry[]>
  /** The newest that there is for the company, shown by `list` or not yet. */
  findLast(companyId: CompanyId): Promise<InboxCursor | undefined>
  /** Moves a message of `PLATFORM` with its events to the company, whose inbox it then ends. */
  assign(id: MessageId, companyId: CompanyId, at: number, audit: NewAudit): Promise<'assigned' | 'taken' | 'missing'>
}

/** A place in the inbox: the transaction that put the message there, and its order within. */
export interface InboxCursor {
  txId: number
  id: number
}

export interface InboxQuery {
  after: InboxCursor
  /** Only what was written to this address of ours. */
  ownAddress?: string
  limit: number
}

export interface InboxEntry {
  cursor: InboxCursor
  message: MessageWithSegments
}

export interface AccountStore {
  insertCompany(company: Company, audit: NewAudit): Promise<void>
  /** Writes what is named and nothing else, so that changes made at the same time do not undo each other. */
  updateCompany(id: CompanyId, changes: CompanyChanges, audit: NewAudit): Promise<void>
  findCompany(id: CompanyId): Promise<Company | undefined>
  /** Undefined for a company that does not exist. */
  findQuietHours(id: CompanyId): Promise<OwnHours | undefined>
  /** What a company has set of its quiet hours; writes all of it. */
  setQuietHours(id: CompanyId, hours: OwnHours, audit: NewAudit): Promise<void>
  /** Undefined for a company that does not exist. */
  findM2mSettings(id: CompanyId): Promise<M2mSettings | undefined>
  setM2mSettings(id: CompanyId, settings: M2mSettings, audit: NewAudit): Promise<void>
  /** Of all companies, for memory. */
  listSettings(): Promise<readonly StoredSettings[]>
  listCompanies(afterId: CompanyId, limit: number): Promise<readonly Company[]>

  /** @throws GatewayError `conflict` when the login is taken */
  insertUser(user: User, passwordHash: string | null, audit: NewAudit): Promise<void>
  /** As with a company; the hash stays when it is undefined. */
  updateUser(user: UserKey, changes: UserChanges, passwordHash: string | undefined, audit: NewAudit): Promise<void>
  findUser(companyId: CompanyId, id: UserId): Promise<User | undefined>
  findUserByLogin(login: string): Promise<(User & { passwordHash: string | null }) | undefined>
  listUsers(companyId: CompanyId, afterId: UserId, limit: number): Promise<readonly User[]>

  insertApiKey(key: ApiKey, hash: Buffer, audit: NewAudit): Promise<void>
  updateApiKey(companyId: CompanyId, id: ApiKeyId, changes: ApiKeyChanges, audit: NewAudit): Promise<void>
  /** False, with nothing written, for a key that is revoked already. */
  revokeApiKey(companyId: CompanyId, id: ApiKeyId, at: number, audit: NewAudit): Promise<boolean>
  findApiKey(companyId: CompanyId, id: ApiKeyId): Promise<ApiKey | undefined>
  findApiKeyByHash(hash: Buffer): Promise<ApiKey | undefined>
  listApiKeys(companyId: CompanyId, afterId: ApiKeyId, limit: number): Promise<readonly ApiKey[]>
  markApiKeyUsed(id: ApiKeyId, at: number): Promise<void>

  listAudit(companyId: CompanyId, beforeId: number, limit: number): Promise<readonly AuditRecord[]>
  /** False, with nothing written, for a number in use. */
  createNumber(number: OwnNumber & { id: number; kind: string; activeFrom: number }, audit: NewAudit): Promise<boolean>
  insertNumber(number: OwnNumber & { id: number; kind: string; activeFrom: number }): Promise<void>
}

export type CompanyChanges = Partial<
  Pick<Company, 'name' | 'zone' | 'state' | 'requestsPerSecond' | 'recipientsPerSecond'>
>
export type ApiKeyChanges = Partial<Pick<ApiKey, 'name' | 'allowGet'>>
export type UserChanges = Partial<Pick<User, 'name' | 'role' | 'state' | 'personId'>>
export type UserKey = Pick<User, 'companyId' | 'id'>
export type NewAudit = Omit<AuditRecord, 'id'>

export type StoredM2mPassword = M2mPassword & { hash: string }

/** What users log in with at the M2M interface. */
export interface M2mPasswordStore {
  /** Takes the place of the one before, which is void with the commit. */
  set(user: UserKey, password: Omit<StoredM2mPassword, 'lastUsedAt'>, audit: NewAudit): Promise<void>
  /** False, with nothing written, where there is none. */
  remove(user: UserKey, audit: NewAudit): Promise<boolean>
  find(user: UserKey): Promise<StoredM2mPassword | undefined>
  markUsed(user: UserKey, at: number): Promise<void>
}

/** Who is signed in to the console. */
export interface SessionStore {
  /** Writes it, and removes the one that it takes the place of, as well as all that are over at `createdAt`. */
  insert(session: Session, hash: Buffer, replaced: Buffer | null, audit: NewAudit): Promise<void>
  findByHash(hash: Buffer): Promise<Session | undefined>
  markSeen(session: Pick<Session, 'companyId' | 'id'>, at: number): Promise<void>
  /** False, with nothing written, for one that is no more. */
  remove(session: Pick<Session, 'companyId' | 'id'>, audit: NewAudit): Promise<boolean>
}

export interface OptOutStore {
  /**
   * Writes entries of one company, and cancels what waits for these numbers and is forbidden now, in one transaction. An entry that
   * holds already stays as it is.
   */
  add(entries: readonly OptOut[], audit: NewAudit): Promise<AddedOptOuts>
  /** Ends entries that hold; those that it ended. */
  remove(removal: OptOutRemoval, audit: NewAudit): Promise<readonly OptOut[]>
  list(companyId: CompanyId, filter: OptOutFilter): Promise<readonly OptOut[]>
  /** The revision of the entry that was written last; 0 when there is none. */
  lastRevision(): Promise<number>
  /** In the order of writing; up to `heldUntil` without what was removed. */
  listChanged(after: OptOutPlace, heldUntil: number, limit: number): Promise<readonly OptOutChange[]>
}

export interface AddedOptOuts {
  /** For each entry the one that held already; null for one that was written. */
  existing: readonly (OptOutId | null)[]
  /** Messages that waited and are cancelled. */
  cancelled: number
}

export interface OptOutRemoval {
  companyId: CompanyId
  msisdn: Msisdn
  /** Every scope and kind when null. */
  scope: OptOutScope | null
  kind: OptOutKind | null
  at: number
  by: string
}

export interface OptOutFilter {
  msisdn?: Msisdn
  /** With entries that no longer hold. */
  withRemoved: boolean
  afterId: OptOutId
  limit: number
}

export interface OptOutPlace {
  revision: number
  id: number
}

export type OptOutChange = OptOutState & OptOutPlace
/** The log of what happened. Positions order it; a page never passes over an event that a slower transaction is still to commit. */
export interface EventStore {
  read(companyId: CompanyId, query: { after: EventPosition; filter: EventFilter; limit: number }): Promise<EventPage>
  /** The events after `from` up to `to`, both of which a page has given. */
  readRange(companyId: CompanyId, range: EventRange): Promise<readonly GatewayEvent[]>
  /** The position that all readers have passed or may pass: what is written from now on comes behind it. */
  end(): Promise<EventPosition>
  /** A position that the log had reached at the latest mark before an instant; undefined where none is so old. */
  markBefore(at: number): Promise<EventPosition | undefined>
  /** Position before the company's first event at or after an instant, as far as marks tell. */
  positionAt(companyId: CompanyId, at: number): Promise<EventPosition>
  /** Notes where the log ends now, unless that was done a quarter of an hour ago or later. */
  mark(at: number): Promise<void>
  /** Deletes some of what had happened before an instant; true when there may be more. */
  purge(before: number): Promise<boolean>
  /** Whether events may have come that this process has not been told of. */
  hasGrown(): Promise<boolean>
  /** Called after each commit of this process that may have written events. */
  onGrown(listener: (grown: GrownLogs) => void): void
}

export interface EventPage {
  /** Oldest first. A page with a filter may be short, or empty, although more follows. */
  events: readonly GatewayEvent[]
  /** How far the log was read. */
  next: EventPosition
  /** Nothing follows for now. */
  isEnd: boolean
}

export interface EventRange {
  from: EventPosition
  to: EventPosition
  types: readonly string[]
  limit: number
}

export interface WebhookStore {
  insert(webhook: StoredWebhook, audit: NewAudit): Promise<void>
  /** Writes what is named and nothing else; false for one that is gone. */
  update(companyId: CompanyId, id: WebhookId, changes: WebhookChanges, audit: NewAudit): Promise<boolean>
  find(companyId: CompanyId, id: WebhookId): Promise<StoredWebhook | undefined>
  list(companyId: CompanyId, afterId: WebhookId, limit: number): Promise<readonly Webhook[]>
  /** The active ones of all companies. */
  listActive(): Promise<readonly (WebhookRef & { version: number })[]>
  findDelivery(webhook: WebhookRef, id: DeliveryId): Promise<WebhookDelivery | undefined>
  listDeliveries(webhook: WebhookRef, query: DeliveryQuery): Promise<readonly WebhookDelivery[]>
  /** Oldest first. */
  pendingDeliveries(webhook: WebhookRef, limit: number): Promise<readonly WebhookDelivery[]>
  insertDelivery(delivery: WebhookDelivery, audit: NewAudit): Promise<void>
  /** Sets the webhook to another place in the log; what waits to be sent again is given up for it. False for one that is gone. */
  moveCursor(webhook: WebhookRef, to: EventPosition, at: number, audit: NewAudit): Promise<boolean>
  /** Records one attempt, or how far there was nothing to send. False, with nothing written, when the lease or the place was lost. */
  record(record: DeliveryRecord): Promise<boolean>
  /** Deletes some deliveries that ended before an instant; true when there may be more. */
  purgeDeliveries(before: number): Promise<boolean>
}

export type WebhookRef = Pick<Webhook, 'companyId' | 'id'>
export type WebhookChanges = Partial<
  Pick<
    StoredWebhook,
    | 'url'
    | 'description'
    | 'types'
    | 'maxEvents'
    | 'state'
    | 'stateReason'
    | 'secret'
    | 'oldSecret'
    | 'oldSecretUntil'
    | 'updatedAt'
  >
> & { deletedAt?: number }

export interface DeliveryQuery {
  beforeId: DeliveryId
  limit: number
  state: WebhookDelivery['state'] | undefined
}

export interface DeliveryRecord {
  webhook: WebhookRef
  /** Of the lease under which it was sent. */
  fencing: number
  /** Null where the log held nothing for this webhook. */
  delivery: WebhookDelivery | null
  isNew: boolean
  /** How the webhook's place in the log moves; it must still be at the first of the two. */
  cursor: { from: EventPosition; to: EventPosition } | null
  /** Set when the receiver wants no more. */
  disabled: { reason: string; at: number } | null
  event: NewWebhookEvent | null
}
