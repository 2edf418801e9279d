import { Worker } from 'node:worker_threads'

import type { ThreadError, ThreadReply, ThreadRequest } from './protocol.js'

type Request = ThreadRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The gateway's side of a database thread. */
export class ThreadClient {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #nextId = 1
  #failure: Error | undefined

  constructor() {
    this.#worker = new Worker(threadFile())
    this.#worker.on('message', (reply: ThreadReply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the database thread has ended')))
    this.#worker.unref()
  }

  request<T>(request: Request): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const id = this.#nextId++
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ ...request, id })
    })
  }

  get idle(): boolean {
    return this.#waiting.size === 0
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(reply: ThreadReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (reply.ok) waiting?.resolve(reply.value)
    else waiting?.reject(databaseError(reply.error))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
  }
}

/** An error of the database thread, with the code SQLite gave. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

export function databaseError(plain: ThreadError): Error {
  const error = new DatabaseError(plain.message, plain.code)
  if (plain.stack !== undefined) error.stack = plain.stack
  if (plain.name === 'UnexpectedRowCount') error.cause = plain.name
  return error
}

/** Threads run compiled code: from the sources (in tests) the build's file is taken. */
function threadFile(): URL {
  const built = import.meta.url.replace('/src/store/', '/dist/store/')
  return new URL('./thread.js', built)
}
