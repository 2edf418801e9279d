import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface RawRequest {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface RawAnswer {
  status: number
  /** In lower case. */
  headers: Map<string, string>
  head: string
  body: string
}

/** Writes a request as it stands, with nothing added but the host, the length and the wish to close. */
export function bytesOf({ method = 'GET', path = '/', headers = {}, body = '' }: RawRequest): Buffer {
  const content = Buffer.from(body)
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  const defaults: [string, string][] = [
    ['Host', 'gateway'],
    ['Connection', 'close'],
    ...(content.length > 0 && !names.has('transfer-encoding')
      ? [['Content-Length', String(content.length)] as [string, string]]
      : []),
  ]
  const lines = [...defaults.filter(([name]) => !names.has(name.toLowerCase())), ...Object.entries(headers)]
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), content])
}

/** Sends bytes and reads until the server closes. */
export async function exchange(port: number, bytes: Buffer): Promise<string> {
  const socket = await open(port)
  socket.write(bytes)
  return readAll(socket)
}

export async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

export async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => socket.destroy())
  if (!socket.closed) await once(socket, 'close')
  return Buffer.concat(chunks).toString('utf8')
}

export async function send(port: number, request: RawRequest): Promise<RawAnswer> {
  return parseAnswer(await exchange(port, bytesOf(request)))
}

export function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { status: Number(statusLine.split(' ')[1]), headers, head: text.slice(0, end), body: text.slice(end + 4) }
}
