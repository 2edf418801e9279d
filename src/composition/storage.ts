import { randomUUID } from 'node:crypto'

import type { Config, Secrets } from '../config.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { Database } from '../store/database.js'
import { DatabaseLeases } from '../store/leases.js'
import { PostgresDatabase } from '../store/postgres/postgres-database.js'
import { OwnLease } from '../store/process-lease.js'
import { SqliteDatabase } from '../store/sqlite/sqlite-database.js'
import { SqlStore } from '../store/store.js'
import type { Metrics } from '../telemetry/metrics.js'

export interface Storage {
  store: SqlStore
  leases: DatabaseLeases
  close(): Promise<void>
}

export interface StorageOptions {
  clock: Clock
  log: Log
  metrics: Metrics
  wrap?: ((database: Database) => Database) | undefined
  syncs?: boolean | undefined
}

export async function openStorage(config: Config, secrets: Secrets, options: StorageOptions): Promise<Storage> {
  const { clock, log, metrics, wrap = (database) => database } = options
  const database = wrap(await openDatabase(config, secrets, log, options.syncs))
  const lease = new OwnLease(database.kind === 'postgres' ? `process:${randomUUID()}` : null)
  const store = new SqlStore(database, lease, {
    maxWaitingWrites: config.limits.queuedWrites,
    metrics: { onCommit: (changes, seconds) => metrics.committed(changes, seconds * 1000) },
  })
  const leases = new DatabaseLeases(store, clock, randomUUID(), (error) =>
    log.warn({ err: error }, 'lease not renewed'),
  )
  // One process owns an SQLite file: whatever leases it holds belong to processes that are gone.
  if (database.kind === 'sqlite') await store.execute([{ sql: 'DELETE FROM leases', parameters: [] }])
  const held = await lease.acquire(leases)
  while ((await store.messages.recoverClaims(clock.now())) > 0) continue
  return {
    store,
    leases,
    close: async () => {
      try {
        await held.release()
      } finally {
        await store.close()
      }
    },
  }
}

export function openDatabase(config: Config, secrets: Secrets, log: Log, syncs = true): Promise<Database> {
  const settings = { policy: config.messaging, replyWindowMs: config.messaging.replyWindowMs }
  if (config.database.kind === 'sqlite') return SqliteDatabase.open(config.database.path, settings, syncs)
  return PostgresDatabase.open(secrets.databaseUrl, config.database.pool, settings, (error) =>
    log.warn({ err: error }, 'a connection to PostgreSQL broke'),
  )
}
