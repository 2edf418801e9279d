import { type Kysely, sql } from 'kysely'

import type { LocalDate, LocalMonth } from '../../core/calendar/local-date.js'
import type { RatedUsage } from '../../core/rating/account.js'
import type { UsageColumns } from '../../core/rating/adviser/compact-usage.js'
import type { Invoice, Posting } from '../../core/rating/index.js'
import type { AccountDocument } from '../../core/rating/ledger/account-document.js'
import { recordOfUse, useOfRecord } from '../../core/rating/ledger/call-records.js'
import type {
  AcceptedSegment,
  AccountStep,
  CallUse,
  ChargedCall,
  ChargedMessage,
  KeyedRequest,
  LedgerPosting,
  ParkedUsage,
  PostingFilter,
  RatedNumber,
  RatingStore,
  StoredAccount,
  StoredInvoice,
  UsageWanted,
} from '../../core/rating/ledger/ports.js'
import type { RatingProfile } from '../../core/rating/ledger/profile.js'
import { usageOfSegment } from '../../core/rating/ledger/segment-usage.js'
import type { ChargedCompany } from '../../core/rating/rating.js'
import type { CallId, CompanyId, MessageId, NumberId, ScenarioId } from '../../core/values/ids.js'
import type { Money } from '../../core/values/money.js'
import type { Statement } from '../batch/change.js'
import type { Database } from '../database.js'
import {
  type ratingAccounts,
  ratingInvoices,
  ratingParked,
  ratingPostings,
  ratingUsage,
} from '../tables/rating-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { insertRows } from './insert-rows.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type Kind = Database['kind']

export async function findAccount(db: Db, companyId: CompanyId): Promise<StoredAccount | undefined> {
  const row = await db.selectFrom('rating_accounts').selectAll().where('company_id', '=', companyId).executeTakeFirst()
  return row && accountOf(row)
}

export function insertAccount(db: Db, account: StoredAccount): Statement {
  const { companyId, createdAt } = account
  const row = { ...columnsOf(account), company_id: companyId, version: 1, created_at: createdAt }
  return statement(db.insertInto('rating_accounts').values(row))
}

/** The account first: where another has written it meanwhile, nothing else is tried. */
export function advanceAccount(db: Db, kind: Kind, { from, to, ...step }: AccountStep): Statement[] {
  const { companyId, version } = from
  const update = db
    .updateTable('rating_accounts')
    .set({ ...columnsOf(to), version: version + 1 })
    .where('company_id', '=', companyId)
    .where('version', '=', version)
  return [
    statement(update, 1),
    ...insertRows(
      kind,
      ratingPostings,
      step.postings.map((posting) => postingTuple(companyId, posting)),
    ),
    ...insertRows(
      kind,
      ratingUsage,
      step.usage.map((usage) => usageTuple(companyId, usage)),
      replaceUsage,
    ),
    ...step.unparked.map((parked) =>
      statement(
        db
          .deleteFrom('rating_parked')
          .where('company_id', '=', companyId)
          .where('kind', '=', parked.kind)
          .where('id', '=', parked.id),
      ),
    ),
    ...insertRows(
      kind,
      ratingParked,
      step.parked.map((parked) => parkedTuple(companyId, parked)),
      replaceParked,
    ),
    ...insertRows(kind, ratingInvoices, step.invoices.map(invoiceTuple)),
    ...step.uses.map(({ id, until, charge }) =>
      statement(
        db
          .updateTable('call_usage')
          .set({ charge })
          .where('company_id', '=', companyId)
          .where('until_at', '=', until)
          .where('id', '=', id),
      ),
    ),
    ...(step.request === null ? [] : [insertRequest(db, companyId, step.request, to.updatedAt)]),
    ...(step.recall === null ? [] : [recallUses(db, companyId, step.recall)]),
  ]
}

