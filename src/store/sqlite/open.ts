import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

import Database from 'better-sqlite3'

import { migrations, refuseNewerSchema, sqliteWords } from '../migrations/index.js'

export interface OpenDatabase {
  db: Database.Database
  close(): void
}

/** Opens the database for writing, as the only process that does, and brings its schema up to date. */
export function openWriter(path: string): OpenDatabase {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lock = lockFile(path)
  try {
    const db = new Database(path, { timeout: 2000 })
    db.pragma('journal_mode = WAL')
    // The log is synced by write-ahead-log.ts before anybody hears of a commit; SQLite syncs around its checkpoints.
    db.pragma('synchronous = NORMAL')
    // A checkpoint holds up commits: every 32 MB, about 50,000 messages, instead of every 4 MB.
    db.pragma('wal_autocheckpoint = 8000')
    db.pragma('foreign_keys = ON')
    db.pragma('cache_size = -65536')
    migrate(db)
    return {
      db,
      close: () => {
        db.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

export function openReader(path: string): OpenDatabase {
  const db = new Database(path, { readonly: true, timeout: 2000 })
  return { db, close: () => void db.close() }
}

/** The operating system frees this lock when the process ends, however it ends. */
function lockFile(path: string): Database.Database {
  const lock = new Database(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw new Error(
      `Another gateway already runs on ${path}. Stop it first, or give this one a data folder of its own (SVYAZ_DATA_DIR).`,
      { cause: error },
    )
  }
}

function migrate(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  refuseNewerSchema(version)
  for (const migration of migrations.filter((m) => m.version > version)) {
    db.transaction(() => {
      for (const sql of migration.up(sqliteWords)) db.exec(sql.replaceAll(/\bbigint\b/g, 'integer'))
      db.pragma(`user_version = ${migration.version}`)
    })()
  }
}
