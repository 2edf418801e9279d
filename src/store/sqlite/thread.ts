import { parentPort } from 'node:worker_threads'

import type Database from 'better-sqlite3'

import { BatchApplier } from '../batch/apply.js'
import type { Change } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'
import { openReader, openWriter } from './open.js'
import type { PlainResult, ThreadReply, ThreadRequest } from './protocol.js'
import { plainError } from './protocol.js'
import { SqliteTransaction } from './sqlite-transaction.js'

/** The thread that owns one SQLite connection: commits and long reads never hold up the gateway's event loop. */
class Connection {
  readonly #db: Database.Database
  readonly #applier = new BatchApplier()
  readonly #tx: SqliteTransaction
  #close: () => void

  constructor(path: string, role: 'writer' | 'reader') {
    const opened = role === 'writer' ? openWriter(path) : openReader(path)
    this.#db = opened.db
    this.#close = opened.close
    this.#tx = new SqliteTransaction(this.#db)
  }

  query(sql: string, parameters: readonly SqlValue[]): Promise<unknown[]> {
    return this.#tx.query(sql, parameters)
  }

  async commit(changes: readonly Change[]): Promise<PlainResult[]> {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const results = await this.#applier.apply(
        {
          tx: this.#tx,
          savepoint: async () => void this.#db.exec('SAVEPOINT one'),
          rollbackToSavepoint: async () => void this.#db.exec('ROLLBACK TO one; RELEASE one'),
          releaseSavepoint: async () => void this.#db.exec('RELEASE one'),
        },
        changes,
      )
      this.#db.exec('COMMIT')
      return results.map((result) => (result.ok ? result : { ok: false, error: plainError(result.error) }))
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#close()
  }
}

let connection: Connection | undefined

async function answer(request: ThreadRequest): Promise<unknown> {
  if (request.kind === 'open') {
    connection = new Connection(request.path, request.role)
    return null
  }
  if (connection === undefined) throw new Error('the database is not open')
  switch (request.kind) {
    case 'commit':
      return connection.commit(request.changes)
    case 'query':
      return connection.query(request.sql, request.parameters)
    case 'close':
      connection.close()
      connection = undefined
      return null
  }
}

const port = parentPort
if (port === null) throw new Error('this module runs as a worker thread')
// One request at a time: the answer to one is sent before the next begins.
let queue = Promise.resolve()
port.on('message', (request: ThreadRequest) => {
  queue = queue.then(async () => {
    let reply: ThreadReply
    try {
      reply = { id: request.id, ok: true, value: await answer(request) }
    } catch (error) {
      reply = { id: request.id, ok: false, error: plainError(error) }
    }
    port.postMessage(reply)
  })
})
