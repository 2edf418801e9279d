import { parentPort } from 'node:worker_threads'

import { BatchApplier } from '../batch/apply.js'
import type { BatchSettings } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'
import { openReader, openWriter } from './open.js'
import { type PackedChanges, unpackChanges } from './packed-changes.js'
import type { PlainResult, ThreadReply, ThreadRequest } from './protocol.js'
import { plainError } from './protocol.js'
import { SqliteConnection } from './sqlite-connection.js'
import { WriteAheadLog } from './write-ahead-log.js'

/** The thread that owns one SQLite connection: commits and long reads never hold up the gateway's event loop. */
class Connection {
  readonly #applier: BatchApplier
  readonly #connection: SqliteConnection
  readonly #log: WriteAheadLog
  readonly #close: () => void

  constructor(path: string, role: 'writer' | 'reader', settings: BatchSettings) {
    const opened = role === 'writer' ? openWriter(path) : openReader(path)
    this.#connection = new SqliteConnection(opened.db)
    this.#applier = new BatchApplier(settings)
    this.#log = new WriteAheadLog(path)
    this.#close = opened.close
  }

  query(sql: string, parameters: readonly SqlValue[]): Promise<unknown[]> {
    return this.#connection.tx.query(sql, parameters)
  }

  /** Resolves when the transaction is applied; its `durable` when it is on disk. */
  async commit(packed: PackedChanges): Promise<{ durable: Promise<string> }> {
    const results = await this.#applier.commit(this.#connection, unpackChanges(packed))
    const plain = results.map((result): PlainResult =>
      result.ok ? result : { ok: false, error: plainError(result.error) },
    )
    return { durable: this.#log.sync().then(() => JSON.stringify(plain)) }
  }

  async close(): Promise<void> {
    await this.#log.close()
    this.#close()
  }
}

let connection: Connection | undefined

const port = parentPort
if (port === null) throw new Error('this module runs as a worker thread')
const reply = (message: ThreadReply) => port.postMessage(message)

async function handle(request: ThreadRequest): Promise<void> {
  try {
    if (request.kind === 'commit') return await commit(request.id, request.changes)
    reply({ id: request.id, ok: true, value: await answer(request) })
  } catch (error) {
    reply({ id: request.id, ok: false, error: plainError(error) })
  }
}

async function commit(id: number, changes: PackedChanges): Promise<void> {
  const { durable } = await openConnection().commit(changes)
  reply({ id, applied: true })
  durable.then(
    (value) => reply({ id, ok: true, value }),
    (error: unknown) => reply({ id, ok: false, error: plainError(error) }),
  )
}

async function answer(request: Exclude<ThreadRequest, { kind: 'commit' }>): Promise<unknown> {
  switch (request.kind) {
    case 'open':
      connection = new Connection(request.path, request.role, request.settings)
      return null
    case 'query':
      return openConnection().query(request.sql, request.parameters)
    case 'close':
      await openConnection().close()
      connection = undefined
      return null
  }
}

function openConnection(): Connection {
  if (connection === undefined) throw new Error('the database is not open')
  return connection
}

// One request is worked on at a time; a commit that waits for the disk does not hold up the next.
let queue = Promise.resolve()
port.on('message', (request: ThreadRequest) => {
  queue = queue.then(() => handle(request))
})
