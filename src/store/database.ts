import type { Kysely } from 'kysely'

import type { CommitEngine } from './batch/group-commit.js'
import type { Schema } from './tables/tables.js'

/** One of the two databases: reads through Kysely, writes through the group commit. */
export interface Database extends CommitEngine {
  readonly kind: 'sqlite' | 'postgres'
  /** Reads only; statements that write are compiled with it and committed as changes. */
  readonly read: Kysely<Schema>
  /** Calls back when another process has queued something for a carrier. */
  onWakeUp(listener: (carrier: string) => void): void
  /** Resolves when what could be read at the time of the call is on disk; absent where nothing can be read before it is. */
  durable?(): Promise<void>
  /** Throws when the database cannot be read. */
  ping(): Promise<void>
  close(): Promise<void>
}
