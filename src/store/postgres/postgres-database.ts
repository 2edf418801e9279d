import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

import type { ChangeResult } from '../batch/apply.js'
import { BatchApplier } from '../batch/apply.js'
import type { BatchSettings, Change } from '../batch/change.js'
import type { Database } from '../database.js'
import type { Schema } from '../tables/tables.js'
import { migratePostgres } from './migrate.js'
import { PostgresConnection } from './postgres-connection.js'

const int8 = 20

/** Ids and instants stay below 2^53, so eight-byte integers are read as numbers. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === int8) return Number
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * A server that does not answer must not hold anybody up for longer: a commit takes milliseconds. The server gives up first where it
 * can, so that the connection survives; and it ends a transaction whose client is gone, for its locks would stop everybody else.
 */
const limits = {
  connectionTimeoutMillis: 3_000,
  statement_timeout: 8_000,
  query_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
}
/** After a failed attempt to connect everything is refused for so long, so that not each of those who wait waits for its own. */
const connectPauseMs = 250

/**
 * The batches touch rows by key, a few hundred at a time, in tables of millions. Their plans are made once, mostly while the tables
 * are small, and would then be scans and hash joins for good.
 */
const byKeyOnly = 'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off'

interface Writer {
  client: pg.Client
  connection: PostgresConnection
}

/** PostgreSQL: one connection commits batches, a pool reads, one more listens for wake-ups. */
export class PostgresDatabase implements Database {
  readonly kind = 'postgres'
  readonly read: Kysely<Schema>
  readonly #pool: pg.Pool
  readonly #url: string
  readonly #applier: BatchApplier
  readonly #listeners: ((carrier: string) => void)[] = []
  readonly #onError: (error: Error) => void
  #writer: Writer | undefined
  #listening: pg.Client | undefined
  #closed = false
  #lastConnect: { error: unknown; at: number } | undefined

  private constructor(url: string, poolSize: number, settings: BatchSettings, onError: (error: Error) => void) {
    this.#applier = new BatchApplier(settings)
    this.#url = url
    this.#onError = onError
    this.#pool = new pg.Pool({ connectionString: url, max: poolSize, types, ...limits })
    this.#pool.on('error', onError)
    this.read = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: this.#pool }) })
  }

  /** Connects and migrates under a lock. `onError` hears of connections that break while idle. */
  static async open(
    url: string,
    poolSize: number,
    settings: BatchSettings,
    onError: (error: Error) => void,
  ): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(url, poolSize, settings, onError)
    try {
      await database.#migrate()
    } catch (error) {
      await database.close()
      throw error
    }
    return database
  }

  async commit(changes: readonly Change[]): Promise<ChangeResult[]> {
    const writer = this.#writer ?? (await this.#connectWriter())
    try {
      return await this.#applier.commit(writer.connection, changes)
    } catch (error) {
      if (writer.connection.isBroken) this.#abandon(writer.client)
      throw error
    }
  }

  onWakeUp(listener: (carrier: string) => void): void {
    this.#listeners.push(listener)
    if (this.#listening === undefined) void this.#listen()
  }

  async ping(): Promise<void> {
    await this.#pool.query('SELECT 1')
    if (this.#listeners.length > 0 && this.#listening === undefined) await this.#listen()
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#writer?.client.end().catch(this.#onError)
    await this.#listening?.end().catch(this.#onError)
    await this.#pool.end()
  }

  async #connectWriter(): Promise<Writer> {
    const failed = this.#lastConnect
    if (failed !== undefined && performance.now() - failed.at < connectPauseMs) throw failed.error
    const client = this.#newClient()
    // A connection that fails while it is made tells both the caller and its listeners.
    client.on('error', (error) => {
      if (this.#writer?.client === client) this.#writer = undefined
      this.#onError(error)
    })
    try {
      await client.connect()
      await client.query(byKeyOnly)
    } catch (error) {
      this.#lastConnect = { error, at: performance.now() }
      throw error
    }
    this.#lastConnect = undefined
    this.#writer = { client, connection: new PostgresConnection(client) }
    return this.#writer
  }

  /** On a connection of its own: another process may be migrating, and a change of a large table takes its time. */
  async #migrate(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, types, keepAlive: true })
    client.on('error', this.#onError)
    await client.connect()
    try {
      await migratePostgres(client)
    } finally {
      await client.end()
    }
  }

  /** After a failure the state of the connection is not known; a new one is cheap. */
  #abandon(client: pg.Client): void {
    if (this.#writer?.client === client) this.#writer = undefined
    client.end().catch(this.#onError)
  }

  async #listen(): Promise<void> {
    const client = this.#newClient()
    this.#listening = client
    client.on('error', (error) => {
      if (this.#listening === client) this.#listening = undefined
      this.#onError(error)
    })
    client.on('notification', ({ payload }) => {
      for (const listener of this.#listeners) listener(payload ?? '')
    })
    try {
      await client.connect()
      await client.query('LISTEN svyaz_dispatch')
    } catch (error) {
      this.#listening = undefined
      if (!this.#closed && error instanceof Error) this.#onError(error)
    }
  }

  #newClient(): pg.Client {
    return new pg.Client({ connectionString: this.#url, types, ...limits })
  }
}
