/** SMPP 3.4 §2.2: one connection of an ESME, from open to closed. */
import smpp, { type BindCommand, type PDU, type PDUOptions, type Session } from 'smpp'

import type { Clock, Timer } from '../../core/clock.js'
import { keepOctets } from './framing.js'
import type { Receiver } from './outbox.js'

export interface SessionRules {
  clock: Clock
  /** From the connection to its bind. */
  bindTimeLimitMs: number
  /** Without any PDU from the ESME. */
  inactivityLimitMs: number
  /** deliver_sm without an answer at the same time. */
  window: number
}

/** What a session asks the message centre. */
export interface SessionEvents {
  /** Whether these credentials may bind. */
  mayBind(systemId: string, password: string): boolean
  onBound(session: EsmeSession): void
  onSubmit(body: Buffer, answer: SubmitAnswer): void
  onMalformed(error: Error): void
  onFault(error: unknown): void
  onClosed(session: EsmeSession): void
}

/** The two ends of a submit_sm. */
export interface SubmitAnswer {
  /** Sends submit_sm_resp; without effect once the connection is closed. */
  send(commandStatus: number, messageId?: string): void
  /** Breaks the connection. */
  drop(): void
}

const SYSTEM_ID = 'SVYAZ-SMSC'
const SMPP_3_4 = 0x34
/** Octets not yet read by the other side at which no more of its PDUs are read. */
const WRITE_LIMIT_OCTETS = 1_000_000
const { errors } = smpp

export class EsmeSession implements Receiver {
  readonly #session: Session
  readonly #rules: SessionRules
  readonly #events: SessionEvents
  readonly #body: () => Buffer
  readonly #unanswered = new Map<number, (commandStatus: number | null) => void>()
  #bind: BindCommand | null = null
  #heardAt: number
  #timer: Timer
  #isCorked = false
  /** What still arrives is ignored. */
  #isEnding = false
  #isClosed = false

  constructor(session: Session, rules: SessionRules, events: SessionEvents) {
    this.#session = session
    this.#rules = rules
    this.#events = events
    this.#body = keepOctets(session.socket)
    this.#heardAt = rules.clock.now()
    this.#timer = rules.clock.setTimer(rules.bindTimeLimitMs, () => this.#checkLimits())
    session.on('pdu', (pdu) => this.#receive(pdu))
    session.on('error', (error) => this.#fail(error))
    session.on('close', () => this.#closed())
  }

  get isBound(): boolean {
    return this.#bind !== null
  }

  get canReceive(): boolean {
    return this.#bind === 'bind_receiver' || this.#bind === 'bind_transceiver'
  }

  freeSlots(): number {
    return this.#isClosed || !this.#session.socket.writable ? 0 : this.#rules.window - this.#unanswered.size
  }

  deliver(options: PDUOptions, onResult: (commandStatus: number | null) => void): void {
    const pdu = new smpp.PDU('deliver_sm', options)
    if (!this.#send(pdu)) onResult(null)
    else this.#unanswered.set(pdu.sequence_number, onResult)
  }

  destroy(): void {
    this.#isEnding = true
    this.#session.destroy()
  }

  #receive(pdu: PDU): void {
    if (this.#isEnding) return
    this.#heardAt = this.#rules.clock.now()
    try {
      this.#dispatch(pdu)
    } catch (error) {
      this.#events.onFault(error)
      this.destroy()
    }
  }

  #dispatch(pdu: PDU): void {
    switch (pdu.command) {
      case 'submit_sm':
        return this.#submit(pdu)
      case 'deliver_sm_resp':
      case 'generic_nack':
        return this.#answered(pdu)
      case 'enquire_link':
        return void this.#send(pdu.response())
      case 'bind_transceiver':
      case 'bind_transmitter':
      case 'bind_receiver':
        return this.#bindAs(pdu.command, pdu)
      case 'unbind':
        this.#send(pdu.response())
        return this.#end()
      default:
        if (!pdu.isResponse()) this.#nack(pdu.sequence_number, errors.ESME_RINVCMDID)
    }
  }

  #bindAs(command: BindCommand, pdu: PDU): void {
    if (this.#bind) return void this.#send(pdu.response({ command_status: errors.ESME_RALYBND }))
    if (!this.#events.mayBind(pdu.system_id ?? '', pdu.password ?? '')) {
      return void this.#send(pdu.response({ command_status: errors.ESME_RBINDFAIL }))
    }
    this.#bind = command
    this.#timer.cancel()
    this.#timer = this.#rules.clock.setTimer(this.#rules.inactivityLimitMs, () => this.#checkLimits())
    this.#send(pdu.response({ system_id: SYSTEM_ID, sc_interface_version: SMPP_3_4 }))
    this.#events.onBound(this)
  }

  #submit(pdu: PDU): void {
    if (this.#bind === null || this.#bind === 'bind_receiver') {
      return void this.#send(pdu.response({ command_status: errors.ESME_RINVBNDSTS }))
    }
    this.#events.onSubmit(this.#body(), {
      send: (commandStatus, messageId = '') =>
        void this.#send(pdu.response({ command_status: commandStatus, message_id: messageId })),
      drop: () => this.destroy(),
    })
  }

  #answered(pdu: PDU): void {
    const onResult = this.#unanswered.get(pdu.sequence_number)
    this.#unanswered.delete(pdu.sequence_number)
    onResult?.(pdu.command_status)
  }

  /** Everything written in one turn of the event loop leaves in one packet. */
  #send(pdu: PDU): boolean {
    const { socket } = this.#session
    if (this.#isClosed || !socket.writable) return false
    if (!this.#isCorked) {
      this.#isCorked = true
      socket.cork()
      process.nextTick(() => this.#flush())
    }
    return this.#session.send(pdu)
  }

  #flush(): void {
    const { socket } = this.#session
    this.#isCorked = false
    socket.uncork()
    if (socket.writableLength < WRITE_LIMIT_OCTETS || this.#session.paused) return
    this.#session.pause()
    socket.once('drain', () => this.#session.resume())
  }

  #nack(sequence: number, commandStatus: number): void {
    this.#send(new smpp.PDU('generic_nack', { sequence_number: sequence, command_status: commandStatus }))
  }

  /** The library stops reading after an error, so the connection cannot go on. */
  #fail(error: Error): void {
    if (this.#session.socket.destroyed) return
    this.#events.onMalformed(error)
    this.#nack(0, errors.ESME_RINVCMDLEN)
    this.#end()
  }

  /** Closes after what is written, without waiting for the other side. */
  #end(): void {
    this.#isEnding = true
    if (this.#isCorked) this.#flush()
    this.#session.socket.destroySoon()
  }

  /** What has arrived and waits to be read still counts: the check comes after the next reading of sockets. */
  #checkLimits(): void {
    setImmediate(() => setImmediate(() => this.#enforceLimits()))
  }

  #enforceLimits(): void {
    if (this.#isClosed) return
    if (!this.#bind) return this.destroy()
    const { clock, inactivityLimitMs } = this.#rules
    const leftMs = this.#heardAt + inactivityLimitMs - clock.now()
    if (leftMs <= 0) return this.destroy()
    this.#timer = clock.setTimer(leftMs, () => this.#checkLimits())
  }

  #closed(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#timer.cancel()
    this.#events.onClosed(this)
    const unanswered = [...this.#unanswered.values()]
    this.#unanswered.clear()
    for (const onResult of unanswered) onResult(null)
  }
}
