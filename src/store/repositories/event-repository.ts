import { type Kysely, type RawBuilder, sql } from 'kysely'

import type { EventMessage, EventPosition, GatewayEvent } from '../../core/events/event.js'
import type { EventFilter } from '../../core/events/event-filter.js'
import type { MessageClass } from '../../core/messaging/message.js'
import type { BroadcastId, CompanyId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { Database } from '../database.js'
import type { RowOf } from '../tables/table.js'
import type { events, Schema } from '../tables/tables.js'
import { shownSubscriber } from './message-repository.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type EventRow = RowOf<typeof events>

/** Events looked through for one page with a filter: bounds the time of a read where few of many match. */
const maxScanned = 5_000

export interface LogEnd {
  /** Everything up to here is committed, and nothing will ever be added before it. */
  end: EventPosition
  /** The last number given to a row; grows with each event. */
  lastRow: number
  /** All transactions that run now are below it; 0 where they are serial. */
  nextTx: number
}

/**
 * PostgreSQL gives ids in the order of writing, not of commits: events of transactions that still run may come before others that
 * can be seen already. Below the oldest running transaction nothing is missing. SQLite commits one after the other.
 */
export async function readLogEnd(db: Db, kind: Database['kind']): Promise<LogEnd> {
  if (kind === 'sqlite') {
    const row = await db.selectFrom('counters').select('next').where('name', '=', 'row').executeTakeFirstOrThrow()
    return { end: { txId: 0, id: row.next - 1 }, lastRow: row.next - 1, nextTx: 0 }
  }
  const { rows } = await sql<{ xmin: number; xmax: number; last_row: number }>`
    SELECT pg_snapshot_xmin(s)::text::bigint AS xmin, pg_snapshot_xmax(s)::text::bigint AS xmax,
      (SELECT last_value FROM row_id) AS last_row
    FROM pg_current_snapshot() AS s`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('PostgreSQL tells nothing of its snapshot')
  return { end: { txId: row.xmin, id: 0 }, lastRow: row.last_row, nextTx: row.xmax }
}

/** Rows after `from` up to `to`, in the order of the log. */
export async function readEventRows(
  db: Db,
  companyId: CompanyId,
  { from, to, filter, limit }: { from: EventPosition; to: EventPosition; filter: EventFilter; limit: number },
): Promise<EventRow[]> {
  let query = db.selectFrom('events').selectAll().where('company_id', '=', companyId).where(after(from)).where(upTo(to))
  const { types, subject } = filter
  if (types.length > 0) {
    query = query.where((eb) =>
      eb.or(
        types.map((type) =>
          // Kinds hold no character that LIKE takes for a wild card.
          type.endsWith('.*') ? eb('type', 'like', `${type.slice(0, -1)}%`) : eb('type', '=', type),
        ),
      ),
    )
  }
  if (subject !== undefined) {
    query = query.where('subject_id', '=', subject.id).where('subject_type', '=', subject.type)
  }
  return query.orderBy('tx_id').orderBy('id').limit(limit).execute()
}

/** Position of the last of the events that one page may look through; undefined when there are fewer. */
export async function endOfScan(
  db: Db,
  companyId: CompanyId,
  from: EventPosition,
  end: EventPosition,
): Promise<EventPosition | undefined> {
  const row = await db
    .selectFrom('events')
    .select(['tx_id', 'id'])
    .where('company_id', '=', companyId)
    .where(after(from))
    .where(upTo(end))
    .orderBy('tx_id')
    .orderBy('id')
    .limit(1)
    .offset(maxScanned - 1)
    .executeTakeFirst()
  return row && { txId: row.tx_id, id: row.id }
}

function after({ txId, id }: EventPosition): RawBuilder<boolean> {
  return sql<boolean>`(tx_id, id) > (${txId}, ${id})`
}

function upTo({ txId, id }: EventPosition): RawBuilder<boolean> {
  return sql<boolean>`(tx_id, id) <= (${txId}, ${id})`
}

/** With what does not change about the messages they are about: one look-up a page. */
export async function withMessages(db: Db, companyId: CompanyId, rows: readonly EventRow[]): Promise<GatewayEvent[]> {
  const ids = new Set(rows.flatMap((row) => (row.subject_type === 'message' ? [row.subject_id] : [])))
  const messages = ids.size === 0 ? new Map<number, EventMessage>() : await messagesOf(db, companyId, [...ids])
  return rows.map((row) => ({
    companyId,
    position: { txId: row.tx_id, id: row.id },
    type: row.type,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    version: row.version,
    occurredAt: row.occurred_at,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    message: row.subject_type === 'message' ? (messages.get(row.subject_id) ?? null) : null,
  }))
}

async function messagesOf(db: Db, companyId: CompanyId, ids: readonly number[]): Promise<Map<number, EventMessage>> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'direction', 'msisdn', 'own_address', 'reference', 'broadcast_id', 'segment_count', 'class'])
    .select(['person_id', 'recipient_company_id', 'tags'])
    // The text of what we sent is known to who sent it.
    .select((eb) => eb.case().when('direction', '=', 'mo').then(eb.ref('text')).else('').end().as('text'))
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => {
      const outbound = row.direction === 'mt'
      const subscriber = shownSubscriber(row)
      const message: EventMessage = {
        direction: outbound ? 'mt' : 'mo',
        from: outbound ? row.own_address : subscriber,
        to: outbound ? subscriber : row.own_address,
        text: row.text,
        reference: row.reference,
        broadcastId: row.broadcast_id as BroadcastId | null,
        segmentCount: row.segment_count,
        class: row.class as MessageClass,
        recipientCompanyId: row.recipient_company_id as CompanyId | null,
        tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
      }
      return [row.id, message]
    }),
  )
}

