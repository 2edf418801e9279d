import { parentPort } from 'node:worker_threads'

import { BatchApplier } from '../batch/apply.js'
import type { BatchSettings } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'
import { openReader, openWriter } from './open.js'
import { type PackedChanges, unpackChanges } from './packed-changes.js'
import { packRows } from './packed-rows.js'
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

  /** The results as JSON, once the transaction is in the log file. Bringing that to the disk is the gateway's thread's part. */
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

const port = parentPort
if (port === null) throw new Error('this module runs as a worker thread')
const reply = (message: ThreadReply) => port.postMessage(message)

async function handle(request: ThreadRequest): Promise<void> {
  try {
    reply({ id: request.id, ok: true, value: await answer(request) })
  } catch (error) {
    reply({ id: request.id, ok: false, error: plainError(error) })
  }
}

async function answer(request: ThreadRequest): Promise<unknown> {
  switch (request.kind) {
    case 'open':
      connection = new Connection(request.path, request.role, request.settings)
      return null
    case 'commit':
      return openConnection().commit(request.changes)
    case 'query':
      return packRows(await openConnection().query(request.sql, request.parameters))
    case 'close':
      openConnection().close()
      connection = undefined
      return null
  }
}

function openConnection(): Connection {
  if (connection === undefined) throw new Error('the database is not open')
  return connection
}

// One request at a time: the answer to one is sent before the next begins.
let queue = Promise.resolve()
port.on('message', (request: ThreadRequest) => {
  queue = queue.then(() => handle(request))
})
