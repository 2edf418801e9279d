import { type Kysely, sql } from 'kysely'

import type { Job, JobChanges, JobKey, JobKind, JobState } from '../../core/jobs/job.js'
import type { ImportRowQuery } from '../../core/jobs/ports.js'
import type { ImportAction, ImportCount, ImportOutcome, ImportRow } from '../../core/people/import/import-row.js'
import type { CompanyId, JobId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { jobs } from '../tables/job-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { importRowOf } from './import-row.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>

export function insertJob(db: Db, job: Job): Statement {
  const { companyId, id, kind, state, actor, position, error, createdAt, updatedAt, expiresAt } = job
  return statement(
    db.insertInto('jobs').values({
      company_id: companyId,
      id,
      kind,
      state,
      actor,
      request: JSON.stringify(job.request),
      result: JSON.stringify(job.result),
      position,
      error,
      created_at: createdAt,
      updated_at: updatedAt,
      expires_at: expiresAt,
    }),
  )
}

/** Changes one job, provided that it stands where the caller believes it to. */
export function updateJob(
  db: Db,
  { companyId, id }: JobKey,
  from: { state: JobState; position?: number },
  { state, result, position, error, updatedAt }: JobChanges,
): Statement {
  const stored = result === undefined ? undefined : JSON.stringify(result)
  const columns = { state, result: stored, position, error, updated_at: updatedAt }
  let update = db
    .updateTable('jobs')
    .set(named(columns))
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('state', '=', from.state)
  if (from.position !== undefined) update = update.where('position', '=', from.position)
  return statement(update, 1)
}

export async function findJob(db: Db, companyId: CompanyId, kind: JobKind, id: JobId): Promise<Job | undefined> {
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && jobOf(row)
}

export async function listJobs(
  db: Db,
  companyId: CompanyId,
  kind: JobKind,
  { beforeId, limit }: { beforeId: JobId; limit: number },
): Promise<Job[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('id', '<', beforeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(jobOf)
}

export async function findWorking(db: Db, kind: JobKind): Promise<Job | undefined> {
  const row = await db
    .selectFrom('jobs')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', 'in', sql<JobState>`('reading','applying','writing')`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && jobOf(row)
}

export async function findExpired(db: Db, kind: JobKind, at: number): Promise<JobKey | undefined> {
  const row = await db
    .selectFrom('jobs')
    .select(['company_id', 'id'])
    .where('kind', '=', kind)
    .where('expires_at', '<=', at)
    .limit(1)
    .executeTakeFirst()
  return row && { companyId: row.company_id as CompanyId, id: row.id as JobId }
}

export function deleteJob(db: Db, key: JobKey): Statement[] {
  const { companyId, id } = key
  return [
    clearParts(db, key),
    statement(db.deleteFrom('import_rows').where('company_id', '=', companyId).where('job_id', '=', id)),
    statement(db.deleteFrom('jobs').where('company_id', '=', companyId).where('id', '=', id)),
  ]
}

export function putPart(db: Db, key: JobKey, part: number, content: Uint8Array): Statement[] {
  const row = { company_id: key.companyId, job_id: key.id, part, content: content as Buffer }
  return [
    statement(
      db
        .deleteFrom('job_parts')
        .where('company_id', '=', key.companyId)
        .where('job_id', '=', key.id)
        .where('part', '=', part),
    ),
    statement(db.insertInto('job_parts').values(row)),
  ]
}

export async function findPart(db: Db, { companyId, id }: JobKey, part: number): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('job_parts')
    .select('content')
    .where('company_id', '=', companyId)
    .where('job_id', '=', id)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.content
}

export function clearParts(db: Db, { companyId, id }: JobKey): Statement {
  return statement(db.deleteFrom('job_parts').where('company_id', '=', companyId).where('job_id', '=', id))
}

export async function listImportRows(
  db: Db,
  { companyId, id }: JobKey,
  { action, outcome, afterRow, limit }: ImportRowQuery,
): Promise<ImportRow[]> {
  let query = db
    .selectFrom('import_rows')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('job_id', '=', id)
    .where('line', '>', afterRow)
  if (action !== undefined) query = query.where('action', '=', action)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  return (await query.orderBy('line').limit(limit).execute()).map(importRowOf)
}

export async function countImportRows(db: Db, { companyId, id }: JobKey): Promise<ImportCount[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['action', 'outcome', ({ fn }) => fn.countAll<number | string>().as('rows')])
    .where('company_id', '=', companyId)
    .where('job_id', '=', id)
    .groupBy(['action', 'outcome'])
    .execute()
  return rows.map(({ action, outcome, rows: count }) => ({
    action: action as ImportAction,
    outcome: outcome as ImportOutcome | null,
    rows: Number(count),
  }))
}

function jobOf(row: RowOf<typeof jobs>): Job {
  return {
    id: row.id as JobId,
    companyId: row.company_id as CompanyId,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    actor: row.actor,
    request: JSON.parse(row.request) as unknown,
    result: JSON.parse(row.result) as unknown,
    position: row.position,
    error: row.error,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  }
}