export async function markBefore(db: Db, at: number): Promise<EventPosition | undefined> {
  const row = await db
    .selectFrom('event_marks')
    .selectAll()
    .where('at', '<=', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { txId: row.tx_id, id: row.id }
}

/** The company's first event at or after an instant, looked for from a position on. */
export async function firstSince(
  db: Db,
  companyId: CompanyId,
  from: EventPosition,
  at: number,
): Promise<EventPosition | undefined> {
  const row = await db
    .selectFrom('events')
    .select(['tx_id', 'id'])
    .where('company_id', '=', companyId)
    .where(after(from))
    .where('occurred_at', '>=', at)
    .orderBy('tx_id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && { txId: row.tx_id, id: row.id }
}

/** Does nothing while a mark after `since` stands. */
export function insertMark(at: number, { txId, id }: EventPosition, since: number): Statement {
  return {
    sql: `INSERT INTO event_marks (at, tx_id, id) SELECT CAST(? AS bigint), CAST(? AS bigint), CAST(? AS bigint)
      WHERE NOT EXISTS (SELECT 1 FROM event_marks WHERE at > ?) ON CONFLICT DO NOTHING`,
    parameters: [at, txId, id, since],
  }
}

/** Of the companies after this one, the first that has events. */
export async function nextCompany(db: Db, companyId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('events')
    .select('company_id')
    .where('company_id', '>', companyId)
    .orderBy('company_id')
    .limit(1)
    .executeTakeFirst()
  return row?.company_id
}

export function deleteEvents(companyId: number, { txId, id }: EventPosition, limit: number): Statement {
  return {
    sql: `DELETE FROM events WHERE (company_id, tx_id, id) IN (
        SELECT company_id, tx_id, id FROM events WHERE company_id = ? AND (tx_id, id) <= (?, ?) ORDER BY tx_id, id LIMIT ${limit})`,
    parameters: [companyId, txId, id],
  }
}

/** Keeps the latest of the old ones, before which nothing is left. */
export function deleteMarks(db: Db, before: number): Statement {
  return statement(
    db.deleteFrom('event_marks').where('at', '<', (eb) =>
      eb
        .selectFrom('event_marks as kept')
        .select((inner) => inner.fn.max('kept.at').as('at'))
        .where('kept.at', '<=', before),
    ),
  )
}

/** An event that is not a message's. */
export interface OtherEvent {
  companyId: CompanyId
  type: string
  subject: { type: string; id: number }
  version: number
  occurredAt: number
  payload: Readonly<Record<string, unknown>>
}

/** As part of another write. */
export function insertEvent(kind: Database['kind'], event: OtherEvent): Statement[] {
  const { companyId, type, subject, version, occurredAt, payload } = event
  const columns = 'company_id, type, subject_type, subject_id, version, occurred_at, payload, tx_id, id'
  const values = [companyId, type, subject.type, subject.id, version, occurredAt, JSON.stringify(payload)]
  const insert = (position: string): Statement => ({
    sql: `INSERT INTO events (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ${position})`,
    parameters: values,
  })
  if (kind === 'postgres') return [insert(`pg_current_xact_id()::text::bigint, nextval('row_id')`)]
  return [
    { sql: `UPDATE counters SET next = next + 1 WHERE name = 'row'`, parameters: [] },
    insert(`0, (SELECT next - 1 FROM counters WHERE name = 'row')`),
  ]
}
