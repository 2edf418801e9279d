import { type Kysely, sql } from 'kysely'

import { foldText } from '../../core/history/fold.js'
import type { IndexedText, IndexPosition } from '../../core/history/ports.js'
import { stemsOf } from '../../core/history/stems.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { Database } from '../database.js'
import type { Schema } from '../tables/tables.js'
import { companyWord } from './search-conditions.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

const hasMore = sql<boolean>`(p.backfill_id IS NOT NULL OR EXISTS (
  SELECT 1 FROM events AS e WHERE e.company_id = p.company_id AND (e.tx_id, e.id) > (p.tx_id, p.id)))`

export async function listBehind(db: Db, companyId?: CompanyId): Promise<IndexPosition[]> {
  let query = db.selectFrom('history_positions as p').selectAll().where(hasMore)
  if (companyId !== undefined) query = query.where('p.company_id', '=', companyId)
  const rows = await query.orderBy('p.company_id').execute()
  return rows.map((row) => ({
    companyId: row.company_id as CompanyId,
    followed: { txId: row.tx_id, id: row.id },
    backfilledTo: row.backfill_id,
  }))
}

export async function isFollowed(db: Db, companyId: CompanyId): Promise<boolean> {
  const row = await db
    .selectFrom('history_positions')
    .select('company_id')
    .where('company_id', '=', companyId)
    .executeTakeFirst()
  return row !== undefined
}

/** Companies that the index does not know; what belongs to nobody is looked for by the platform. */
export async function listUnfollowed(db: Db, platform: CompanyId): Promise<CompanyId[]> {
  const rows = await db
    .selectFrom('companies')
    .select('companies.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('history_positions as p').select('p.company_id').whereRef('p.company_id', '=', 'companies.id'),
        ),
      ),
    )
    .execute()
  const ids = rows.map(({ id }) => id as CompanyId)
  return (await isFollowed(db, platform)) || ids.includes(platform) ? ids : [platform, ...ids]
}

export function insertPosition(db: Db, { companyId, followed, backfilledTo }: IndexPosition): Statement {
  const row = { company_id: companyId, tx_id: followed.txId, id: followed.id, backfill_id: backfilledTo }
  return statement(
    db
      .insertInto('history_positions')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

/** Fails the write when another process has moved it meanwhile. */
export function movePosition(db: Db, from: IndexPosition, to: IndexPosition): Statement {
  const { followed, backfilledTo } = to
  return statement(
    db
      .updateTable('history_positions')
      .set({ tx_id: followed.txId, id: followed.id, backfill_id: backfilledTo })
      .where('company_id', '=', from.companyId)
      .where('tx_id', '=', from.followed.txId)
      .where('id', '=', from.followed.id)
      .where('backfill_id', from.backfilledTo === null ? 'is' : '=', from.backfilledTo),
    1,
  )
}

export async function textsAfter(db: Db, companyId: CompanyId, afterId: number, limit: number): Promise<IndexedText[]> {
  return textsOf(
    await db
      .selectFrom('messages')
      .select(['id', 'text'])
      .where('company_id', '=', companyId)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
}

export async function texts(db: Db, companyId: CompanyId, ids: readonly number[]): Promise<IndexedText[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('messages').select(['id', 'text']).where('company_id', '=', companyId)
  return textsOf(await query.where('id', 'in', ids).execute())
}

function textsOf(rows: readonly { id: number; text: string }[]): IndexedText[] {
  return rows.map(({ id, text }) => ({ id: id as MessageId, text }))
}

/** Each statement takes all texts at once, as JSON. What was indexed before is replaced: parts that came late change a text. */
export function indexTexts(kind: Database['kind'], companyId: CompanyId, added: readonly IndexedText[]): Statement[] {
  if (added.length === 0) return []
  if (kind === 'sqlite') {
    const words = added.map(({ id, text }) => [id, [companyWord(companyId), ...stemsOf(text)].join(' ')])
    const folded = added.map(({ id, text }) => [id, foldText(text)])
    return [replace('message_words', 'words', words), replace('message_trigrams', 'folded', folded)]
  }
  const rows = added.map(({ id, text }) => ({ id, words: vectorOf(companyId, stemsOf(text)), folded: foldText(text) }))
  const insert = `INSERT INTO message_words (id, company_id, words, folded)
    SELECT id, CAST(? AS bigint), CAST(words AS tsvector), folded FROM json_to_recordset(CAST(? AS json)) AS given (id bigint, words text, folded text)
    ON CONFLICT (id) DO UPDATE SET company_id = excluded.company_id, words = excluded.words, folded = excluded.folded`
  return [{ sql: insert, parameters: [companyId, JSON.stringify(rows)] }]
}

function replace(table: string, column: string, rows: readonly (readonly (string | number)[])[]): Statement {
  return {
    sql: `INSERT OR REPLACE INTO ${table} (rowid, ${column}) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
    parameters: [JSON.stringify(rows)],
  }
}

/** PostgreSQL knows no place beyond this; words behind it count as standing there. */
const lastPlace = 16_383

function vectorOf(companyId: CompanyId, stems: readonly string[]): string {
  const words = stems.map((stem, index) => `'${stem}':${Math.min(index + 1, lastPlace)}`)
  return [`'${companyWord(companyId)}'`, ...words].join(' ')
}
