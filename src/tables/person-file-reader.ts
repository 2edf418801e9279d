import { Worker } from 'node:worker_threads'

import { GatewayError } from '../core/errors.js'
import type { DraftRow, FileHeadings, PersonFile, PersonFileFormat } from '../core/people/import/person-file.js'

export interface ThreadInput {
  content: Uint8Array<ArrayBuffer>
  format: PersonFileFormat
  zone: string
}

export type ThreadReply =
  | { kind: 'headings'; headings: FileHeadings }
  | { kind: 'page'; rows: readonly DraftRow[] | null }
  | { kind: 'bad'; reason: string }
  | { kind: 'failed'; error: unknown }

/** A workbook of 32 MB can hold gigabytes: whoever sends one gets a refusal, and the gateway goes on. */
const threadMemoryMb = 512

/** Opens a file in a thread of its own. @throws GatewayError `invalid_parameter` when it is no such file, or too large */
export async function readPersonFile(
  content: Uint8Array<ArrayBuffer>,
  format: PersonFileFormat,
  zone: string,
): Promise<PersonFile> {
  const thread = new FileThread({ content, format, zone })
  try {
    const reply = await thread.reply()
    if (reply.kind !== 'headings') throw new Error(`the reader began with ${reply.kind}`)
    return {
      headings: reply.headings,
      next: () => thread.nextPage(),
      close: () => thread.close(),
    }
  } catch (error) {
    await thread.close()
    throw error
  }
}

class FileThread {
  readonly #worker: Worker
  #waiting: { resolve(reply: ThreadReply): void; reject(error: Error): void } | undefined
  #early: ThreadReply | undefined
  #failure: Error | undefined

  constructor(workerData: ThreadInput) {
    this.#worker = new Worker(threadFile(), {
      workerData,
      transferList: [workerData.content.buffer],
      resourceLimits: { maxOldGenerationSizeMb: threadMemoryMb },
    })
    this.#worker.on('message', (reply: ThreadReply) => {
      if (this.#waiting === undefined) this.#early = reply
      else this.#waiting.resolve(reply)
    })
    this.#worker.on('error', (error) => this.#fail(refusalOf(error)))
    this.#worker.on('exit', () => this.#fail(new Error('the thread that read a file has ended')))
  }

  async nextPage(): Promise<readonly DraftRow[] | null> {
    const next = this.reply()
    this.#worker.postMessage('next')
    const reply = await next
    if (reply.kind !== 'page') throw new Error(`the reader answered with ${reply.kind}`)
    return reply.rows
  }

  async reply(): Promise<ThreadReply> {
    const reply = await new Promise<ThreadReply>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure)
      else if (this.#early !== undefined) resolve(this.#early)
      else this.#waiting = { resolve, reject }
    })
    this.#waiting = undefined
    this.#early = undefined
    if (reply.kind === 'bad') throw new GatewayError('invalid_parameter', reply.reason, { field: 'body' })
    if (reply.kind === 'failed') throw new Error('a file could not be read', { cause: reply.error })
    return reply
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#waiting?.reject(this.#failure)
  }
}

function refusalOf(error: Error & { code?: string }): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error
  const message = 'The file is too large once it is unpacked; split it, or send it as CSV.'
  return new GatewayError('invalid_parameter', message, { field: 'body', cause: error })
}

/** Threads run compiled code: from the sources (in tests) the build's file is taken. */
function threadFile(): URL {
  const built = import.meta.url.replace('/src/tables/', '/dist/tables/')
  return new URL('./person-file-thread.js', built)
}
