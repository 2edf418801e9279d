import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import type { StoredUsage, UsageCharge } from '../../calls/call.js'
import type { EventPosition, NewRatingEvent } from '../../events/event.js'
import type { NewAudit } from '../../ports.js'
import type { CallId, CompanyId, MessageId, NumberId, ScenarioId } from '../../values/ids.js'
import type { Money } from '../../values/money.js'
import type { RatedUsage } from '../account.js'
import type { UsageColumns } from '../adviser/compact-usage.js'
import type { Invoice } from '../invoice.js'
import type { Posting } from '../posting.js'
import type { ChargedCompany } from '../rating.js'
import type { SmsUsage } from '../sms/record-sms.js'
import type { UsageRecord } from '../usage-record.js'
import type { AccountDocument } from './account-document.js'
import type { RatingProfile } from './profile.js'

/** What a company is charged: an account that is advanced write by write, and postings that are only added. */
export interface RatingStore {
  find(companyId: CompanyId): Promise<StoredAccount | undefined>
  /** @throws GatewayError `conflict` when the company has an account */
  insert(account: StoredAccount, audit: NewAudit): Promise<void>
  /** Writes everything or, when the account has another version by now, nothing; then the answer is false. */
  advance(step: AccountStep): Promise<boolean>
  /** Everybody who has an account, for memory. */
  listCharged(): Promise<readonly ChargedCompany[]>
  /** Those whose text messages are charged and whose log holds something new. */
  listBehind(): Promise<readonly CompanyId[]>
  /** Those of which a local day is over. */
  listDue(at: number): Promise<readonly CompanyId[]>
  /** Segments that the operator accepted, and which neither a posting nor what waits for a price names. */
  uncharged(companyId: CompanyId, messages: readonly MessageId[]): Promise<readonly AcceptedSegment[]>
  /** Sum of the postings of each message that has any. */
  pricesOf(companyId: CompanyId, messages: readonly MessageId[]): Promise<ReadonlyMap<MessageId, ChargedMessage>>
  /** Which of these segments wait for a price. */
  parkedSegments(companyId: CompanyId, ids: readonly number[]): Promise<ReadonlySet<number>>
  /** SMS that were charged over what is included, booked on these days. */
  countOver(companyId: CompanyId, days: { from: LocalDate; to: LocalDate }): Promise<number>
  listPostings(companyId: CompanyId, filter: PostingFilter): Promise<readonly LedgerPosting[]>
  /** Rated records of these ids, and everything of these numbers that ended at an instant or later. */
  findUsage(companyId: CompanyId, wanted: UsageWanted): Promise<readonly RatedUsage[]>
  /** Rated records of a number by columns, in the order of their ends, after one of them. */
  usageSince(
    companyId: CompanyId,
    number: NumberId,
    wanted: { after: { endedAt: number; id: number }; started: { from: number; until: number }; limit: number },
  ): Promise<readonly (UsageColumns & { id: number })[]>
  /** SMS that were charged, by the month of the service. */
  countSent(
    companyId: CompanyId,
    days: { from: LocalDate; to: LocalDate },
  ): Promise<readonly (readonly [LocalMonth, number])[]>
  findParkedCalls(companyId: CompanyId, ids: readonly number[]): Promise<readonly (ParkedUsage & { kind: 'call' })[]>
  listParked(companyId: CompanyId, limit: number): Promise<readonly ParkedUsage[]>
  /** Those with uses of calls that could not be rated when they were written. */
  listWaiting(): Promise<readonly CompanyId[]>
  /** In the order of their ends. */
  waitingUses(companyId: CompanyId, limit: number): Promise<readonly CallUse[]>
  findUses(companyId: CompanyId, wanted: readonly Pick<CallUse, 'id' | 'until'>[]): Promise<readonly CallUse[]>
  /** Those with something that waits for a price. */
  listParkedCompanies(): Promise<readonly CompanyId[]>
  /** What each of these calls has cost, and which of its uses wait for a price; calls that cost nothing by any posting are missing. */
  callPrices(companyId: CompanyId, calls: readonly CallId[]): Promise<ReadonlyMap<CallId, ChargedCall>>
  findProfile(companyId: CompanyId): Promise<RatingProfile | undefined>
  setProfile(companyId: CompanyId, profile: RatingProfile, at: number, audit: NewAudit): Promise<void>
  findRequest(companyId: CompanyId, key: string): Promise<Omit<KeyedRequest, 'key'> | undefined>
  /** Keys of changes that were ordered before an instant. */
  forgetRequests(before: number): Promise<void>
  listNumbers(companyId: CompanyId): Promise<readonly RatedNumber[]>
  findInvoice(companyId: CompanyId, month: LocalMonth): Promise<StoredInvoice | undefined>
  /** Newest first. */
  listInvoices(companyId: CompanyId): Promise<readonly StoredInvoice[]>
}

