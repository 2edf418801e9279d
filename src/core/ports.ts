import type { ApiKey, AuditRecord, Company, User } from './accounts/account.js'
import type { CarrierReceipt, InboundPart } from './carrier.js'
import type { Broadcast, MessageFilter, MessagePage } from './messaging/commands.js'
import type { OwnNumber } from './messaging/inbound.js'
import type { MessageState, MessageWithSegments, SubmitResult } from './messaging/message.js'
import type { DeliveryPolicy } from './messaging/progress.js'
import type { Acceptance, AcceptAnswer, Claim, ClaimRequest, OutcomeRecord } from './messaging/submission-record.js'
import type { ApiKeyId, BroadcastId, CompanyId, MessageId, UserId } from './values/ids.js'

/**
 * Durable state. Writes resolve after the commit is on disk; writes that wait at the same time share one transaction, and one
 * that the database refuses fails alone. Throws GatewayError `storage_unavailable` or `storage_full` with nothing written.
 */
export interface Store {
  readonly messages: MessageStore
  readonly accounts: AccountStore
  readonly inbox: InboxStore
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
  recordInbound(part: InboundPart, id: MessageId): Promise<MessageChange | null>
  cancel(companyId: CompanyId, id: MessageId, at: number): Promise<'cancelled' | 'too_late' | 'missing'>
  cancelBroadcast(companyId: CompanyId, id: BroadcastId, at: number): Promise<boolean>
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
  list(companyId: CompanyId, filter: MessageFilter): Promise<MessagePage>
  findBroadcast(companyId: CompanyId, id: BroadcastId): Promise<Broadcast | undefined>
  /** Waiting segments by carrier and lane, for metrics and back-pressure. */
  queueDepths(): Promise<readonly QueueDepth[]>
}

export interface MaterialisedChunk {
  recipients: number
  carrier: string
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
  /** Set when a segment went back to the queue. */
  requeuedAt: number | null
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
  insertNumber(number: OwnNumber & { id: number; kind: string; activeFrom: number }): Promise<void>
}

export type CompanyChanges = Partial<
  Pick<Company, 'name' | 'zone' | 'state' | 'requestsPerSecond' | 'recipientsPerSecond'>
>
export type ApiKeyChanges = Partial<Pick<ApiKey, 'name' | 'allowGet'>>
export type UserChanges = Partial<Pick<User, 'name' | 'role' | 'state'>>
export type UserKey = Pick<User, 'companyId' | 'id'>
export type NewAudit = Omit<AuditRecord, 'id'>
