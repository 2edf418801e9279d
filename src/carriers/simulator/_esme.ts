/** An ESME for the tests: npm `smpp` on a real socket. */
import smpp, { type BindCommand, type PDU, type PDUOptions, type RequestCommand, type Session } from 'smpp'

export interface Credentials {
  system_id: string
  password: string
}

export class Esme {
  readonly session: Session
  /** deliver_sm in the order of arrival. */
  readonly deliveries: PDU[] = []
  /** Commands in the order of arrival. */
  readonly heard: string[] = []
  /** Status of the next answers to deliver_sm, then ESME_ROK; `null` stays silent. */
  readonly answers: (number | null)[] = []
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>
  readonly #waiting: { count: number; resolve: () => void }[] = []

  private constructor(session: Session) {
    this.session = session
    this.closed = new Promise((resolve) => session.on('close', resolve))
    session.on('pdu', (pdu) => this.#receive(pdu))
  }

  /** Connects without binding. */
  static async connect(port: number): Promise<Esme> {
    const session = smpp.connect({ host: '127.0.0.1', port, noDelay: true })
    const esme = new Esme(session)
    await new Promise<void>((resolve, reject) => {
      session.once('connect', resolve)
      session.on('error', reject)
    })
    return esme
  }

  static async bind(port: number, command: BindCommand = 'bind_transceiver', credentials?: Credentials): Promise<Esme> {
    const esme = await Esme.connect(port)
    const answer = await esme.request(command, { system_id: 'esme', password: 'secret', ...credentials })
    if (answer.command_status !== 0) throw new Error(`bind refused with ${answer.command_status}`)
    return esme
  }

  /** Sends a command; resolves with its answer, rejects when the connection closes first. */
  request(command: RequestCommand, options: PDUOptions = {}): Promise<PDU> {
    return new Promise((resolve, reject) => {
      this.session[command](options, resolve)
      void this.closed.then(() => reject(new Error(`closed before ${command} was answered`)))
    })
  }

  submit(text: string, options: PDUOptions = {}): Promise<PDU> {
    return this.request('submit_sm', { ...usual, short_message: text, ...options })
  }

  /** Resolves once so many deliver_sm have come altogether. */
  delivered(count: number): Promise<PDU[]> {
    if (this.deliveries.length >= count) return Promise.resolve(this.deliveries)
    return new Promise((resolve) => this.#waiting.push({ count, resolve: () => resolve(this.deliveries) }))
  }

  /** What was under way on this connection has arrived when it resolves. */
  async settle(): Promise<void> {
    await this.request('enquire_link')
  }

  #receive(pdu: PDU): void {
    this.heard.push(pdu.command)
    if (pdu.command !== 'deliver_sm') return
    this.deliveries.push(pdu)
    const status = this.answers.length > 0 ? this.answers.shift() : 0
    if (status !== null && status !== undefined) this.session.send(pdu.response({ command_status: status }))
    for (const waiter of this.#waiting) if (this.deliveries.length >= waiter.count) waiter.resolve()
  }
}

export const usual: PDUOptions = {
  source_addr_ton: 0,
  source_addr_npi: 1,
  source_addr: '4938',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  registered_delivery: 1,
  data_coding: 0,
}

/** The text of a received PDU. */
export function textOf(pdu: PDU | undefined): string {
  const message = pdu?.short_message
  if (typeof message !== 'object' || Buffer.isBuffer(message)) throw new Error('a received message is an object')
  return message.message.toString()
}
