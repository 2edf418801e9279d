import { type Kysely, sql } from 'kysely'

import type { InboxCursor, InboxEntry, InboxQuery } from '../../core/ports.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Database } from '../database.js'
import type { Schema } from '../tables/tables.js'
import { messageOf } from './message-repository.js'

/**
 * Transactions of PostgreSQL commit in another order than their numbers were given. Below the oldest that still runs nothing can
 * appear any more, so a reader who stops there never leaves a message behind his cursor. SQLite's commits are serial.
 */
const settled = {
  postgres: sql<boolean>`inbox.tx_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
  sqlite: sql<boolean>`1 = 1`,
}

export async function listInbox(
  db: Kysely<Schema>,
  kind: Database['kind'],
  companyId: CompanyId,
  { after, ownAddress, limit }: InboxQuery,
): Promise<InboxEntry[]> {
  let query = db
    .selectFrom('inbox')
    .innerJoin('messages', (join) =>
      join.onRef('messages.company_id', '=', 'inbox.company_id').onRef('messages.id', '=', 'inbox.message_id'),
    )
    .selectAll('messages')
    .select(['inbox.tx_id', 'inbox.id as inbox_id'])
    .where('inbox.company_id', '=', companyId)
    .where(sql<boolean>`(inbox.tx_id, inbox.id) > (${after.txId}, ${after.id})`)
    .where('inbox.assigned_to', 'is', null)
    .where(settled[kind])
  if (ownAddress !== undefined) query = query.where('inbox.own_address', '=', ownAddress)
  const rows = await query.orderBy('inbox.tx_id').orderBy('inbox.id').limit(limit).execute()
  // What came in has no segments of its own.
  return rows.map(({ tx_id, inbox_id, ...row }) => ({
    cursor: { txId: tx_id, id: inbox_id },
    message: { ...messageOf(row), segments: [] },
  }))
}

export async function findLastOfInbox(db: Kysely<Schema>, companyId: CompanyId): Promise<InboxCursor | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select(['tx_id', 'id'])
    .where('company_id', '=', companyId)
    .orderBy('tx_id', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { txId: row.tx_id, id: row.id }
}
