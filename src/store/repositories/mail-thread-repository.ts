import type { Kysely } from 'kysely'

import type { MailThread, StoredThread } from '../../core/mail/mail-thread.js'
import type { DueReport, MessageOutcome } from '../../core/mail/ports.js'
import type { MessageState } from '../../core/messaging/message.js'
import type { CompanyId, MailId, MessageId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { mailThreads } from '../tables/mail-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type ThreadKey = Pick<StoredThread, 'companyId' | 'firstId'>

/** By the id of a message or an alert. */
export async function findThread(db: Db, companyId: CompanyId, id: number): Promise<StoredThread | undefined> {
  const row = await db
    .selectFrom('mail_threads')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('first_id', '<=', id)
    .orderBy('first_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.last_id < id ? undefined : threadOf(row)
}

/** The newest about something. */
export async function findThreadAbout(db: Db, companyId: CompanyId, about: string): Promise<StoredThread | undefined> {
  const row = await db
    .selectFrom('mail_threads')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('about', '=', about)
    .orderBy('first_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && threadOf(row)
}

export async function dueReports(db: Db, at: number, limit: number): Promise<DueReport[]> {
  const rows = await db
    .selectFrom('mail_threads')
    .selectAll()
    .where('report_at', '<=', at)
    .orderBy('report_at')
    .limit(limit)
    .execute()
  return rows.flatMap((row) => {
    const thread = threadOf(row)
    return thread.report === null ? [] : [{ ...thread, report: thread.report, looks: row.looks }]
  })
}

/** What became of messages, in the order of their ids; with the reason of the first segment that has one. */
export async function outcomesOf(
  db: Db,
  { companyId, firstId, lastId }: Pick<StoredThread, 'companyId' | 'firstId' | 'lastId'>,
  limit: number,
): Promise<MessageOutcome[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['messages.id', 'messages.state'])
    .select((eb) => [
      eb
        .selectFrom('segments')
        .select('segments.error_reason')
        .whereRef('segments.company_id', '=', 'messages.company_id')
        .whereRef('segments.message_id', '=', 'messages.id')
        .where('segments.error_reason', 'is not', null)
        .orderBy('segments.ordinal')
        .limit(1)
        .as('reason'),
    ])
    .where('messages.company_id', '=', companyId)
    .where('messages.id', '>=', firstId)
    .where('messages.id', '<=', lastId)
    .orderBy('messages.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, state, reason }) => ({ id: id as MessageId, state: state as MessageState, reason }))
}

/** `at` null: nothing is owed any more. */
export function setReport(db: Db, { companyId, firstId }: ThreadKey, at: number | null): Statement {
  return statement(
    db
      .updateTable('mail_threads')
      .set((eb) => ({ report_at: at, looks: eb('looks', '+', 1) }))
      .where('company_id', '=', companyId)
      .where('first_id', '=', firstId),
  )
}

export function purgeThreads(before: number, limit: number): Statement {
  return {
    sql: `DELETE FROM mail_threads WHERE (company_id, first_id) IN (
        SELECT company_id, first_id FROM mail_threads WHERE created_at < ? ORDER BY created_at LIMIT ${limit})`,
    parameters: [before],
  }
}

function threadOf(row: RowOf<typeof mailThreads>): StoredThread {
  return {
    ...(JSON.parse(row.thread) as MailThread),
    companyId: row.company_id as CompanyId,
    mailId: row.mail_id as MailId,
    firstId: row.first_id,
    lastId: row.last_id,
    createdAt: row.created_at,
  }
}
