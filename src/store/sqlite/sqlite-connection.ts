import type Database from 'better-sqlite3'

import type { WriteConnection } from '../batch/apply.js'
import { SqliteTransaction } from './sqlite-transaction.js'

/** The one connection that writes. */
export class SqliteConnection implements WriteConnection {
  readonly tx: SqliteTransaction
  readonly isBroken = false
  readonly #db: Database.Database
  readonly #words = new Map<string, Database.Statement>()

  constructor(db: Database.Database) {
    this.#db = db
    this.tx = new SqliteTransaction(db)
  }

  /** Takes the write lock at once: a transaction that only later finds it taken would have to start over. */
  async begin(): Promise<void> {
    this.#run('BEGIN IMMEDIATE')
  }

  async commit(): Promise<void> {
    try {
      this.#run('COMMIT')
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  async rollback(): Promise<void> {
    this.tx.recent.clear()
    if (this.#db.inTransaction) this.#run('ROLLBACK')
  }

  async savepoint(): Promise<void> {
    this.#run('SAVEPOINT one')
  }

  async releaseSavepoint(): Promise<void> {
    this.#run('RELEASE one')
  }

  async rollbackToSavepoint(): Promise<void> {
    this.tx.recent.clear()
    this.#run('ROLLBACK TO one')
    this.#run('RELEASE one')
  }

  #run(sql: string): void {
    let statement = this.#words.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#words.set(sql, statement)
    }
    statement.run()
  }
}
