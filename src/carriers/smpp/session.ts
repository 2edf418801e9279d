/** One TCP session with the operator's SMSC: SMPP 3.4 §2.2–§2.4. */
import type { Socket } from 'node:net'

import type { Submission, SubmissionOutcome } from '../../core/carrier.js'
import type { Clock, Timer } from '../../core/clock.js'
import { AnswerWindow } from './answer-window.js'
import { encodeBind, readBoundSystemId, type SessionRole } from './cold-pdu.js'
import { commandId, isResponse, responseTo } from './command.js'
import type { SmppCarrierConfig } from './config.js'
import { type DeliverSm, MalformedPdu, readDelivery } from './deliver-sm.js'
import { DeliveryAnswers } from './delivery-answers.js'
import { bindAdvice, commandStatus, statusMeaning, statusName } from './error-text.js'
import { FrameReader } from './frame-reader.js'
import { LinkWatch } from './link-watch.js'
import { type CarrierLog, countOutcome, type SmppMetrics } from './observation.js'
import { closeSocket, openSocket } from './socket.js'
import { readMessageId, type SubmitSm, writeSubmitSm } from './submit-sm.js'
import { WriteBuffer } from './write-buffer.js'

export interface SessionOptions {
  config: SmppCarrierConfig
  role: SessionRole
  clock: Clock
  log: CarrierLog
  metrics: SmppMetrics
  events: SessionEvents
}

/** What a session tells its owner. After `onClosed` it tells nothing. */
export interface SessionEvents {
  onBound(): void
  onClosed(end: SessionEnd): void
  /** An answer to a submission: its outcome. */
  outcomeOf(submission: Submission, status: number, messageId: string): SubmissionOutcome
  /** The session ended with so many submissions unanswered. */
  onInDoubt(submissions: number): void
  /** A submission left the window, whatever became of it. */
  onSlotFreed(): void
  /** Resolves when the delivery is durable; a rejection makes the operator keep it. */
  onDelivery(delivery: DeliverSm): Promise<void>
}

export interface SessionEnd {
  reason: string
  /** The operator's refusal of the bind. */
  bindStatus?: number
}

type SessionState = 'opening' | 'binding' | 'bound' | 'unbinding' | 'closed'

interface Pending {
  submission: Submission
  resolve: (outcome: SubmissionOutcome) => void
}

const UNBIND_TIMEOUT_MS = 2_000

export class SmppSession {
  readonly #options: SessionOptions
  readonly #window: AnswerWindow<Pending>
  readonly #watch: LinkWatch
  readonly #reader: FrameReader
  readonly #socket: Socket
  readonly #out: WriteBuffer
  readonly #answers: DeliveryAnswers
  #state: SessionState = 'opening'
  #bindSequence = 0
  #bindTimer: Timer | undefined
  #unbindTimer: Timer | undefined
  #drainTimer: Timer | undefined
  #draining = false

