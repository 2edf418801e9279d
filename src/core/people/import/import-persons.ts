import { createHash } from 'node:crypto'

import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { type Page, pageOf } from '../../accounts/page.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { type Job, keptMs, partBytes } from '../../jobs/job.js'
import type { CompanyId, JobId } from '../../values/ids.js'
import { type Acting, directoryToRead, directoryToWrite } from '../directory.js'
import type { ImportAction, ImportCount, ImportOutcome, ImportRow } from './import-row.js'
import { type FileHeadings, maxFileBytes, type PersonFileFormat } from './person-file.js'

/** The job of one file: read into a plan, then applied as planned. */
export interface PersonImport {
  job: Job
  request: ImportRequest
  result: ImportResult
  counts: readonly ImportCount[]
}

export interface ImportRequest {
  fileName: string | null
  format: PersonFileFormat
  parts: number
  bytes: number
}

export interface ImportResult {
  headings: FileHeadings | null
  /** Over all rows of the plan; grows while the file is read. */
  hash: string
  /** Rows of the file that say anything. */
  rows: number
}

export const emptyHash = createHash('sha256').digest('base64url')

/**
 * Keeps a file and has it read; nothing of it is applied before `applyImport`.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `payload_too_large`
 */
export async function createImport(
  core: CoreContext,
  principal: Principal,
  {
    content,
    format,
    fileName,
    ...acting
  }: Acting & { content: Buffer; format: PersonFileFormat; fileName: string | null },
  via: Via,
): Promise<PersonImport> {
  const companyId = await directoryToWrite(core, principal, acting)
  if (content.length === 0) throw new GatewayError('invalid_parameter', 'The file is empty.', { field: 'body' })
  if (content.length > maxFileBytes) {
    throw new GatewayError('payload_too_large', `A file has at most ${maxFileBytes} bytes; split it.`)
  }
  const parts = Math.ceil(content.length / partBytes)
  const request: ImportRequest = { fileName, format, parts, bytes: content.length }
  const result: ImportResult = { headings: null, hash: emptyHash, rows: 0 }
  const now = core.clock.now()
  const id = (await core.store.allocateIds(1)) as JobId
  const dates = { createdAt: now, updatedAt: now, expiresAt: now + keptMs }
  const { actor } = principal
  const job: Job = {
    id,
    companyId,
    kind: 'person_import',
    state: 'uploading',
    actor,
    request,
    result,
    position: 0,
    error: null,
    ...dates,
  }
  const act = { companyId, action: 'person_import.create', subject: `person_import:${id}`, after: request }
  const { jobs } = core.store
  await jobs.insert(job, auditOf(core, principal, via, act))
  for (let part = 0; part < parts; part += 1) {
    await jobs.putPart(job, part, content.subarray(part * partBytes, (part + 1) * partBytes))
  }
  await jobs.update(job, 'uploading', { state: 'reading', updatedAt: now })
  core.jobBell.ring('person_import')
  return { job: { ...job, state: 'reading' }, request, result, counts: [] }
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getImport(
  core: CoreContext,
  principal: Principal,
  id: JobId,
  acting: Acting,
): Promise<PersonImport> {
  const job = await findImport(core, directoryToRead(principal, acting), id)
  return importOf(job, await core.store.jobs.countImportRows(job))
}

/** Newest first. @throws GatewayError `forbidden`, `not_found` */
export async function listImports(
  core: CoreContext,
  principal: Principal,
  { beforeId = Number.MAX_SAFE_INTEGER as JobId, limit, ...acting }: Acting & { beforeId?: JobId; limit: number },
): Promise<Page<PersonImport & { id: JobId }>> {
  const companyId = directoryToRead(principal, acting)
  const jobs = await core.store.jobs.list(companyId, 'person_import', { beforeId, limit: limit + 1 })
  const counted = await Promise.all(
    jobs.map(async (job) => ({ id: job.id, ...importOf(job, await core.store.jobs.countImportRows(job)) })),
  )
  return pageOf(counted, limit)
}

export interface ImportRowsQuery extends Acting {
  action?: ImportAction
  outcome?: ImportOutcome
  afterRow?: number
  limit: number
}

/** What becomes of each row, and why. @throws GatewayError `forbidden`, `not_found` */
export async function listImportRows(
  core: CoreContext,
  principal: Principal,
  id: JobId,
  { afterRow = 0, limit, companyId, ...filter }: ImportRowsQuery,
): Promise<{ rows: readonly ImportRow[]; nextAfterRow: number | null }> {
  const owner = directoryToRead(principal, companyId === undefined ? {} : { companyId })
  const job = await findImport(core, owner, id)
  const found = await core.store.jobs.listImportRows(job, { ...filter, afterRow, limit: limit + 1 })
  const rows = found.slice(0, limit)
  return { rows, nextAfterRow: found.length > limit ? (rows.at(-1)?.row ?? null) : null }
}

/** All rows, page by page, for a file. @throws GatewayError `forbidden`, `not_found` */
export async function openImportReport(
  core: CoreContext,
  principal: Principal,
  id: JobId,
  acting: Acting,
): Promise<(signal: AbortSignal) => AsyncGenerator<readonly ImportRow[]>> {
  const job = await findImport(core, directoryToRead(principal, acting), id)
  return async function* (signal) {
    for (let afterRow = 0; !signal.aborted;) {
      const rows = await core.store.jobs.listImportRows(job, { afterRow, limit: reportPage })
      if (rows.length > 0) yield rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < reportPage) return
      afterRow = last.row
    }
  }
}

const reportPage = 500

/**
 * Has the plan carried out that the caller has seen; what has changed since is left and reported.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` for an import that is not planned, `plan_changed` for another hash
 */
export async function applyImport(
  core: CoreContext,
  principal: Principal,
  id: JobId,
  { hash, ...acting }: Acting & { hash: string },
  via: Via,
): Promise<PersonImport> {
  const companyId = await directoryToWrite(core, principal, acting)
  const job = await findImport(core, companyId, id)
  const { result } = importOf(job, [])
  if (job.state !== 'planned') throw notPlanned(job)
  if (hash !== result.hash) {
    throw new GatewayError('plan_changed', 'This is not the hash of the plan; look at the plan again.', {
      field: 'hash',
    })
  }
  const act = { companyId, action: 'person_import.apply', subject: `person_import:${id}`, after: { hash } }
  const changes = { state: 'applying', position: 0, updatedAt: core.clock.now() } as const
  const isApplying = await core.store.jobs.update(job, 'planned', changes, auditOf(core, principal, via, act))
  if (!isApplying) throw notPlanned(job)
  core.jobBell.ring('person_import')
  return importOf({ ...job, ...changes }, await core.store.jobs.countImportRows(job))
}

function notPlanned({ state }: Job): GatewayError {
  const why = state === 'reading' || state === 'uploading' ? 'still being read' : `not to be applied: it is ${state}`
  return new GatewayError('conflict', `The import is ${why}.`)
}

async function findImport(core: CoreContext, companyId: CompanyId, id: JobId): Promise<Job> {
  const job = await core.store.jobs.find(companyId, 'person_import', id)
  if (job === undefined) throw new GatewayError('not_found', 'There is no such import.')
  return job
}

export function importOf(job: Job, counts: readonly ImportCount[]): PersonImport {
  return { job, request: job.request as ImportRequest, result: job.result as ImportResult, counts }
}
