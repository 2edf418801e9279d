import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'

const datasync = promisify(fdatasync)

/**
 * Brings SQLite's write-ahead log to the disk, from the gateway's thread. With `synchronous = NORMAL` SQLite leaves that to us, so that the next transaction
 * is worked on while the disk takes the last one; nobody hears of a commit before a sync that began after it has ended. What a
 * power cut takes from the end of the log was promised to nobody.
 */
export class WriteAheadLog {
  readonly #path: string
  #file: number | undefined
  #failure: SyncFailed | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(databasePath: string) {
    this.#path = `${databasePath}-wal`
  }

  /** Resolves when all that was committed before the call is on disk. */
  sync(): Promise<void> {
    // The sync that runs may have begun before the caller's commit: the one after it is his, and everybody's who waits.
    this.#next ??= (this.#running ?? Promise.resolve()).then(
      () => this.#start(),
      () => this.#start(),
    )
    return this.#next
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined)
    await this.#running?.catch(() => undefined)
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #start(): Promise<void> {
    this.#next = undefined
    const running = this.#datasync().finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  async #datasync(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    try {
      this.#file ??= openSync(this.#path, 'r')
      await datasync(this.#file)
    } catch (error) {
      this.#failure = new SyncFailed(error)
      throw this.#failure
    }
  }
}

/** After a failed sync the kernel may have dropped the pages: what the file holds is not known, and trying again proves nothing. */
class SyncFailed extends Error {
  override readonly name = 'SyncFailed'
  readonly code = 'SQLITE_IOERR_FSYNC'

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`the write-ahead log could not be brought to the disk: ${reason}`, { cause })
  }
}
