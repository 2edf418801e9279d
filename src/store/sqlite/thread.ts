import { parentPort } from 'node:worker_threads'

import { BatchApplier } from '../batch/apply.js'
import type { BatchSettings } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'
import { openReader, openWriter } from './open.js'
import { type PackedChanges, unpackChanges } from './packed-changes.js'
import type { PlainResult, ThreadReply, ThreadRequest } from './protocol.js'
import { plainError } from './protocol.js'
import { SqliteConnection } from './sqlite-connection.js'

/** The thread that owns one SQLite connection: commits and long reads never hold up the gateway's event loop. */
class Connection {
  readonly #applier: BatchApplier
  readonly #connection: SqliteConnection
  readonly #close: () => void

  constructor(path: string, role: 'writer' | 'reader', settings: BatchSettings) {
    const opened = role === 'writer' ? openWriter(path) : openReader(path)
    this.#connection = new SqliteConnection(opened.db)
    this.#applier = new BatchApplier(settings)
    this.#close = opened.close
  }

  query(sql: string, parameters: readonly SqlValue[]): Promise<unknown[]> {
    return this.#connection.tx.query(sql, parameters)
  }

  async commit(packed: PackedChanges): Promise<string> {
    const results = await this.#applier.commit(this.#connection, unpackChanges(packed))
    return JSON.stringify(
      results.map((result): PlainResult => (result.ok ? result : { ok: false, error: plainError(result.error) })),
    )
  }

  close(): void {
    this.#close()
  }
}

let connection: Connection | undefined

async function answer(request: ThreadRequest): Promise<unknown> {
  if (request.kind === 'open') {
    connection = new Connection(request.path, request.role, request.settings)
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