  constructor(options: SessionOptions) {
    const { clock, config } = options
    this.#options = options
    this.#window = new AnswerWindow(clock, config.responseTimeoutMs, (pending) => this.#expire(pending))
    this.#watch = new LinkWatch(
      clock,
      config.enquireLinkIntervalMs,
      () => this.#out.header(commandId.enquireLink, 0, this.#window.nextSequence()),
      () => this.#end({ reason: 'the operator is silent; two enquire_link went unanswered' }),
    )
    this.#reader = new FrameReader((octets, start, end) => this.#onFrame(octets, start, end))
    this.#socket = openSocket(config, () => this.#bind())
    this.#out = new WriteBuffer(this.#socket)
    this.#answers = new DeliveryAnswers({
      socket: this.#socket,
      out: this.#out,
      log: options.log,
      metrics: options.metrics,
      deliver: (delivery) => options.events.onDelivery(delivery),
      onAnswered: () => this.#unbindWhenDrained(),
    })
    this.#listen()
    this.#bindTimer = clock.setTimer(config.bindTimeoutMs, () =>
      this.#end({ reason: `not bound within ${config.bindTimeoutMs} ms (${this.#state})` }),
    )
  }

  get inFlight(): number {
    return this.#window.size
  }

  get freeSlots(): number {
    if (this.#state !== 'bound' || this.#draining || this.#options.role === 'receiver') return 0
    return this.#options.config.window - this.#window.size
  }

  /** Needs a free slot. */
  submit(submission: Submission, pdu: SubmitSm): Promise<SubmissionOutcome> {
    const sequence = this.#window.nextSequence()
    writeSubmitSm(this.#out, sequence, pdu)
    return new Promise((resolve) => this.#window.add(sequence, { submission, resolve }))
  }

  /** Takes nothing new, waits for what is outstanding at most `drainMs`, unbinds, closes. `onClosed` tells the end. */
  unbind(drainMs: number): void {
    if (this.#state === 'closed' || this.#draining) return
    this.#draining = true
    if (this.#state !== 'bound') return this.#end({ reason: 'stopped' })
    this.#drainTimer = this.#options.clock.setTimer(drainMs, () => this.#sendUnbind())
    this.#unbindWhenDrained()
  }

  /** Closes at once. */
  close(reason: string): void {
    this.#end({ reason })
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('data', (chunk: Buffer) => this.#onData(chunk))
    socket.on('error', (error) => this.#end({ reason: error.message }))
    socket.on('end', () => this.#end({ reason: 'the operator closed the connection' }))
    socket.on('close', () => this.#end({ reason: 'the connection is closed' }))
    socket.on('drain', () => this.#answers.readAgain())
  }

  #bind(): void {
    if (this.#state !== 'opening') return
    this.#state = 'binding'
    this.#bindSequence = this.#window.nextSequence()
    this.#out.append(encodeBind(this.#options.role, this.#bindSequence, this.#options.config))
  }

  #onData(chunk: Buffer): void {
    if (this.#state === 'closed') return
    this.#watch.heard()
    if (this.#reader.push(chunk)) return this.#answers.holdBack()
    this.#options.metrics.malformedPdu?.()
    this.#out.header(commandId.genericNack, commandStatus.invalidCommandLength, 0)
    this.#out.flush()
    this.#end({ reason: 'the operator sent a PDU of an impossible length' })
  }

  /** Nothing may be thrown into the socket: one bad PDU must not end the process or the session. */
  #onFrame(octets: Buffer, start: number, end: number): void {
    if (this.#state === 'closed') return
    const command = octets.readUInt32BE(start + 4)
    const sequence = octets.readUInt32BE(start + 12)
    try {
      if (isResponse(command)) this.#onResponse(command, sequence, octets, start, end)
      else this.#onRequest(command, sequence, octets, start, end)
    } catch (error) {
      this.#refuseMalformed(command, sequence, error)
    }
  }

  #onResponse(command: number, sequence: number, octets: Buffer, start: number, end: number): void {
    const status = octets.readUInt32BE(start + 8)
    if (command === commandId.submitSmResp)
      return this.#onSubmitAnswer(sequence, status, readMessageId(octets, start, end))
    if (this.#state === 'binding' && sequence === this.#bindSequence) {
      return this.#onBindAnswer(command, status, octets.subarray(start, end))
    }
    if (command === commandId.unbindResp && this.#state === 'unbinding') return this.#end({ reason: 'unbound' })
    if (command === commandId.enquireLinkResp) return
    if (command === commandId.genericNack && this.#onNack(sequence, status)) return
    this.#options.metrics.unsolicitedAnswer?.()
  }

  #onBindAnswer(command: number, status: number, pdu: Buffer): void {
    if (status !== commandStatus.ok || command === commandId.genericNack) {
      const advice = bindAdvice(status)
      const reason = `${statusName(status)}: ${statusMeaning(status)}`
      return this.#end({ reason: advice === undefined ? reason : `${reason}. ${advice}`, bindStatus: status })
    }
    this.#bindTimer?.cancel()
    this.#state = 'bound'
    this.#watch.start()
    this.#options.log.info({ role: this.#options.role, smsc: readBoundSystemId(pdu) }, 'smpp session is bound')
    this.#options.events.onBound()
  }

  #onSubmitAnswer(sequence: number, status: number, messageId: string): void {
    const pending = this.#window.take(sequence)
    if (pending === undefined) return this.#countStray(sequence)
    this.#settle(pending, this.#options.events.outcomeOf(pending.submission, status, messageId))
    // The operator has forgotten the bind, whatever we believe: start over.
    if (status === commandStatus.invalidBindStatus) this.unbind(this.#options.config.drainMs)
  }

  /** generic_nack for a submission: the operator could not read it. */
  #onNack(sequence: number, status: number): boolean {
    const pending = this.#window.take(sequence)
    if (pending === undefined) return false
    const refusal = status === commandStatus.ok ? commandStatus.invalidCommandId : status
    this.#settle(pending, this.#options.events.outcomeOf(pending.submission, refusal, ''))
    return true
  }

  #countStray(sequence: number): void {
    if (this.#window.isLate(sequence)) this.#options.metrics.lateAnswer?.()
    else this.#options.metrics.unsolicitedAnswer?.()
  }

  #onRequest(command: number, sequence: number, octets: Buffer, start: number, end: number): void {
    switch (command) {
      case commandId.deliverSm:
      case commandId.dataSm:
        return this.#answers.take(readDelivery(octets, start, end))
      case commandId.enquireLink:
        return this.#out.header(commandId.enquireLinkResp, 0, sequence)
      case commandId.unbind:
        this.#out.header(commandId.unbindResp, 0, sequence)
        this.#out.flush()
        return this.#end({ reason: 'the operator unbound the session' })
      case commandId.outbind:
      case commandId.alertNotification:
        return
      default:
        this.#options.metrics.malformedPdu?.()
        this.#out.header(commandId.genericNack, commandStatus.invalidCommandId, sequence)
    }
  }

  #refuseMalformed(command: number, sequence: number, error: unknown): void {
    this.#options.metrics.malformedPdu?.()
    const malformed = error instanceof MalformedPdu
    if (!malformed) this.#options.log.error({ err: error, command }, 'reading a PDU failed')
    if (isResponse(command)) return
    const status = malformed ? error.status : commandStatus.systemError
    const answer = command === commandId.deliverSm || command === commandId.dataSm
    this.#out.header(answer ? responseTo(command) : commandId.genericNack, status, sequence)
  }

  #expire(pending: Pending): void {
    const seconds = this.#options.config.responseTimeoutMs / 1_000
    this.#settle(pending, { kind: 'in_doubt', reason: `the operator did not answer within ${seconds} s` })
  }

  #settle(pending: Pending, outcome: SubmissionOutcome): void {
    countOutcome(this.#options.metrics, outcome)
    pending.resolve(outcome)
    this.#options.events.onSlotFreed()
    if (this.#draining) this.#unbindWhenDrained()
  }

  #unbindWhenDrained(): void {
    if (this.#draining && this.#window.size === 0 && this.#answers.inProgress === 0) this.#sendUnbind()
  }

  #sendUnbind(): void {
    if (this.#state !== 'bound') return
    this.#drainTimer?.cancel()
    this.#state = 'unbinding'
    this.#out.header(commandId.unbind, 0, this.#window.nextSequence())
    this.#unbindTimer = this.#options.clock.setTimer(UNBIND_TIMEOUT_MS, () =>
      this.#end({ reason: 'unbind went unanswered' }),
    )
  }

  /** The one way out, whatever the cause. */
  #end(end: SessionEnd): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    for (const timer of [this.#bindTimer, this.#unbindTimer, this.#drainTimer]) timer?.cancel()
    this.#watch.stop()
    this.#answers.close()
    this.#out.flush()
    closeSocket(this.#socket, this.#options.clock)
    const outcome = { kind: 'in_doubt', reason: `the connection ended before the answer: ${end.reason}` } as const
    const unanswered = this.#window.clear()
    for (const pending of unanswered) {
      countOutcome(this.#options.metrics, outcome)
      pending.resolve(outcome)
    }
    if (unanswered.length > 0) this.#options.events.onInDoubt(unanswered.length)
    this.#options.events.onClosed(end)
  }
}
