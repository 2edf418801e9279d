import smpp, { type PDUOptions } from 'smpp'

import type { Agenda } from './agenda.js'
import type { SimulatorStatistics } from './statistics.js'

/** One deliver_sm that the centre owes. */
export interface Delivery {
  pdu: PDUOptions
  /** Runs each time it is written to a connection. */
  onWritten?: () => void
}

/** A bound session that takes deliver_sm. */
export interface Receiver {
  /** How many more may be outstanding. */
  freeSlots(): number
  /** @param onResult `command_status` of the answer, or `null` when the connection was lost before it */
  deliver(pdu: PDUOptions, onResult: (commandStatus: number | null) => void): void
}

export interface OutboxOptions {
  agenda: Agenda
  statistics: SimulatorStatistics
  /** After a temporary refusal. */
  redeliverAfterMs: number
  /** Deliveries kept while they cannot be written; then the oldest go. */
  limit: number
  onDropped: () => void
}

/** Refusals after which the centre keeps the PDU and tries again. */
const temporary: readonly number[] = [
  smpp.errors.ESME_RX_T_APPN,
  smpp.errors.ESME_RTHROTTLED,
  smpp.errors.ESME_RMSGQFUL,
  smpp.errors.ESME_RSYSERR,
]

/** Deliveries wait here for a bound receiver and for its answer; they are lost neither with a connection nor by a refusal "for now". */
export class Outbox {
  readonly #options: OutboxOptions
  readonly #receivers: Receiver[] = []
  #waiting: Delivery[] = []
  /** `#waiting` before this index is done with. */
  #head = 0
  /** Given back by a lost connection: they go first. */
  readonly #returned: Delivery[] = []
  #outstanding = 0
  #turn = 0

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  add(delivery: Delivery): void {
    if (this.#size() >= this.#options.limit) {
      this.#take()
      this.#options.statistics.dropped += 1
      this.#options.onDropped()
    }
    this.#waiting.push(delivery)
    this.#pump()
  }

  attach(receiver: Receiver): void {
    this.#receivers.push(receiver)
    this.#pump()
  }

  detach(receiver: Receiver): void {
    const index = this.#receivers.indexOf(receiver)
    if (index >= 0) this.#receivers.splice(index, 1)
  }

  hasReceivers(): boolean {
    return this.#receivers.length > 0
  }

  /** Nothing awaits its answer, and nothing could be written now. */
  isIdle(): boolean {
    return this.#outstanding === 0 && (this.#size() === 0 || !this.hasReceivers())
  }

  #size(): number {
    return this.#returned.length + this.#waiting.length - this.#head
  }

  #pump(): void {
    while (this.#size() > 0) {
      const receiver = this.#nextReceiver()
      if (!receiver) return
      const delivery = this.#take()
      if (delivery) this.#write(delivery, receiver)
    }
  }

  #write(delivery: Delivery, receiver: Receiver): void {
    this.#outstanding += 1
    receiver.deliver(delivery.pdu, (status) => {
      this.#outstanding -= 1
      this.#settle(delivery, status)
    })
    delivery.onWritten?.()
  }

  #settle(delivery: Delivery, commandStatus: number | null): void {
    const { agenda, statistics, redeliverAfterMs } = this.#options
    if (commandStatus === null) {
      statistics.redeliveries += 1
      this.#returned.push(delivery)
    } else if (temporary.includes(commandStatus)) {
      statistics.redeliveries += 1
      agenda.after(redeliverAfterMs, () => this.add(delivery))
    } else if (commandStatus === smpp.errors.ESME_ROK) statistics.acknowledged += 1
    else statistics.refusedForGood += 1
    this.#pump()
  }

  #take(): Delivery | undefined {
    if (this.#returned.length > 0) return this.#returned.shift()
    const delivery = this.#waiting[this.#head++]
    if (this.#head > 1000 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head)
      this.#head = 0
    }
    return delivery
  }

  /** In turn, as far as their windows allow. */
  #nextReceiver(): Receiver | undefined {
    for (let tried = 0; tried < this.#receivers.length; tried++) {
      const receiver = this.#receivers[this.#turn++ % this.#receivers.length]
      if (receiver && receiver.freeSlots() > 0) return receiver
    }
    return undefined
  }
}