export interface StoredAccount {
  companyId: CompanyId
  /** Grows with each write. */
  version: number
  /** By whose days it is billed: the company's when it was connected. */
  zone: string
  document: AccountDocument
  /** Of the last posting; they are numbered without a hole. */
  lastPosting: number
  /** UTC ms from which the next local day can be billed; null while nothing is connected. */
  dueAt: number | null
  /** UTC ms since which text messages are charged. */
  smsSince: number | null
  /** How far the company's log was followed. */
  followed: EventPosition
  /** A month; null: none. */
  spendingLimit: Money | null
  /** The month in which a limit that is reached holds mailings back; null: none does. */
  heldMonth: LocalMonth | null
  createdAt: number
  updatedAt: number
}

export interface LedgerPosting extends Posting {
  ordinal: number
  messageId: MessageId | null
  callId: CallId | null
  createdAt: number
}

export interface AccountStep {
  /** As it was read. */
  from: Pick<StoredAccount, 'companyId' | 'version' | 'heldMonth'>
  /** With the version that `from` has. */
  to: StoredAccount
  postings: readonly LedgerPosting[]
  usage: readonly RatedUsage[]
  parked: readonly ParkedUsage[]
  /** What waited for a price and has one now. */
  unparked: readonly Pick<ParkedUsage, 'kind' | 'id'>[]
  invoices: readonly StoredInvoice[]
  /** Uses of calls that waited. */
  uses: readonly Pick<CallUse, 'id' | 'until' | 'charge'>[]
  /** Uses of a number that began at an instant or later, and that nobody charged: they wait from now on. */
  /** A change that must not be made twice, with its answer. */
  request: KeyedRequest | null
  recall: { number: NumberId; from: number } | null
  events: readonly NewRatingEvent[]
  audit: NewAudit | null
}

export interface KeyedRequest {
  key: string
  requestHash: string
  /** JSON. */
  answer: string
}

export interface AcceptedSegment {
  messageId: MessageId
  ordinal: number
  to: string
  /** UTC ms. */
  acceptedAt: number
}

/** What was used of one of our calls. */
export interface CallUse extends Pick<StoredUsage, 'id' | 'kind' | 'from' | 'until' | 'seconds' | 'target'> {
  callId: CallId
  scenario: ScenarioId
  number: NumberId
  charge: UsageCharge
}

export interface ChargedCall {
  amount: Money
  /** By id of the use. */
  uses: ReadonlyMap<number, { amount: Money; direction: string }>
  /** Uses that wait for a price, and why. */
  parked: ReadonlyMap<number, string>
  /** Some of its uses wait to be rated. */
  isWaiting: boolean
}

export interface ChargedMessage {
  amount: Money
  segments: number
}

export type ParkedUsage = {
  /** Of the segment or the record. */
  id: number
  reason: string
  explanation: string
  /** UTC ms. */
  parkedAt: number
} & ({ kind: 'sms'; usage: SmsUsage } | { kind: 'call'; usage: UsageRecord })

export interface PostingFilter {
  /** Booked on these days. */
  from?: LocalDate
  to?: LocalDate
  messageId?: MessageId
  callId?: CallId
  afterOrdinal: number
  limit: number
}

export interface UsageWanted {
  ids: readonly number[]
  numbers: readonly NumberId[]
  endedFrom: number
}

export interface RatedNumber {
  id: NumberId
  address: string
  /** UTC ms. */
  activeFrom: number
}

export interface StoredInvoice {
  companyId: CompanyId
  month: LocalMonth
  /** 1, 2, … of the company, without a hole. */
  ordinal: number
  invoice: Invoice
  createdAt: number
}