function recallUses(db: Db, companyId: CompanyId, { number, from }: { number: NumberId; from: number }): Statement {
  const ofNumber = db
    .selectFrom('calls')
    .select('id')
    .where('company_id', '=', companyId)
    .where('number_id', '=', number)
  return statement(
    db
      .updateTable('call_usage')
      .set({ charge: 'waits' })
      .where('company_id', '=', companyId)
      .where('until_at', '>=', from)
      .where('from_at', '>=', from)
      .where('charge', '=', 'none')
      .where('call_id', 'in', ofNumber),
  )
}

export async function listWaiting(db: Db): Promise<CompanyId[]> {
  const rows = await db.selectFrom('call_usage').select('company_id').distinct().where('charge', '=', 'waits').execute()
  return rows.map((row) => row.company_id as CompanyId)
}

export async function waitingUses(db: Db, companyId: CompanyId, limit: number): Promise<CallUse[]> {
  const query = usesOf(db, companyId).where('u.charge', '=', 'waits').orderBy('u.until_at').orderBy('u.id')
  return (await query.limit(limit).execute()).map(useOf)
}

export async function findUses(
  db: Db,
  companyId: CompanyId,
  wanted: readonly Pick<CallUse, 'id' | 'until'>[],
): Promise<CallUse[]> {
  if (wanted.length === 0) return []
  const untils = [...new Set(wanted.map(({ until }) => until))]
  const ids = wanted.map(({ id }) => id)
  const query = usesOf(db, companyId).where('u.until_at', 'in', untils).where('u.id', 'in', ids)
  return (await query.execute()).map(useOf)
}

function usesOf(db: Db, companyId: CompanyId) {
  return db
    .selectFrom('call_usage as u')
    .innerJoin('calls as c', (join) => join.onRef('c.company_id', '=', 'u.company_id').onRef('c.id', '=', 'u.call_id'))
    .select(['u.id', 'u.kind', 'u.from_at', 'u.until_at', 'u.seconds', 'u.target', 'u.call_id', 'u.charge'])
    .select(['c.number_id', 'c.scenario_id'])
    .where('u.company_id', '=', companyId)
}

type UseRow = Awaited<ReturnType<ReturnType<typeof usesOf>['execute']>>[number]

function useOf(row: UseRow): CallUse {
  const { id, seconds, target } = row
  return {
    ...{ id, seconds, target, from: row.from_at, until: row.until_at },
    kind: row.kind as CallUse['kind'],
    callId: row.call_id as CallId,
    scenario: row.scenario_id as ScenarioId,
    number: row.number_id as NumberId,
    charge: row.charge as CallUse['charge'],
  }
}

export async function listParkedCompanies(db: Db): Promise<CompanyId[]> {
  const rows = await db.selectFrom('rating_parked').select('company_id').distinct().execute()
  return rows.map((row) => row.company_id as CompanyId)
}

export async function callPrices(
  db: Db,
  companyId: CompanyId,
  calls: readonly CallId[],
): Promise<Map<CallId, ChargedCall>> {
  if (calls.length === 0) return new Map()
  const uses = await db
    .selectFrom('call_usage')
    .select(['id', 'call_id', 'charge'])
    .where('company_id', '=', companyId)
    .where('call_id', 'in', calls)
    .where('charge', '<>', 'none')
    .execute()
  const postings = await db
    .selectFrom('rating_postings')
    .select(['call_id', 'source', 'amount', 'basis'])
    .where('company_id', '=', companyId)
    .where('call_id', 'in', calls)
    .orderBy('id')
    .execute()
  const parked = await parkedCalls(
    db,
    companyId,
    uses.map(({ id }) => recordOfUse(id)),
  )
  const prices = new Map<CallId, MutableCall>()
  const of = (id: number | null) => {
    const found = prices.get(id as CallId) ?? {
      ...{ amount: 0 as Money, uses: new Map(), parked: new Map(), isWaiting: false },
    }
    prices.set(id as CallId, found)
    return found
  }
  for (const { id, call_id, charge } of uses) {
    const reason = parked.get(recordOfUse(id))
    const call = of(call_id)
    if (reason !== undefined) call.parked.set(id, reason)
    if (charge === 'waits') call.isWaiting = true
  }
  for (const { call_id, source, amount, basis } of postings) {
    const use = useOfRecord(Number(source.split(':')[1])) ?? 0
    const { direction } = (JSON.parse(basis) as { record: { direction: string } }).record
    const call = of(call_id)
    call.amount = (call.amount + amount) as Money
    call.uses.set(use, { amount: ((call.uses.get(use)?.amount ?? 0) + amount) as Money, direction })
  }
  return prices
}

