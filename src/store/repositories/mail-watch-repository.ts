import type { Kysely } from 'kysely'

import type { MailWatch, WatchState } from '../../core/mail/watch.js'
import type { CompanyId, MailIntegrationId, MailWatchId, TagId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { mailWatches } from '../tables/mail-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type WatchKey = Pick<MailWatch, 'companyId' | 'id'>

export function insertWatch(db: Db, watch: MailWatch): Statement {
  const { companyId: company_id, id, createdAt: created_at } = watch
  return statement(db.insertInto('mail_watches').values({ company_id, id, created_at, ...columnsOf(watch) }))
}

export function updateWatch(db: Db, watch: MailWatch): Statement {
  return statement(keyed(db.updateTable('mail_watches').set(columnsOf(watch)), watch), 1)
}

export function deleteWatch(db: Db, watch: WatchKey): Statement {
  return statement(keyed(db.deleteFrom('mail_watches'), watch))
}

function keyed<T extends { where(column: 'company_id' | 'id', operator: '=', value: number): T }>(
  query: T,
  { companyId, id }: WatchKey,
): T {
  return query.where('company_id', '=', companyId).where('id', '=', id)
}

function columnsOf(watch: MailWatch) {
  return {
    name: watch.name,
    state: watch.state,
    integration_id: watch.integrationId,
    tag_id: watch.tagId,
    every_minutes: watch.everyMinutes,
    recipients: JSON.stringify(watch.recipients),
    is_heartbeat: watch.isHeartbeat ? 1 : 0,
    last_at: watch.lastAt,
    due_at: watch.dueAt,
    updated_at: watch.updatedAt,
  }
}

/** A mail has come; one that was overdue is back. */
export function seeWatch(db: Db, watch: WatchKey, at: number, dueAt: number): Statement {
  return statement(
    keyed(
      db.updateTable('mail_watches').set((eb) => ({
        last_at: at,
        due_at: dueAt,
        state: eb.case().when('state', '=', 'overdue').then('returned').else(eb.ref('state')).end(),
      })),
      watch,
    ),
  )
}

/** Nothing, where a mail has come or somebody has changed it meanwhile. */
export function turnWatch(db: Db, watch: MailWatch, state: WatchState): Statement {
  return statement(
    keyed(db.updateTable('mail_watches').set({ state }), watch)
      .where('state', '=', watch.state)
      .where('due_at', '=', watch.dueAt),
  )
}

export async function findWatch(db: Db, companyId: CompanyId, id: MailWatchId): Promise<MailWatch | undefined> {
  const row = await db
    .selectFrom('mail_watches')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && watchOf(row)
}

export async function listWatches(
  db: Db,
  companyId: CompanyId,
  afterId: MailWatchId,
  limit: number,
): Promise<MailWatch[]> {
  const rows = await db
    .selectFrom('mail_watches')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(watchOf)
}

export async function loadWatches(db: Db): Promise<MailWatch[]> {
  const rows = await db.selectFrom('mail_watches').selectAll().orderBy('company_id').orderBy('id').execute()
  return rows.map(watchOf)
}

/** Those of which something is to be said. */
export async function dueWatches(db: Db, at: number, limit: number): Promise<MailWatch[]> {
  const rows = await db
    .selectFrom('mail_watches')
    .selectAll()
    .where((eb) => eb.or([eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', at)]), eb('state', '=', 'returned')]))
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map(watchOf)
}

function watchOf(row: RowOf<typeof mailWatches>): MailWatch {
  return {
    id: row.id as MailWatchId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    state: row.state as WatchState,
    integrationId: row.integration_id as MailIntegrationId | null,
    tagId: row.tag_id as TagId | null,
    everyMinutes: row.every_minutes,
    recipients: JSON.parse(row.recipients) as string[],
    isHeartbeat: row.is_heartbeat === 1,
    lastAt: row.last_at,
    dueAt: row.due_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
