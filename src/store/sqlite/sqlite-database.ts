import type { Kysely } from 'kysely'

import type { ChangeResult } from '../batch/apply.js'
import type { BatchSettings, Change } from '../batch/change.js'
import type { Database } from '../database.js'
import { isFatal } from '../errors.js'
import type { Schema } from '../tables/tables.js'
import { packChanges } from './packed-changes.js'
import type { PlainResult } from './protocol.js'
import { createReader } from './reader-driver.js'
import { databaseError, ThreadClient } from './thread-client.js'
import { WriteAheadLog } from './write-ahead-log.js'

/** SQLite in threads: one connection writes, others read. */
export class SqliteDatabase implements Database {
  readonly kind = 'sqlite'
  readonly read: Kysely<Schema>
  readonly #writer: ThreadClient
  readonly #readers: readonly ThreadClient[]
  readonly #log: WriteAheadLog | undefined
  #fatal: Error | undefined

  private constructor(log: WriteAheadLog | undefined, writer: ThreadClient, readers: readonly ThreadClient[]) {
    this.#log = log
    this.#writer = writer
    this.#readers = readers
    this.read = createReader(readers)
  }

  /**
   * Opens or creates the file and migrates it. Throws when another process has it, or when a newer gateway made it.
   * @param syncs false where the file is thrown away with the process: commits are not brought to the disk
   */
  static async open(path: string, settings: BatchSettings, syncs = true): Promise<SqliteDatabase> {
    const writer = new ThreadClient()
    const reader = new ThreadClient()
    try {
      await writer.request({ kind: 'open', path, role: 'writer', settings })
      await reader.request({ kind: 'open', path, role: 'reader', settings })
    } catch (error) {
      await Promise.all([writer.terminate(), reader.terminate()])
      throw error
    }
    return new SqliteDatabase(syncs ? new WriteAheadLog(path) : undefined, writer, [reader])
  }

  async commit(changes: readonly Change[], onApplied?: () => void): Promise<ChangeResult[]> {
    if (this.#fatal !== undefined) throw this.#fatal
    try {
      const json = await this.#writer.request<string>({ kind: 'commit', changes: packChanges(changes) })
      onApplied?.()
      const durable = this.durable()
      const results = JSON.parse(json) as PlainResult[]
      await durable
      return results.map((result) => (result.ok ? result : { ok: false, error: databaseError(result.error) }))
    } catch (error) {
      if (isFatal(error) && error instanceof Error) this.#fatal = error
      throw error
    }
  }

  onWakeUp(): void {}

  durable(): Promise<void> {
    return this.#log?.sync() ?? Promise.resolve()
  }

  async ping(): Promise<void> {
    if (this.#fatal !== undefined) throw this.#fatal
    for (const reader of this.#readers) await reader.request({ kind: 'query', sql: 'SELECT 1', parameters: [] })
  }

  async close(): Promise<void> {
    await this.#log?.close()
    for (const thread of [...this.#readers, this.#writer]) {
      await thread.request({ kind: 'close' })
      await thread.terminate()
    }
  }
}
