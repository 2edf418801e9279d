import type { IncomingMessage } from 'node:http'

import type { Clock } from '../../core/clock.js'
import { GatewayError } from '../../core/errors.js'
import type { GatewayRequest } from '../gateway-request.js'

/** How much of a body that is too large is read to its end, so that the sender sees the refusal and not a broken connection. */
const DRAINED_BYTES = 16 * 1024 * 1024

/** A request of `node:http`, which is what Express passes on as well. */
export class NodeRequest implements GatewayRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly remoteAddress: string | null
  readonly #message: IncomingMessage
  readonly #clock: Clock
  readonly #bodyTimeoutMs: number

  constructor(message: IncomingMessage, clock: Clock, bodyTimeoutMs: number) {
    const target = targetOf(message)
    const mark = target.indexOf('?')
    this.method = message.method ?? ''
    this.path = mark < 0 ? target : target.slice(0, mark)
    this.query = mark < 0 ? '' : target.slice(mark + 1)
    this.remoteAddress = message.socket.remoteAddress ?? null
    this.#message = message
    this.#clock = clock
    this.#bodyTimeoutMs = bodyTimeoutMs
  }

  get headers(): IncomingMessage['headers'] {
    return this.#message.headers
  }

  readBody(limitBytes: number): Promise<Buffer> {
    const message = this.#message
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let length = 0
      const refuse = (error: GatewayError) => {
        timer.cancel()
        chunks.length = 0
        reject(error)
      }
      const timer = this.#clock.setTimer(this.#bodyTimeoutMs, () => refuse(tooSlow()))
      message.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length <= limitBytes) chunks.push(chunk)
        else if (length > limitBytes + DRAINED_BYTES) message.destroy()
        else refuse(tooLarge(limitBytes))
      })
      message.once('end', () => {
        timer.cancel()
        resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
      })
      message.once('error', () => refuse(tooSlow()))
      if (Number(message.headers['content-length']) > limitBytes) refuse(tooLarge(limitBytes))
    })
  }
}

/** Proxies may write the whole address (RFC 9112 §3.2.2). */
function targetOf({ url = '' }: IncomingMessage): string {
  return url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '') || '/'
}

function tooLarge(limitBytes: number): GatewayError {
  return new GatewayError('payload_too_large', `The body may have at most ${limitBytes} bytes.`)
}

function tooSlow(): GatewayError {
  return new GatewayError('request_timeout', 'The body did not arrive in full in time.')
}
