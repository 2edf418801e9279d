import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedEvent {
  id: string
  type: string
  companyId: string
  subject: { type: string; id: string }
  version: number
  occurredAt: string
  data: Record<string, unknown>
}

export interface ReceivedRequest {
  headers: IncomingMessage['headers']
  raw: Buffer
  body: { webhookId: string; deliveryId: string; events: ReceivedEvent[] }
}

/** How it answers; `hang` never does. */
export type Answering = number | 'hang' | ((request: ReceivedRequest, answer: ServerResponse) => void)

/** A customer's server on loopback that takes webhooks. */
export class Receiver {
  readonly url: string
  readonly requests: ReceivedRequest[] = []
  connections = 0
  answering: Answering = 204
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  }

  static async start(): Promise<Receiver> {
    const box: { receiver?: Receiver } = {}
    const server = createServer((message, answer) => void box.receiver?.take(message, answer))
    server.on('connection', () => {
      if (box.receiver !== undefined) box.receiver.connections += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    box.receiver = new Receiver(server)
    return box.receiver
  }

  get events(): ReceivedEvent[] {
    return this.requests.flatMap(({ body }) => body.events)
  }

  /** `type` and subject of each event, in the order in which they came. */
  get types(): string[] {
    return this.events.map(({ type }) => type)
  }

  async take(message: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks)
    const request = { headers: message.headers, raw, body: JSON.parse(raw.toString('utf8')) as ReceivedRequest['body'] }
    this.requests.push(request)
    if (typeof this.answering === 'function') return this.answering(request, answer)
    if (this.answering !== 'hang') answer.writeHead(this.answering).end()
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

/** As the contract tells a receiver to do it, written without the gateway's code: which of the signatures are right. */
export function rightSignatures({ headers, raw }: Pick<ReceivedRequest, 'headers' | 'raw'>, secret: string): boolean[] {
  const [stamp = '', ...signatures] = String(headers['svyaz-signature']).split(',')
  const seconds = stamp.slice('t='.length)
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(raw).digest('hex')
  return signatures.map((signature) => signature === `v1=${expected}`)
}
