import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'

import type { SqlValue } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { type PackedRows, unpackRows } from './packed-rows.js'
import type { ThreadClient } from './thread-client.js'

/** Kysely over read-only connections in threads. */
export function createReader(threads: readonly ThreadClient[]): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new ReaderDriver(threads),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

class ReaderDriver implements Driver {
  readonly #connections: readonly ReaderConnection[]
  #next = 0

  constructor(threads: readonly ThreadClient[]) {
    this.#connections = threads.map((thread) => new ReaderConnection(thread))
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = this.#connections[this.#next++ % this.#connections.length]
    if (connection === undefined) throw new Error('there is no reading connection')
    return connection
  }

  async beginTransaction(): Promise<void> {
    throw new Error('writes go through the group commit')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

class ReaderConnection implements DatabaseConnection {
  readonly #thread: ThreadClient

  constructor(thread: ThreadClient) {
    this.#thread = thread
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = query.parameters as readonly SqlValue[]
    const packed = await this.#thread.request<PackedRows>({ kind: 'query', sql: query.sql, parameters })
    return { rows: unpackRows<R>(packed) }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('a thread answers whole pages, not streams')
  }
}