interface MutableCall {
  amount: Money
  uses: Map<number, { amount: Money; direction: string }>
  parked: Map<number, string>
  isWaiting: boolean
}

async function parkedCalls(db: Db, companyId: CompanyId, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('rating_parked')
    .select(['id', 'reason'])
    .where('company_id', '=', companyId)
    .where('kind', '=', 'call')
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}

export async function findProfile(db: Db, companyId: CompanyId): Promise<RatingProfile | undefined> {
  const row = await db.selectFrom('rating_profiles').selectAll().where('company_id', '=', companyId).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    homeRegion: row.home_region,
    ownNumbers: JSON.parse(row.own_numbers) as string[],
    shortNumbers: JSON.parse(row.short_numbers) as Record<string, string>,
  }
}

export function setProfile(db: Db, companyId: CompanyId, profile: RatingProfile, at: number): Statement {
  const row = {
    home_region: profile.homeRegion,
    own_numbers: JSON.stringify(profile.ownNumbers),
    short_numbers: JSON.stringify(profile.shortNumbers),
    updated_at: at,
  }
  const insert = db.insertInto('rating_profiles').values({ company_id: companyId, ...row })
  return statement(insert.onConflict((conflict) => conflict.column('company_id').doUpdateSet(row)))
}

const replaceParked = `ON CONFLICT (company_id, kind, id) DO UPDATE SET reason = excluded.reason, explanation = excluded.explanation, usage = excluded.usage`
const replaceUsage = `ON CONFLICT (company_id, id) DO UPDATE SET ended_at = excluded.ended_at, rated = excluded.rated`

export async function listCharged(db: Db, kind: Kind): Promise<ChargedCompany[]> {
  const offers = kind === 'sqlite' ? sql<string>`state ->> '$.sms.employeeOffer'` : sql<string>`CAST(state AS json) #>> '{sms,employeeOffer}'`
  const rows = await db
    .selectFrom('rating_accounts')
    .select(['company_id', 'zone', 'sms_since', 'held_month', offers.as('offers')])
    .execute()
  return rows.map((row) => ({
    companyId: row.company_id as CompanyId,
    zone: row.zone,
    smsSince: row.sms_since,
    employeeOffer: JSON.parse(row.offers) as ChargedCompany['employeeOffer'],
    heldMonth: row.held_month as LocalMonth | null,
  }))
}

