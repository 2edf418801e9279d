import { Agent, errors, request } from 'undici'

import { type Clock, sleep } from '../core/clock.js'
import { CallbackAddresses, type CallbackRules } from './callback-addresses.js'
import { checkedConnector, ForbiddenAddress, type Resolve, systemResolve } from './callback-connector.js'

export interface CallbackRequest {
  url: string
  headers: Readonly<Record<string, string>>
  /** What is posted; null for a GET. */
  body: Buffer | null
  /** From the first step to the last octet of the answer. */
  timeoutMs: number
}

/** What came of a call. */
export type CallbackAnswer =
  | { kind: 'answered'; status: number; body: string; durationMs: number }
  | { kind: 'failed'; reason: 'forbidden' | 'timeout' | 'unreachable' | 'stopped'; detail: string; durationMs: number }

/** What is read of an answer; of the rest only that it was sent. */
const maxAnswerBytes = 64 * 1024

/**
 * The one way in which the gateway calls addresses that customers name. It connects to public addresses and to those that the
 * configuration lists, follows no redirect, knows no proxy, and reads only the beginning of an answer.
 */
export class CallbackClient {
  readonly addresses: CallbackAddresses
  readonly #agent: Agent
  readonly #clock: Clock
  /** How each call that is under way is ended. */
  readonly #running = new Set<() => void>()
  #stopped = false

  constructor(clock: Clock, rules: CallbackRules, resolve: Resolve = systemResolve) {
    this.#clock = clock
    this.addresses = new CallbackAddresses(rules)
    this.#agent = new Agent({
      connect: checkedConnector(this.addresses, resolve, rules.authorities),
      // Our clock measures time; undici's own timers would stop what it still allows.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16 * 1024,
    })
  }

  get idle(): boolean {
    return this.#running.size === 0
  }

  /** Never rejects. */
  async send(call: CallbackRequest): Promise<CallbackAnswer> {
    const startedAt = performance.now()
    const over = new AbortController()
    const stop = () => over.abort('stopped')
    this.#running.add(stop)
    if (this.#stopped) stop()
    const patience = new AbortController()
    void sleep(this.#clock, call.timeoutMs, patience.signal).then(() => over.abort('timeout'))
    const durationMs = () => Math.round(performance.now() - startedAt)
    try {
      const answer = await whicheverFirst(this.#exchange(call, over.signal), over.signal)
      return { kind: 'answered', ...answer, durationMs: durationMs() }
    } catch (error) {
      return { kind: 'failed', ...failureOf(error, over.signal), durationMs: durationMs() }
    } finally {
      this.#running.delete(stop)
      patience.abort()
    }
  }

  async #exchange({ url, headers, body }: CallbackRequest, signal: AbortSignal) {
    const refusal = this.addresses.refuseUrl(url)
    if (refusal !== undefined) throw new ForbiddenAddress(refusal)
    const method = body === null ? 'GET' : 'POST'
    const answer = await request(url, { method, headers, body, dispatcher: this.#agent, signal })
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, maxAnswerBytes - length))
      length += chunk.length
      // Leaving the loop ends the connection.
      if (length >= maxAnswerBytes) break
    }
    return { status: answer.statusCode, body: Buffer.concat(chunks).toString('utf8') }
  }

  /** Gives up what runs, closes every connection. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const stopCall of this.#running) stopCall()
    await this.#agent.destroy()
  }
}

/** A connection that is being made does not hear of the signal. */
function whicheverFirst<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error(String(signal.reason)))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

type Failure = Pick<Extract<CallbackAnswer, { kind: 'failed' }>, 'reason' | 'detail'>

function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.reason === 'timeout') return { reason: 'timeout', detail: 'no whole answer came in time' }
  if (signal.reason === 'stopped') return { reason: 'stopped', detail: 'the gateway was stopped' }
  if (error instanceof ForbiddenAddress) return { reason: 'forbidden', detail: error.message }
  if (error instanceof errors.ConnectTimeoutError) return { reason: 'timeout', detail: 'no connection in time' }
  return { reason: 'unreachable', detail: describe(error) }
}

/** Codes and no addresses: what lies behind a name of ours is nobody's business. */
function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the name of the host could not be resolved'
    case 'ECONNREFUSED':
      return 'the connection was refused'
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
    case 'EPIPE':
      return 'the connection was closed before the answer'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'the certificate is for another name'
    case 'CERT_HAS_EXPIRED':
      return 'the certificate has expired'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'the certificate is of an authority that is not trusted; callbacks.caFile names further ones'
    default:
      return code === '' ? 'the request failed' : `the request failed (${code})`
  }
}
