import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Sees everything that a client sends, or is sent. */
export type Tap = (chunk: Buffer, from: 'client' | 'server') => void

type Mood = 'forwards' | 'refuses' | 'hangs'

/** Stands between a client and a server on TCP, and is the network that breaks. */
export class TcpProxy {
  readonly #server: Server
  readonly #target: { host: string; port: number }
  readonly #sockets = new Set<Socket>()
  readonly #tap: Tap | undefined
  #mood: Mood = 'forwards'

  private constructor(target: { host: string; port: number }, tap: Tap | undefined) {
    this.#target = target
    this.#tap = tap
    this.#server = createServer((socket) => this.#accept(socket))
  }

  /** To the server of a URL. */
  static async start(url: string, tap?: Tap): Promise<TcpProxy> {
    const { hostname, port } = new URL(url)
    const proxy = new TcpProxy({ host: hostname, port: Number(port) }, tap)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** The same URL by way of the proxy, with further parameters. */
  through(url: string, parameters: Record<string, number> = {}): string {
    const result = new URL(url)
    result.hostname = '127.0.0.1'
    result.port = String(this.port)
    for (const [name, value] of Object.entries(parameters)) result.searchParams.set(name, String(value))
    return result.href
  }

  /** Breaks all connections and lets no new one live. */
  cut(): void {
    this.#mood = 'refuses'
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Keeps all connections and lets nothing through, as a firewall does that has forgotten them. */
  hang(): void {
    this.#mood = 'hangs'
    for (const socket of this.#sockets) socket.pause()
  }

  heal(): void {
    const hung = this.#mood === 'hangs'
    this.#mood = 'forwards'
    if (hung) for (const socket of this.#sockets) socket.resume()
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #accept(client: Socket): void {
    if (this.#mood === 'refuses') {
      client.on('error', () => client.destroy())
      client.resetAndDestroy()
      return
    }
    const server = connect(this.#target)
    this.#join(client, server, (chunk) => this.#tap?.(chunk, 'client'))
    this.#join(server, client, (chunk) => this.#tap?.(chunk, 'server'))
    if (this.#mood === 'hangs') for (const socket of [client, server]) socket.pause()
  }

  #join(from: Socket, to: Socket, see: (chunk: Buffer) => void): void {
    this.#sockets.add(from)
    from.setNoDelay(true)
    from.on('data', (chunk: Buffer) => {
      see(chunk)
      to.write(chunk)
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => {
      this.#sockets.delete(from)
      to.destroy()
    })
  }
}
