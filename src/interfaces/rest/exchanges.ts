import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Clock } from '../../core/clock.js'
import type { GatewayRequest, GatewayResponse } from '../gateway-request.js'
import { NodeRequest } from './node-request.js'
import { writeStream } from './write-stream.js'

/** Answers one request; never throws. */
export type Serve = (message: IncomingMessage, answer: ServerResponse) => void

export interface ExchangesOptions {
  handle(request: GatewayRequest): Promise<GatewayResponse>
  onError(error: unknown): void
  clock: Clock
  bodyTimeoutMs: number
}

/** The requests that are running, and what carries each of them between `node:http` and the pipeline. */
export class Exchanges {
  readonly #options: ExchangesOptions
  readonly #running = new Map<Duplex, number>()
  #isClosing = false
  #onIdle: (() => void) | null = null

  constructor(options: ExchangesOptions) {
    this.#options = options
  }

  readonly serve: Serve = (message, answer) => {
    const { socket } = message
    this.#running.set(socket, (this.#running.get(socket) ?? 0) + 1)
    answer.once('close', () => this.#end(socket))
    void this.#carry(message, answer)
  }

  isRunning(socket: Duplex): boolean {
    return this.#running.has(socket)
  }

  /** From now on each answer closes its connection. Resolves once none is running. */
  close(): Promise<void> {
    this.#isClosing = true
    if (this.#running.size === 0) return Promise.resolve()
    return new Promise((resolve) => (this.#onIdle = resolve))
  }

  async #carry(message: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { handle, clock, bodyTimeoutMs, onError } = this.#options
    try {
      await this.#write(answer, await handle(new NodeRequest(message, clock, bodyTimeoutMs)))
    } catch (error) {
      onError(error)
      answer.destroy()
    }
  }

  async #write(answer: ServerResponse, { status, headers, body }: GatewayResponse): Promise<void> {
    if (typeof body === 'function') return writeStream(answer, { status, headers, body }, this.#options.clock)
    if (answer.destroyed) return
    const lines: string[] = []
    for (const [name, value] of headers) lines.push(name, value)
    lines.push('Content-Length', String(Buffer.byteLength(body)))
    // After a timeout the rest of the body would be read as the next request.
    if (this.#isClosing || status === 408) lines.push('Connection', 'close')
    answer.writeHead(status, lines)
    if (answer.req.method === 'HEAD') answer.end()
    else if (status === 413 && !answer.req.complete) endAfterRequest(answer, body)
    else answer.end(body)
  }

  #end(socket: Duplex): void {
    const running = this.#running.get(socket) ?? 0
    if (running > 1) this.#running.set(socket, running - 1)
    else this.#running.delete(socket)
    if (this.#running.size === 0) this.#onIdle?.()
  }
}

/** A connection that is closed while the other side still writes takes our answer with it: RFC 9112 §9.6. */
function endAfterRequest(answer: ServerResponse, body: string | Buffer): void {
  answer.write(body)
  answer.req.once('close', () => answer.end())
}
