import { Worker } from 'node:worker_threads'

import type { Clock } from '../core/clock.js'
import type { MailReader } from '../core/mail/mail-reader.js'
import { Headers } from '../core/mail/mime/headers.js'
import { MailTooComplex } from '../core/mail/mime/parts.js'
import { type Mail, readMail } from '../core/mail/read-mail.js'

/** Without the class that threads cannot hand over. */
export type PlainMail = Omit<Mail, 'headers'> & { headers: readonly (readonly [string, readonly string[]])[] }

export type ReaderReply =
  { kind: 'read'; mail: PlainMail } | { kind: 'too_complex'; reason: string } | { kind: 'failed'; error: unknown }

/** Mails of monitoring systems are smaller; reading one of this size, whatever is in it, takes the event loop a few milliseconds. */
const smallBytes = 32 * 1024
/** What a thread may need for one mail; the largest takes a tenth. */
const patienceMs = 10_000
const threadMemoryMb = 128

/** Reads small mails where they are, and large ones one after the other in a thread that is ended when one takes too much. */
export class ThreadedMailReader implements MailReader {
  readonly #clock: Clock
  #thread: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async read(raw: Buffer): Promise<Mail> {
    if (raw.length <= smallBytes) return readMail(raw)
    const reading = this.#last.then(() => this.#readInThread(raw))
    this.#last = reading.catch(() => {})
    return reading
  }

  async close(): Promise<void> {
    await this.#end()
  }

  async #readInThread(raw: Buffer): Promise<Mail> {
    const thread = (this.#thread ??= this.#start())
    const reply = await this.#ask(thread, raw)
    if (reply.kind === 'too_complex') throw new MailTooComplex(reply.reason)
    if (reply.kind === 'failed') throw new Error('a mail could not be read', { cause: reply.error })
    return { ...reply.mail, headers: new Headers(new Map(reply.mail.headers)) }
  }

  async #ask(thread: Worker, raw: Buffer): Promise<ReaderReply> {
    const timer = this.#clock.setTimer(patienceMs, () => void this.#end())
    try {
      return await new Promise<ReaderReply>((resolve, reject) => {
        thread.once('message', resolve)
        thread.once('error', reject)
        thread.once('exit', () => reject(new MailTooComplex('more in it than can be read in time')))
        thread.postMessage(new Uint8Array(raw))
      })
    } catch (error) {
      await this.#end()
      if ((error as { code?: string }).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
      throw new MailTooComplex('more in it than fits into memory')
    } finally {
      timer.cancel()
      thread.removeAllListeners('message').removeAllListeners('exit')
    }
  }

  #start(): Worker {
    const thread = new Worker(threadFile(), { resourceLimits: { maxOldGenerationSizeMb: threadMemoryMb } })
    thread.unref()
    return thread
  }

  async #end(): Promise<void> {
    const thread = this.#thread
    this.#thread = undefined
    await thread?.terminate()
  }
}

/** Threads run compiled code: from the sources (in tests) the build's file is taken. */
function threadFile(): URL {
  return new URL('./mail-reader-thread.js', import.meta.url.replace('/src/workers/', '/dist/workers/'))
}
