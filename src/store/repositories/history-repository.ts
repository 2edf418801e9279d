import { type Kysely, type RawBuilder, sql } from 'kysely'

import type { HistoryCount, HistoryFilter, HistoryPage } from '../../core/history/history.js'
import type { Direction, MessageState, MessageWithSegments } from '../../core/messaging/message.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Database } from '../database.js'
import type { Schema } from '../tables/tables.js'
import { type MessageRow, withSegments } from './message-repository.js'
import { searchOf } from './search-conditions.js'

type Db = Kysely<Schema>
type Kind = Database['kind']
type Condition = RawBuilder<boolean>

/**
 * Messages that are looked through, newest first, before PostgreSQL's index is asked for all that have the words: what is frequent
 * is found among these, and of what is not there are few enough to be sorted. Takes about 20 ms.
 */
const window = 5_000

export async function listHistory(
  db: Db,
  kind: Kind,
  companyId: CompanyId,
  filter: HistoryFilter,
  page: HistoryPage,
): Promise<MessageWithSegments[]> {
  const rows = await rowsOf(db, kind, companyId, filter, page)
  return withSegments(db, companyId, rows)
}

async function rowsOf(db: Db, kind: Kind, companyId: CompanyId, filter: HistoryFilter, page: HistoryPage) {
  const search = searchOf(kind, companyId, filter)
  const conditions = conditionsOf(companyId, filter, page)
  if (search === null) return newest(db, sql`messages AS m`, conditions, sql`m.id`, page.limit)
  if (kind === 'sqlite') {
    return newest(db, sql`${search.from} CROSS JOIN messages AS m ON m.id = ${search.id}`, [...search.conditions, ...conditions, ...search.before(page.beforeId)], search.id, page.limit)
  }
  const from = sql`${search.from} JOIN messages AS m ON m.id = ${search.id}`
  const all = [...search.conditions, ...conditions]
  const oldest = await endOfWindow(db, companyId, page)
  const recent = [...all, sql<boolean>`m.id >= ${oldest}`, sql<boolean>`${search.id} >= ${oldest}`]
  const found = await newest(db, from, recent, sql`m.id`, page.limit)
  if (found.length === page.limit || oldest === 0) return found
  // The sum keeps the planner from walking down the primary key for words that hardly any message has.
  return newest(db, from, all, sql`(m.id + 0)`, page.limit)
}

async function newest(
  db: Db,
  from: RawBuilder<unknown>,
  conditions: readonly Condition[],
  order: RawBuilder<unknown>,
  limit: number,
): Promise<MessageRow[]> {
  const where = sql.join(conditions, sql` AND `)
  const query = sql<MessageRow>`SELECT m.* FROM ${from} WHERE ${where} ORDER BY ${order} DESC LIMIT ${limit}`
  return (await query.execute(db)).rows
}

/** The id of the last message of the window; 0 when the window holds everything. */
async function endOfWindow(db: Db, companyId: CompanyId, { beforeId }: HistoryPage): Promise<number> {
  let query = db.selectFrom('messages').select('id').where('company_id', '=', companyId)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  const row = await query
    .orderBy('id', 'desc')
    .limit(1)
    .offset(window - 1)
    .executeTakeFirst()
  return row?.id ?? 0
}

function conditionsOf(companyId: CompanyId, filter: HistoryFilter, { beforeId }: Partial<HistoryPage>): Condition[] {
  const conditions: Condition[] = [sql`m.company_id = ${companyId}`]
  const equal = (column: string, value: string | number | undefined) => {
    if (value !== undefined) conditions.push(sql`${sql.ref(`m.${column}`)} = ${value}`)
  }
  equal('direction', filter.direction)
  equal('state', filter.state)
  equal('class', filter.class)
  equal('msisdn', filter.msisdn)
  equal('broadcast_id', filter.broadcastId)
  equal('reference', filter.reference)
  if (filter.createdFrom !== undefined) conditions.push(sql`m.created_at >= ${filter.createdFrom}`)
  if (filter.createdBefore !== undefined) conditions.push(sql`m.created_at < ${filter.createdBefore}`)
  if (beforeId !== undefined) conditions.push(sql`m.id < ${beforeId}`)
  return conditions
}

/** One statement, so one snapshot: each message is counted once, in the state that it has then. */
export async function countHistory(
  db: Db,
  kind: Kind,
  companyId: CompanyId,
  filter: HistoryFilter,
): Promise<HistoryCount[]> {
  const search = searchOf(kind, companyId, filter)
  const conditions = [...(search?.conditions ?? []), ...conditionsOf(companyId, filter, {})]
  const from = search === null ? sql`messages AS m` : sql`${search.from} JOIN messages AS m ON m.id = ${search.id}`
  const { rows } = await sql<{ direction: Direction; state: MessageState; messages: number }>`
    SELECT m.direction, m.state, COUNT(*) AS messages FROM ${from}
    WHERE ${sql.join(conditions, sql` AND `)} GROUP BY m.direction, m.state ORDER BY m.direction, m.state`.execute(db)
  return rows.map(({ messages, ...row }) => ({ ...row, messages: Number(messages) }))
}
