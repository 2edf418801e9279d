import { Agent, request } from 'node:http'

import { type Clock, sleep } from '../../core/clock.js'

/** One text that a customer wants sent. */
export interface Order {
  /** The idempotency key, and the text: unique. */
  reference: string
  /** A phone that gets this text alone. */
  number: string
}

/** The customer's record of a reply that promised delivery. */
export interface Acknowledgement extends Order {
  messageId: number
  /** Requests that got no reply before. */
  unanswered: number
}

export interface SenderOptions {
  port: number
  apiKey: string
  clock: Clock
}

/** Grows from the first to the last: hundreds of customers at a closed door must not keep the gateway from starting. */
const retryAfterMs = { first: 150, last: 600 }
const replyWithinMs = 15_000
/** A customer who has asked for so long in vain has found a defect. */
const patienceMs = 180_000
const maxConnections = 64

/** A customer who keeps asking, with the same key, until there is a reply. */
export class Sender {
  /** Everything that was ever asked for. */
  readonly orders: Order[] = []
  /** What was promised. */
  readonly journal = new Map<string, Acknowledgement>()
  readonly #options: SenderOptions
  readonly #agent = new Agent({ keepAlive: true, maxSockets: maxConnections })

  constructor(options: SenderOptions) {
    this.#options = options
  }

  nextOrder(): Order {
    const index = this.orders.length + 1
    const order = { reference: `order-${index}`, number: `+79${String(index).padStart(9, '0')}` }
    this.orders.push(order)
    return order
  }

  /** @throws Error when the gateway refuses, or keeps silent for too long */
  async send(order = this.nextOrder()): Promise<Acknowledgement> {
    const givesUpAt = this.#options.clock.now() + patienceMs
    for (let unanswered = 0; ; unanswered += 1) {
      const messageId = await this.#ask(order)
      if (messageId !== null) {
        const acknowledgement = { ...order, messageId, unanswered }
        this.journal.set(order.reference, acknowledgement)
        return acknowledgement
      }
      if (this.#options.clock.now() > givesUpAt) throw new Error(`${order.reference}: no reply within ${patienceMs} ms`)
      await sleep(this.#options.clock, Math.min(retryAfterMs.last, retryAfterMs.first * (unanswered + 1)))
    }
  }

  close(): void {
    this.#agent.destroy()
  }

  /** Null without a reply. */
  #ask({ reference, number }: Order): Promise<number | null> {
    const body = JSON.stringify({ to: number, text: reference })
    return new Promise((resolve, reject) => {
      const asking = request(
        {
          port: this.#options.port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/v1/messages',
          agent: this.#agent,
          timeout: replyWithinMs,
          headers: {
            authorization: `Bearer ${this.#options.apiKey}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'idempotency-key': reference,
          },
        },
        (reply) => {
          const chunks: Buffer[] = []
          reply.on('data', (chunk: Buffer) => chunks.push(chunk))
          reply.once('error', () => resolve(null))
          reply.once('end', () => {
            const text = Buffer.concat(chunks).toString()
            if (reply.statusCode === 202) resolve(firstId(text))
            else if (reply.statusCode === 503) resolve(null)
            else reject(new Error(`${reference}: refused with ${reply.statusCode} ${text}`))
          })
        },
      )
      asking.once('timeout', () => asking.destroy())
      asking.once('error', () => resolve(null))
      asking.end(body)
    })
  }
}

function firstId(text: string): number {
  const { messages } = JSON.parse(text) as { messages: { id: string }[] }
  return Number(messages[0]?.id)
}