export async function findRequest(
  db: Db,
  companyId: CompanyId,
  key: string,
): Promise<Omit<KeyedRequest, 'key'> | undefined> {
  const row = await db
    .selectFrom('rating_requests')
    .select(['request_hash', 'answer'])
    .where('company_id', '=', companyId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row && { requestHash: row.request_hash, answer: row.answer }
}

function insertRequest(db: Db, companyId: CompanyId, request: KeyedRequest, at: number): Statement {
  const { key, requestHash, answer } = request
  const row = { company_id: companyId, idempotency_key: key, request_hash: requestHash, answer, created_at: at }
  return statement(db.insertInto('rating_requests').values(row))
}

export function forgetRequests(db: Db, before: number): Statement {
  return statement(db.deleteFrom('rating_requests').where('created_at', '<', before))
}

export async function listBehind(db: Db): Promise<CompanyId[]> {
  const rows = await db
    .selectFrom('rating_accounts as a')
    .select('a.company_id')
    .where('a.sms_since', 'is not', null)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM events AS e WHERE e.company_id = a.company_id AND (e.tx_id, e.id) > (a.tx_id, a.id))`,
    )
    .orderBy('a.company_id')
    .execute()
  return rows.map((row) => row.company_id as CompanyId)
}

export async function listDue(db: Db, at: number): Promise<CompanyId[]> {
  const rows = await db
    .selectFrom('rating_accounts')
    .select('company_id')
    .where('due_at', '<=', at)
    .orderBy('due_at')
    .execute()
  return rows.map((row) => row.company_id as CompanyId)
}

/** States of a segment that the operator has, or had, whether its answer was recorded or a report of the delivery came first. */
const acceptedStates = ['sent', 'delivered', 'undelivered']

export async function uncharged(
  db: Db,
  companyId: CompanyId,
  messages: readonly MessageId[],
): Promise<AcceptedSegment[]> {
  if (messages.length === 0) return []
  const rows = await db
    .selectFrom('segments as s')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.company_id', '=', 's.company_id').onRef('m.id', '=', 's.message_id'),
    )
    .select(['s.message_id', 's.ordinal', 's.sent_at', 's.submitted_at', 's.done_at', 'm.msisdn'])
    .where('s.company_id', '=', companyId)
    .where('s.message_id', 'in', messages)
    .where(({ eb, or }) => or([eb('s.sent_at', 'is not', null), eb('s.state', 'in', acceptedStates)]))
    .execute()
  const known = await knownSegments(
    db,
    companyId,
    messages,
    rows.map((row) => usageOfSegment(row.message_id as MessageId, row.ordinal)),
  )
  return rows.flatMap((row) => {
    const messageId = row.message_id as MessageId
    const acceptedAt = row.sent_at ?? row.submitted_at ?? row.done_at
    if (acceptedAt === null || known.has(usageOfSegment(messageId, row.ordinal))) return []
    return [{ messageId, ordinal: row.ordinal, to: row.msisdn, acceptedAt }]
  })
}

async function knownSegments(db: Db, companyId: CompanyId, messages: readonly MessageId[], ids: readonly number[]) {
  if (ids.length === 0) return new Set<number>()
  const posted = await db
    .selectFrom('rating_postings')
    .select('source')
    .where('company_id', '=', companyId)
    .where('message_id', 'in', messages)
    .execute()
  const parked = await parkedSegments(db, companyId, ids)
  return new Set([...posted.map(({ source }) => Number(source.split(':')[1])), ...parked])
}

export async function parkedSegments(db: Db, companyId: CompanyId, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('rating_parked')
    .select('id')
    .where('company_id', '=', companyId)
    .where('kind', '=', 'sms')
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function pricesOf(
  db: Db,
  companyId: CompanyId,
  messages: readonly MessageId[],
): Promise<Map<MessageId, ChargedMessage>> {
  if (messages.length === 0) return new Map()
  const rows = await db
    .selectFrom('rating_postings')
    .select(['message_id', 'source', 'amount'])
    .where('company_id', '=', companyId)
    .where('message_id', 'in', messages)
    .execute()
  const prices = new Map<MessageId, ChargedMessage>()
  const segments = new Set<string>()
  for (const { message_id, source, amount } of rows) {
    const id = message_id as MessageId
    const segment = source.split(':')[1] ?? ''
    const before = prices.get(id) ?? { amount: 0 as Money, segments: 0 }
    const more = segments.has(segment) ? 0 : 1
    segments.add(segment)
    prices.set(id, { amount: (before.amount + amount) as Money, segments: before.segments + more })
  }
  return prices
}

export async function listPostings(db: Db, companyId: CompanyId, filter: PostingFilter): Promise<LedgerPosting[]> {
  const { from, to, messageId, callId, afterOrdinal, limit } = filter
  let query = db
    .selectFrom('rating_postings')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterOrdinal)
  if (from !== undefined) query = query.where('booked_on', '>=', from)
  if (to !== undefined) query = query.where('booked_on', '<=', to)
  if (messageId !== undefined) query = query.where('message_id', '=', messageId)
  if (callId !== undefined) query = query.where('call_id', '=', callId)
  return (await query.orderBy('id').limit(limit).execute()).map(postingOf)
}

/** Segments are charged one by one, so each posting is one. */
export async function countOver(
  db: Db,
  companyId: CompanyId,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<number> {
  const row = await db
    .selectFrom('rating_postings')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('company_id', '=', companyId)
    .where('booked_on', '>=', from)
    .where('booked_on', '<=', to)
    .where('kind', '=', 'sms_over')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findUsage(db: Db, companyId: CompanyId, wanted: UsageWanted): Promise<RatedUsage[]> {
  const { ids, numbers, endedFrom } = wanted
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('rating_usage')
    .select('rated')
    .where('company_id', '=', companyId)
    .where(({ eb, or, and }) => {
      const later = and([eb('number_id', 'in', numbers), eb('ended_at', '>=', endedFrom)])
      return or([eb('id', 'in', ids), ...(numbers.length === 0 ? [] : [later])])
    })
    .execute()
  return rows.map(({ rated }) => JSON.parse(rated) as RatedUsage)
}

export async function listParked(db: Db, companyId: CompanyId, limit: number): Promise<ParkedUsage[]> {
  const rows = await db
    .selectFrom('rating_parked')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('parked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(parkedOf)
}

export async function findParkedCalls(
  db: Db,
  companyId: CompanyId,
  ids: readonly number[],
): Promise<(ParkedUsage & { kind: 'call' })[]> {
  const rows = await db
    .selectFrom('rating_parked')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('kind', '=', 'call')
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => parkedOf(row) as ParkedUsage & { kind: 'call' })
}

function parkedOf({ kind, id, reason, explanation, usage, parked_at }: RowOf<typeof ratingParked>): ParkedUsage {
  return { kind, id, reason, explanation, usage: JSON.parse(usage) as unknown, parkedAt: parked_at } as ParkedUsage
}

export async function listNumbers(db: Db, companyId: CompanyId): Promise<RatedNumber[]> {
  const rows = await db
    .selectFrom('numbers')
    .select(['id', 'address', 'active_from'])
    .where('company_id', '=', companyId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, address, active_from }) => ({ id: id as NumberId, address, activeFrom: active_from }))
}

export async function findInvoice(db: Db, companyId: CompanyId, month: LocalMonth): Promise<StoredInvoice | undefined> {
  const row = await db
    .selectFrom('rating_invoices')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row && invoiceOf(row)
}

export async function listInvoices(db: Db, companyId: CompanyId): Promise<StoredInvoice[]> {
  const rows = await db
    .selectFrom('rating_invoices')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('ordinal', 'desc')
    .execute()
  return rows.map(invoiceOf)
}

function accountOf(row: RowOf<typeof ratingAccounts>): StoredAccount {
  return {
    companyId: row.company_id as CompanyId,
    version: row.version,
    zone: row.zone,
    document: JSON.parse(row.state) as AccountDocument,
    lastPosting: row.last_posting,
    dueAt: row.due_at,
    smsSince: row.sms_since,
    followed: { txId: row.tx_id, id: row.id },
    spendingLimit: row.spending_limit as Money | null,
    heldMonth: row.held_month as LocalMonth | null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function columnsOf(account: StoredAccount) {
  return {
    zone: account.zone,
    state: JSON.stringify(account.document),
    last_posting: account.lastPosting,
    due_at: account.dueAt,
    sms_since: account.smsSince,
    tx_id: account.followed.txId,
    id: account.followed.id,
    spending_limit: account.spendingLimit,
    held_month: account.heldMonth,
    updated_at: account.updatedAt,
  }
}

function postingTuple(companyId: CompanyId, posting: LedgerPosting) {
  const { ordinal, id, number, messageId, callId, serviceDate, bookedOn, amount, basis, createdAt } = posting
  const dates = [serviceDate, bookedOn, basis.kind, amount, JSON.stringify(basis), createdAt, callId]
  return [companyId, ordinal, id, number, messageId, ...dates]
}

function postingOf(row: RowOf<typeof ratingPostings>): LedgerPosting {
  return {
    ordinal: row.id,
    id: row.source,
    number: row.number_id as NumberId | null,
    messageId: row.message_id as MessageId | null,
    callId: row.call_id as CallId | null,
    serviceDate: row.service_date as LocalDate,
    bookedOn: row.booked_on as LocalDate,
    amount: row.amount as Money,
    basis: JSON.parse(row.basis) as Posting['basis'],
    createdAt: row.created_at,
  }
}

function usageTuple(companyId: CompanyId, usage: RatedUsage) {
  const { id, number, endedAt } = usage.record
  return [companyId, id, number, endedAt, JSON.stringify(usage)]
}

function parkedTuple(companyId: CompanyId, { kind, id, reason, explanation, usage, parkedAt }: ParkedUsage) {
  return [companyId, kind, id, reason, explanation, JSON.stringify(usage), parkedAt]
}

function invoiceTuple({ companyId, month, ordinal, invoice, createdAt }: StoredInvoice) {
  return [companyId, month, ordinal, invoice.total, JSON.stringify(invoice), createdAt]
}

function invoiceOf(row: RowOf<typeof ratingInvoices>): StoredInvoice {
  return {
    companyId: row.company_id as CompanyId,
    month: row.month as LocalMonth,
    ordinal: row.ordinal,
    invoice: JSON.parse(row.document) as Invoice,
    createdAt: row.created_at,
  }
}

/** Taken apart by the database: a million records as objects would be too much at once. */
export async function usageSince(
  db: Db,
  kind: Kind,
  companyId: CompanyId,
  number: NumberId,
  { after, started, limit }: Parameters<RatingStore['usageSince']>[2],
): Promise<(UsageColumns & { id: number })[]> {
  const part = (name: string) =>
    kind === 'sqlite'
      ? sql<string | number>`rated ->> ${sql.lit(`$.record.${name}`)}`
      : sql<string>`CAST(rated AS json) #>> ${sql.lit(`{record,${name}}`)}`
  const taken = kind === 'sqlite' ? sql`rated ->> '$.isTakenBack'` : sql`CAST(rated AS json) ->> 'isTakenBack'`
  const rows = await db
    .selectFrom('rating_usage')
    .select(['id', 'ended_at', part('direction').as('direction'), part('startedAt').as('started_at')])
    .select(part('seconds').as('seconds'))
    .where('company_id', '=', companyId)
    .where('number_id', '=', number)
    .where(sql<boolean>`(ended_at, id) > (${after.endedAt}, ${after.id})`)
    .where(sql<boolean>`${taken} IS NULL`)
    .where(sql<boolean>`CAST(${part('startedAt')} AS bigint) >= ${started.from}`)
    .where(sql<boolean>`CAST(${part('startedAt')} AS bigint) < ${started.until}`)
    .orderBy('ended_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    direction: String(row.direction),
    startedAt: Number(row.started_at),
    endedAt: row.ended_at,
    seconds: Number(row.seconds),
  }))
}

/** The first posting of each segment; what goes over a pool is another of the same. */
export async function countSent(
  db: Db,
  companyId: CompanyId,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<[LocalMonth, number][]> {
  const month = sql<string>`substr(service_date, 1, 7)`
  const rows = await db
    .selectFrom('rating_postings')
    .select([month.as('month'), sql<number | string>`count(*)`.as('count')])
    .where('company_id', '=', companyId)
    .where('service_date', '>=', from)
    .where('service_date', '<=', to)
    .where('kind', 'in', ['sms_included', 'sms_over', 'sms_pooled'])
    .where('source', 'like', 'sms:%:0')
    .groupBy(month)
    .execute()
  return rows.map((row) => [row.month as LocalMonth, Number(row.count)])
}
