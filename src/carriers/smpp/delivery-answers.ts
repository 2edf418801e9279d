import type { Socket } from 'node:net'

import { HEADER_OCTETS, responseTo } from './command.js'
import type { DeliverSm } from './deliver-sm.js'
import { commandStatus } from './error-text.js'
import type { CarrierLog, SmppMetrics } from './observation.js'
import type { WriteBuffer } from './write-buffer.js'

export interface DeliveryAnswersOptions {
  socket: Socket
  out: WriteBuffer
  log: CarrierLog
  metrics: SmppMetrics
  /** Resolves when the delivery is durable. */
  deliver: (delivery: DeliverSm) => Promise<void>
  onAnswered: () => void
}

/** Deliveries that may wait for the core; above it the socket is not read until half of them are done. */
const MAX_IN_PROGRESS = 2_000
/** Unsent octets above which the operator is not read: it does not read either. */
const MAX_UNSENT_OCTETS = 1024 * 1024

/** Answers deliver_sm and data_sm when the core has them, in any order, and holds the operator back when it is too fast for the core. */
export class DeliveryAnswers {
  readonly #options: DeliveryAnswersOptions
  #inProgress = 0
  #closed = false
  #failing = false

  constructor(options: DeliveryAnswersOptions) {
    this.#options = options
  }

  get inProgress(): number {
    return this.#inProgress
  }

  take(delivery: DeliverSm): void {
    const { command, sequence } = delivery
    if (++this.#inProgress >= MAX_IN_PROGRESS) this.#options.socket.pause()
    this.#options.deliver(delivery).then(
      () => {
        this.#failing = false
        this.#answer(command, sequence, commandStatus.ok)
      },
      (error: unknown) => {
        this.#noteFailure(error)
        this.#answer(command, sequence, commandStatus.temporaryApplicationError)
      },
    )
  }

  /** Stops reading from an operator who does not read what is sent to it. */
  holdBack(): void {
    if (this.#options.socket.writableLength > MAX_UNSENT_OCTETS) this.#options.socket.pause()
  }

  readAgain(): void {
    const { socket } = this.#options
    if (this.#closed || !socket.isPaused()) return
    if (this.#inProgress <= MAX_IN_PROGRESS / 2 && socket.writableLength <= MAX_UNSENT_OCTETS) socket.resume()
  }

  /** Nothing can be answered any more; the operator will deliver again what was not. */
  close(): void {
    this.#closed = true
  }

  /** One line for a run of failures: they come by the thousand when the disk is full. */
  #noteFailure(error: unknown): void {
    this.#options.metrics.refusedDelivery?.()
    if (this.#failing) return
    this.#failing = true
    this.#options.log.warn({ err: error }, 'deliveries are not stored; the operator is asked to send them again')
  }

  #answer(command: number, sequence: number, status: number): void {
    this.#inProgress--
    if (this.#closed) return
    const { out } = this.#options
    out.begin(responseTo(command), status, sequence, HEADER_OCTETS + 1)
    if (status === commandStatus.ok) out.cString('') // message_id: unused in an answer to a delivery
    out.commit()
    this.readAgain()
    this.#options.onAnswered()
  }
}
