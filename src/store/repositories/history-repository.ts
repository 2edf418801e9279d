import { type Kysely, type RawBuilder, sql } from 'kysely'

import type { HistoryCount, HistoryFilter, HistoryPage, PersonMatch } from '../../core/history/history.js'
import type { Direction, MessageState, MessageWithSegments } from '../../core/messaging/message.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Database } from '../database.js'
import type { Schema } from '../tables/tables.js'
import { type MessageRow, withSegments } from './message-repository.js'
import { type Search, searchOf } from './search-conditions.js'

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
  const conditions = conditionsOf(kind, companyId, filter, page)
  if (search === null) return newest(db, sql`messages AS m`, conditions, sql`m.id`, page.limit)
  if (kind === 'sqlite') {
    const all = [...search.conditions, ...conditions, ...search.before(page.beforeId)]
    return newest(db, joined(search, filter), all, isNarrow(filter) ? sql`m.id` : search.id, page.limit)
  }
  const from = sql`${search.from} JOIN messages AS m ON m.id = ${search.id}`
  const all = [...search.conditions, ...conditions]
  const oldest = await endOfWindow(db, companyId, page)
  const recent = [
    ...search.scan,
    ...conditions,
    sql<boolean>`m.id >= ${oldest}`,
    sql<boolean>`${search.id} >= ${oldest}`,
  ]
  const found = await newest(db, from, recent, sql`m.id`, page.limit)
  if (found.length === page.limit || oldest === 0) return found
  // The sum keeps the planner from walking down the primary key for words that hardly any message has.
  return newest(db, from, all, sql`(m.id + 0)`, page.limit)
}

/** Whether an index of the messages leaves so few that looking up the words of each is the shorter way. */
function isNarrow({ msisdn, reference, broadcastId }: HistoryFilter): boolean {
  return msisdn !== undefined || reference !== undefined || broadcastId !== undefined
}

/** In the order in which SQLite is to look; of itself it takes the one for the other. */
function joined(search: Search, filter: HistoryFilter): RawBuilder<unknown> {
  const table = sql`messages AS m`
  const [outer, inner] = isNarrow(filter) ? [table, search.from] : [search.from, table]
  return sql`${outer} CROSS JOIN ${inner} ON m.id = ${search.id}`
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

function conditionsOf(
  kind: Kind,
  companyId: CompanyId,
  filter: HistoryFilter,
  { beforeId }: Partial<HistoryPage>,
): Condition[] {
  // The sign keeps SQLite from the primary key where the index of numbers is to be used.
  const isByNumber = kind === 'sqlite' && filter.msisdn !== undefined
  const conditions: Condition[] = [isByNumber ? sql`+m.company_id = ${companyId}` : sql`m.company_id = ${companyId}`]
  const equal = (column: string, value: string | number | undefined) => {
    if (value !== undefined) conditions.push(sql`${sql.ref(`m.${column}`)} = ${value}`)
  }
  equal('direction', filter.direction)
  equal('state', filter.state)
  equal('class', filter.class)
  equal('author', filter.author)
  equal('via', filter.via)
  equal('msisdn', filter.msisdn)
  // A number that is not shown is not found by it either.
  if (filter.msisdn !== undefined) conditions.push(sql`m.recipient_company_id IS NULL`)
  if (filter.people !== undefined) conditions.push(ofPeople(filter.people))
  if (filter.tagId !== undefined) {
    conditions.push(
      sql`EXISTS (SELECT 1 FROM message_tags AS t WHERE t.company_id = m.company_id AND t.tag_id = ${filter.tagId} AND t.message_id = m.id)`,
    )
  }
  equal('broadcast_id', filter.broadcastId)
  equal('reference', filter.reference)
  if (filter.createdFrom !== undefined) conditions.push(sql`m.created_at >= ${filter.createdFrom}`)
  if (filter.createdBefore !== undefined) conditions.push(sql`m.created_at < ${filter.createdBefore}`)
  if (beforeId !== undefined) conditions.push(sql`m.id < ${beforeId}`)
  return conditions
}

/** Messages that name a person count as its own, and others by the number, while it was the person's. */
function ofPeople(people: readonly PersonMatch[]): Condition {
  if (people.length === 0) return sql`1 = 0`
  const numbers = people.flatMap((person) => person.numbers)
  const lasting = numbers.filter(({ from, until }) => from === null && until === null).map(({ msisdn }) => msisdn)
  const ways: Condition[] = []
  if (lasting.length > 0) ways.push(sql`m.msisdn IN (${sql.join(lasting)})`)
  for (const { msisdn, from, until } of numbers) {
    if (from === null && until === null) continue
    ways.push(
      sql`(m.msisdn = ${msisdn} AND m.created_at >= ${from ?? 0} AND m.created_at < ${until ?? Number.MAX_SAFE_INTEGER})`,
    )
  }
  const named = sql<boolean>`m.person_id IN (${sql.join(people.map(({ id }) => id))})`
  if (ways.length === 0) return named
  return sql`(${named} OR (m.person_id IS NULL AND (${sql.join(ways, sql` OR `)})))`
}

/** Each message is counted once, in the state that it has when it is looked at. */
export async function countHistory(
  db: Db,
  kind: Kind,
  companyId: CompanyId,
  filter: HistoryFilter,
): Promise<HistoryCount[]> {
  const search = searchOf(kind, companyId, filter)
  const conditions = [...(search?.conditions ?? []), ...conditionsOf(kind, companyId, filter, {})]
  if (kind === 'sqlite' && !isNarrow(filter)) return countInSlices(db, companyId, search, conditions)
  const from = search === null ? sql`messages AS m` : sql`${search.from} JOIN messages AS m ON m.id = ${search.id}`
  return counted(db, from, conditions)
}

/** Messages counted by one statement: SQLite's reading thread serves everybody else between two of them. */
const slice = 20_000

async function countInSlices(
  db: Db,
  companyId: CompanyId,
  search: Search | null,
  conditions: readonly Condition[],
): Promise<HistoryCount[]> {
  const id = search === null ? sql`m.id` : search.id
  const from = search === null ? sql`messages AS m` : joined(search, {})
  const totals = new Map<string, HistoryCount>()
  for (let after: number | null = 0; after !== null;) {
    const last: number | null = await endOfSlice(db, companyId, after)
    const within: Condition[] = [sql`${id} > ${after}`, ...(last === null ? [] : [sql<boolean>`${id} <= ${last}`])]
    for (const { direction, state, messages } of await counted(db, from, [...conditions, ...within])) {
      const key = `${direction} ${state}`
      totals.set(key, { direction, state, messages: (totals.get(key)?.messages ?? 0) + messages })
    }
    after = last
  }
  return [...totals.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
}

/** Null where fewer messages are left. */
async function endOfSlice(db: Db, companyId: CompanyId, after: number): Promise<number | null> {
  const row = await db
    .selectFrom('messages')
    .select('id')
    .where('company_id', '=', companyId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(1)
    .offset(slice - 1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function counted(db: Db, from: RawBuilder<unknown>, conditions: readonly Condition[]): Promise<HistoryCount[]> {
  const { rows } = await sql<{ direction: Direction; state: MessageState; messages: number }>`
    SELECT m.direction, m.state, COUNT(*) AS messages FROM ${from}
    WHERE ${sql.join(conditions, sql` AND `)} GROUP BY m.direction, m.state ORDER BY m.direction, m.state`.execute(db)
  return rows.map(({ messages, ...row }) => ({ ...row, messages: Number(messages) }))
}
