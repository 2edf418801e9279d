import type { ImportAction, ImportCount, ImportOutcome, ImportRow } from '../people/import/import-row.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, JobId } from '../values/ids.js'
import type { Job, JobChanges, JobKey, JobKind, JobState } from './job.js'

/** Jobs, the files that belong to them, and the rows of imports. */
export interface JobStore {
  insert(job: Job, audit: NewAudit): Promise<void>
  /** Only while the job is in this state; false, with nothing written, when it is not. */
  update(job: JobKey, from: JobState, changes: JobChanges, audit?: NewAudit): Promise<boolean>
  find(companyId: CompanyId, kind: JobKind, id: JobId): Promise<Job | undefined>
  /** Newest first. */
  list(companyId: CompanyId, kind: JobKind, page: { beforeId: JobId; limit: number }): Promise<readonly Job[]>
  /** The oldest of all companies that a worker has to do with. */
  findWorking(kind: JobKind): Promise<Job | undefined>
  /** Deletes one that has expired with all that belongs to it; true when there may be more. */
  purge(kind: JobKind, at: number): Promise<boolean>

  /** Writes a part of the job's file; a part that is there already is replaced. */
  putPart(job: JobKey, part: number, content: Uint8Array): Promise<void>
  /** Undefined behind the last. */
  findPart(job: JobKey, part: number): Promise<Uint8Array | undefined>
  clearParts(job: JobKey): Promise<void>

  /** Rows that were read, with how far that is. False, with nothing written, when the job is not at `from` any more. */
  addImportRows(job: JobKey, from: number, rows: readonly ImportRow[], changes: JobChanges): Promise<boolean>
  listImportRows(job: JobKey, query: ImportRowQuery): Promise<readonly ImportRow[]>
  countImportRows(job: JobKey): Promise<readonly ImportCount[]>
  /** Applies the next rows in one transaction, each unless its person has changed since; null when none is left. */
  applyImportRows(job: JobKey, from: number, limit: number, at: number): Promise<number | null>
}

export interface ImportRowQuery {
  action?: ImportAction
  outcome?: ImportOutcome
  afterRow: number
  limit: number
}
