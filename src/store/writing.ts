import type { Kysely } from 'kysely'

import type { NewAudit } from '../core/ports.js'
import type { SnapshotName } from '../core/snapshots.js'
import type { Statement } from './batch/change.js'
import type { GroupCommit } from './batch/group-commit.js'
import type { Database } from './database.js'
import { isUnexpectedRowCount, storageError } from './errors.js'
import { insertAudit } from './repositories/account-repository.js'
import { raiseRevision } from './repositories/revision-repository.js'
import type { Schema } from './tables/tables.js'

/** What the parts of the store read and write with. */
export interface StoreContext {
  readonly database: Database
  readonly db: Kysely<Schema>
  readonly commits: GroupCommit
  nextId(): Promise<number>
  /** False for what is nobody's act. */
  readonly isAudited: boolean
}

/** Commits the statements and their audit record together. */
export function writeAudited(context: StoreContext, audit: NewAudit, ...statements: Statement[]): Promise<void> {
  return writeAuditedBy(context, [audit], ...statements)
}

/** The same with a record for each company that it concerns. */
export async function writeAuditedBy(
  { db, commits, nextId, isAudited }: StoreContext,
  audits: readonly NewAudit[],
  ...statements: Statement[]
): Promise<void> {
  const records: Statement[] = []
  if (isAudited) for (const audit of audits) records.push(insertAudit(db, await nextId(), audit))
  await commits.write({ kind: 'statements', statements: [...statements, ...records] })
}

/** The same for a table that processes hold in memory: they load it again. */
export async function writeSnapshot(
  context: StoreContext,
  name: SnapshotName,
  audit: NewAudit,
  ...statements: Statement[]
): Promise<void> {
  await writeAudited(context, audit, ...statements, raiseRevision(context.db, name))
}

export async function reading<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    throw storageError(error)
  }
}

/** False when the row was no longer in the state that the statement asks for. */
export async function conditional(writing: Promise<void>): Promise<boolean> {
  try {
    await writing
    return true
  } catch (error) {
    if (!isUnexpectedRowCount(error)) throw error
    return false
  }
}
