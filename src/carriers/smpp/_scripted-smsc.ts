/** A hand-made SMSC for the tests: it answers properly unless a test says otherwise, and can misbehave in every way. */
import { createServer, type Server, type Socket } from 'node:net'

import { commandId, responseTo } from './command.js'
import { FrameReader } from './frame-reader.js'

export interface ReceivedPdu {
  command: number
  status: number
  sequence: number
  /** The whole PDU. */
  octets: Buffer
  connection: Connection
}

/** True when the test has dealt with the PDU, so that the SMSC does nothing. */
export type Script = (pdu: ReceivedPdu) => boolean

export class Connection {
  readonly socket: Socket
  ended = false

  constructor(socket: Socket) {
    this.socket = socket
  }

  send(
    command: number,
    sequence: number,
    { status = 0, body = '' }: { status?: number; body?: string | Buffer } = {},
  ): void {
    this.socket.write(pduOf(command, status, sequence, Buffer.from(body)))
  }

  answer(pdu: ReceivedPdu, answer: { status?: number; body?: string | Buffer } = {}): void {
    this.send(responseTo(pdu.command), pdu.sequence, answer)
  }
}

export class ScriptedSmsc {
  readonly received: ReceivedPdu[] = []
  readonly connections: Connection[] = []
  script: Script = () => false
  readonly #server: Server
  #nextId = 1

  private constructor() {
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket))
  }

  static async listen(script?: Script): Promise<ScriptedSmsc> {
    const smsc = new ScriptedSmsc()
    if (script !== undefined) smsc.script = script
    await new Promise<void>((resolve) => smsc.#server.listen(0, '127.0.0.1', resolve))
    return smsc
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the SMSC does not listen')
    return address.port
  }

  get last(): Connection {
    const connection = this.connections.at(-1)
    if (connection === undefined) throw new Error('nobody has connected')
    return connection
  }

  get open(): Connection[] {
    return this.connections.filter((connection) => !connection.ended)
  }

  of(command: number): ReceivedPdu[] {
    return this.received.filter((pdu) => pdu.command === command)
  }

  async close(): Promise<void> {
    for (const { socket } of this.connections) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #accept(socket: Socket): void {
    const connection = new Connection(socket)
    this.connections.push(connection)
    const reader = new FrameReader((octets, start, end) => {
      const frame = Buffer.from(octets.subarray(start, end))
      this.#receive(frame, connection)
    })
    socket.on('data', (chunk: Buffer) => void reader.push(chunk))
    socket.on('error', () => (connection.ended = true))
    socket.on('close', () => (connection.ended = true))
  }

  #receive(octets: Buffer, connection: Connection): void {
    const pdu: ReceivedPdu = {
      command: octets.readUInt32BE(4),
      status: octets.readUInt32BE(8),
      sequence: octets.readUInt32BE(12),
      octets,
      connection,
    }
    this.received.push(pdu)
    if (!this.script(pdu)) this.#answer(pdu)
  }

  #answer(pdu: ReceivedPdu): void {
    switch (pdu.command) {
      case commandId.bindTransceiver:
      case commandId.bindTransmitter:
      case commandId.bindReceiver:
        return pdu.connection.answer(pdu, { body: 'scripted\0' })
      case commandId.submitSm:
        return pdu.connection.answer(pdu, { body: `${this.#nextId++}\0` })
      case commandId.enquireLink:
      case commandId.unbind:
        return pdu.connection.answer(pdu)
    }
  }
}

export function pduOf(command: number, status: number, sequence: number, body: Buffer): Buffer {
  const pdu = Buffer.alloc(16 + body.length)
  pdu.writeUInt32BE(pdu.length, 0)
  pdu.writeUInt32BE(command, 4)
  pdu.writeUInt32BE(status, 8)
  pdu.writeUInt32BE(sequence, 12)
  body.copy(pdu, 16)
  return pdu
}

/** Body of a deliver_sm from a subscriber to 4938. */
export function deliverBody(text: string | Buffer, { esmClass = 0, dataCoding = 0 } = {}): Buffer {
  const octets = Buffer.from(text)
  return Buffer.concat([
    Buffer.from('\0\x01\x0179161234567\0\x03\x004938\0', 'latin1'),
    Buffer.from([esmClass, 0, 0, 0, 0, 0, 0, dataCoding, 0, octets.length]),
    octets,
  ])
}
