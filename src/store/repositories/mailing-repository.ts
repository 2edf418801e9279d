import type { Kysely } from 'kysely'

import type { CalendarRule } from '../../core/mailings/calendar-rule.js'
import type {
  Mailing,
  MailingContent,
  MailingRun,
  MailingState,
  MissedPolicy,
  RunOutcome,
} from '../../core/mailings/mailing.js'
import type { MailingKey } from '../../core/mailings/ports.js'
import type { BroadcastId, CompanyId, MailingId, MailingRunId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { mailingRuns, mailings } from '../tables/mailing-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertMailing(db: Db, mailing: Mailing): Statement {
  return statement(db.insertInto('mailings').values(mailingRow(mailing)))
}

export function updateMailing(db: Db, before: Mailing, after: Mailing): Statement {
  const update = db.updateTable('mailings').set(mailingRow(after))
  const same = update
    .where('company_id', '=', before.companyId)
    .where('id', '=', before.id)
    .where('state', '=', before.state)
  return statement(
    before.nextAt === null ? same.where('next_at', 'is', null) : same.where('next_at', '=', before.nextAt),
    1,
  )
}

/** Only from where the run found it, so that each time is noted once. */
export function advance(
  db: Db,
  { companyId, id, nextAt: dueAt, state }: Mailing,
  at: number,
  nextAt: number | null,
): Statement {
  const ended: MailingState = nextAt === null ? 'ended' : state
  return statement(
    db
      .updateTable('mailings')
      .set({ next_at: nextAt, state: ended, updated_at: at })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('next_at', '=', dueAt),
    1,
  )
}

export function deleteMailing(db: Db, { companyId, id }: MailingKey): Statement[] {
  return [
    statement(db.deleteFrom('mailing_runs').where('company_id', '=', companyId).where('mailing_id', '=', id)),
    statement(db.deleteFrom('mailings').where('company_id', '=', companyId).where('id', '=', id)),
  ]
}

export async function findMailing(db: Db, companyId: CompanyId, id: MailingId): Promise<Mailing | undefined> {
  const query = db.selectFrom('mailings').selectAll().where('company_id', '=', companyId).where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && mailingOf(row)
}

export async function listMailings(
  db: Db,
  companyId: CompanyId,
  afterId: MailingId,
  limit: number,
): Promise<Mailing[]> {
  const query = db.selectFrom('mailings').selectAll().where('company_id', '=', companyId).where('id', '>', afterId)
  return (await query.orderBy('id').limit(limit).execute()).map(mailingOf)
}

export async function listDue(db: Db, at: number, limit: number): Promise<Mailing[]> {
  const query = db.selectFrom('mailings').selectAll().where('state', '=', 'active').where('next_at', '<=', at)
  return (await query.orderBy('next_at').limit(limit).execute()).map(mailingOf)
}

export function insertRun(db: Db, { companyId }: MailingKey, run: MailingRun): Statement {
  return statement(
    db.insertInto('mailing_runs').values({
      company_id: companyId,
      mailing_id: run.mailingId,
      id: run.id,
      due_at: run.dueAt,
      at: run.at,
      outcome: run.outcome,
      missed: run.missed,
      broadcast_id: run.broadcastId,
      recipients: run.recipients,
      segments: run.segments,
      refused: run.refused,
      reason: run.reason,
    }),
  )
}

export async function listRuns(
  db: Db,
  { companyId, id }: MailingKey,
  beforeId: MailingRunId,
  limit: number,
): Promise<MailingRun[]> {
  const rows = await db
    .selectFrom('mailing_runs')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('mailing_id', '=', id)
    .where('id', '<', beforeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(runOf)
}

function mailingRow(mailing: Mailing): RowOf<typeof mailings> {
  const { companyId, id, name, content, rule, zone, ifMissed, state, nextAt, createdAt, updatedAt } = mailing
  return {
    company_id: companyId,
    id,
    name,
    content: JSON.stringify(content),
    rule: JSON.stringify(rule),
    zone,
    if_missed: ifMissed,
    state,
    next_at: nextAt,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}

function mailingOf(row: RowOf<typeof mailings>): Mailing {
  return {
    id: row.id as MailingId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    content: JSON.parse(row.content) as MailingContent,
    rule: JSON.parse(row.rule) as CalendarRule,
    zone: row.zone,
    ifMissed: row.if_missed as MissedPolicy,
    state: row.state as MailingState,
    nextAt: row.next_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function runOf(row: RowOf<typeof mailingRuns>): MailingRun {
  return {
    id: row.id as MailingRunId,
    mailingId: row.mailing_id as MailingId,
    dueAt: row.due_at,
    at: row.at,
    outcome: row.outcome as RunOutcome,
    missed: row.missed,
    broadcastId: row.broadcast_id as BroadcastId | null,
    recipients: row.recipients,
    segments: row.segments,
    refused: row.refused,
    reason: row.reason,
  }
}
