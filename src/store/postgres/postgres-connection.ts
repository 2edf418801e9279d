import pg, { type ClientBase, type QueryConfig, type QueryResult } from 'pg'

import type { WriteConnection } from '../batch/apply.js'
import { PostgresTransaction } from './postgres-transaction.js'

/** One connection that writes. */
export class PostgresConnection implements WriteConnection {
  readonly tx: PostgresTransaction
  readonly #client: ClientBase
  #broken = false

  constructor(client: ClientBase) {
    this.#client = client
    this.tx = new PostgresTransaction((query) => this.#query(query))
  }

  /** Its state is not known any more: the server rolls back what was open when it is closed. */
  get isBroken(): boolean {
    return this.#broken
  }

  async begin(): Promise<void> {
    this.tx.begin()
    await this.#run('BEGIN')
  }

  commit(): Promise<void> {
    return this.#run('COMMIT')
  }

  async rollback(): Promise<void> {
    if (this.#broken) return
    // The error that led here is the one to tell; a rollback that fails only shows that the connection is gone.
    await this.#run('ROLLBACK').catch(() => undefined)
  }

  savepoint(): Promise<void> {
    return this.#run('SAVEPOINT one')
  }

  releaseSavepoint(): Promise<void> {
    return this.#run('RELEASE SAVEPOINT one')
  }

  rollbackToSavepoint(): Promise<void> {
    return this.#run('ROLLBACK TO SAVEPOINT one')
  }

  async #run(sql: string): Promise<void> {
    try {
      await this.#client.query(sql)
    } catch (error) {
      this.#broken = true
      throw error
    }
  }

  /** The server refuses a statement and the connection goes on; whatever else goes wrong, it does not. */
  async #query(query: QueryConfig): Promise<QueryResult> {
    try {
      return await this.#client.query(query)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) this.#broken = true
      throw error
    }
  }
}
