import type { AnswerOf, InputOf, Method, OperationAt, PathWith } from './contract.js'
import { Deadline } from './deadline.js'
import { SvyazConnectionError, type SvyazError } from './errors.js'
import type { RequestOptions, Settings } from './options.js'
import { type Answer, errorOf, unexpectedAnswer } from './problem.js'
import { retryDelayMs } from './retries.js'

/** What a method of a resource says of its operation, beside the caller's options. */
export interface CallOptions extends RequestOptions {
  /** Repeating it changes nothing; GET and PUT never do. */
  isRepeatable?: boolean
  idempotencyKey?: string
  /** A status besides 2xx whose body is an answer and no problem. */
  alsoAnswer?: number
  /** How long the gateway itself waits before it answers; added to the deadline. */
  waitMs?: number
  /** A file in place of a JSON body. */
  upload?: Upload
  /** The answer is a file: its bytes are the value. */
  isFile?: boolean
}

export interface Upload {
  content: string | Uint8Array<ArrayBuffer>
  mediaType: string
}

interface Prepared {
  url: string
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> }
}

type Attempt = { value: unknown } | { error: SvyazError }

/** Carries calls to the gateway and back: one deadline, retries where they are safe, typed errors. */
export class Transport {
  readonly settings: Settings

  constructor(settings: Settings) {
    this.settings = settings
  }

  /** Asks for the operation at `path`, whose placeholders are filled from `input.path`. */
  call<M extends Method, P extends PathWith<M>>(
    method: M,
    path: P,
    input: InputOf<OperationAt<M, P>>,
    options: CallOptions = {},
  ): Promise<AnswerOf<OperationAt<M, P>>> {
    const prepared = this.#prepare(method, path, input as Input, options)
    const isRepeatable = options.isRepeatable ?? (method === 'get' || method === 'put')
    return this.#run(prepared, options, isRepeatable) as Promise<AnswerOf<OperationAt<M, P>>>
  }

  #prepare(
    method: Method,
    path: string,
    { path: parts = {}, query = {}, body }: Input,
    options: CallOptions,
  ): Prepared {
    const { baseUrl, authorization } = this.settings
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => pathPart(name, parts[name]))
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
    }
    const sent = options.upload?.content ?? (body === undefined ? undefined : JSON.stringify(body))
    if (sent !== undefined) headers['content-type'] = options.upload?.mediaType ?? 'application/json'
    if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey
    return {
      url: `${baseUrl}${filled}${queryText(query)}`,
      init: { method: method.toUpperCase(), headers, ...(sent !== undefined && { body: sent }) },
    }
  }

  async #run(prepared: Prepared, options: CallOptions, isRepeatable: boolean): Promise<unknown> {
    const { clock, signal, ...own } = this.settings
    const { timeoutMs = own.timeoutMs, maxRetries = own.maxRetries, onRetry = own.onRetry, idempotencyKey } = options
    const deadline = new Deadline(clock, timeoutMs + (options.waitMs ?? 0), [signal, options.signal])
    let last: SvyazError | undefined
    try {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = deadline.isOver
          ? { error: deadline.error(last) }
          : await this.#attempt(prepared, deadline, options)
        if ('value' in outcome) return outcome.value
        const error = deadline.isOver ? deadline.error(last) : outcome.error
        error.idempotencyKey = idempotencyKey
        const mayRetry = !deadline.isOver && attempt <= maxRetries
        const delayMs = mayRetry ? retryDelayMs(error, attempt, deadline.remainingMs(), isRepeatable) : undefined
        if (delayMs === undefined) throw error
        last = error
        onRetry?.({ attempt, delayMs, error })
        await deadline.wait(delayMs)
      }
    } finally {
      deadline.release()
    }
  }

  async #attempt({ url, init }: Prepared, { signal }: Deadline, { alsoAnswer, isFile }: CallOptions): Promise<Attempt> {
    let answer: Answer
    try {
      // A redirect would carry credentials elsewhere, and turn a POST into a GET.
      const response = await this.settings.fetch(url, { ...init, signal, redirect: 'manual' })
      if (isFile === true && response.status === 200) return { value: new Uint8Array(await response.arrayBuffer()) }
      answer = { status: response.status, headers: response.headers, body: await response.text() }
    } catch (cause) {
      const message = `No answer from ${this.settings.baseUrl}: ${reasonOf(cause)}`
      return { error: new SvyazConnectionError(message, { code: 'connection_failed', cause }) }
    }
    const { status, body } = answer
    if ((status < 200 || status > 299) && status !== alsoAnswer)
      return { error: errorOf(answer, this.settings.clock.now()) }
    if (body === '') return { value: undefined }
    try {
      return { value: JSON.parse(body) as unknown }
    } catch {
      return { error: unexpectedAnswer(answer) }
    }
  }
}

interface Input {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** An empty one would turn the address into another: /v1/messages/ is not a message. */
function pathPart(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value === '.' || value === '..') {
    throw new TypeError(`${name} must be an id or a number, written as a string; it is ${JSON.stringify(value)}.`)
  }
  return encodeURIComponent(value)
}

function queryText(query: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null)
      parameters.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** `fetch` hides what happened in the cause of its error. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
