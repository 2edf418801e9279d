/** Counts the PDUs that pass between the gateway and its operator: SMPP 3.4 §5.1.2.1. */
import { connect, createServer, type Server, type Socket } from 'node:net'

const HEADER_OCTETS = 16

const commands = {
  bind: 0x0000_0009,
  submitSm: 0x0000_0004,
  unbind: 0x0000_0006,
  unbindResp: 0x8000_0006,
} as const

export type TappedCommand = keyof typeof commands

const names = new Map<number, TappedCommand>(Object.entries(commands).map(([name, id]) => [id, name as TappedCommand]))

export class WireTap {
  readonly counts: Record<TappedCommand, number> = { bind: 0, submitSm: 0, unbind: 0, unbindResp: 0 }
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #connections = 0

  constructor(operatorPort: number) {
    this.#server = createServer({ noDelay: true }, (near) => this.#join(near, operatorPort))
  }

  /** Connections that the operator has not yet seen end. */
  get connections(): number {
    return this.#connections
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  #join(near: Socket, operatorPort: number): void {
    const far = connect({ port: operatorPort, host: '127.0.0.1', noDelay: true })
    this.#connections += 1
    far.once('close', () => (this.#connections -= 1))
    this.#forward(near, far)
    this.#forward(far, near)
  }

  /** What one side had written before it went still reaches the other. */
  #forward(from: Socket, to: Socket): void {
    const frames = new FrameCounter((command) => (this.counts[command] += 1))
    this.#sockets.add(from)
    from.on('data', (chunk: Buffer) => frames.push(chunk))
    from.pipe(to)
    // A killed process resets its connections: that is what is being tested, and 'close' follows.
    from.on('error', () => to.end())
    from.once('close', () => {
      this.#sockets.delete(from)
      to.end()
      // Nobody takes its octets any more; unread, they would hide its end.
      to.resume()
    })
  }
}

class FrameCounter {
  readonly #onCommand: (command: TappedCommand) => void
  #rest: Buffer = Buffer.alloc(0)

  constructor(onCommand: (command: TappedCommand) => void) {
    this.#onCommand = onCommand
  }

  push(chunk: Buffer): void {
    let octets = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    while (octets.length >= HEADER_OCTETS && octets.length >= octets.readUInt32BE(0)) {
      const name = names.get(octets.readUInt32BE(4))
      if (name !== undefined) this.#onCommand(name)
      octets = octets.subarray(Math.max(HEADER_OCTETS, octets.readUInt32BE(0)))
    }
    this.#rest = octets
  }
}
