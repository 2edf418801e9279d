import type { DispatchGate, GateCarrier } from '../core/messaging/dispatch-gate.js'
import type { Lane } from '../core/messaging/message.js'
import type { ClaimedSegment } from '../core/messaging/submission-record.js'
import type { MessageId } from '../core/values/ids.js'
import type { CarrierQueue } from './carrier-queue.js'

export interface DispatchedCarrier {
  queue: CarrierQueue
  concatenation: GateCarrier['concatenation']
}

/** The queues of all carriers, behind the gate that acceptance sees. */
export class Dispatcher implements DispatchGate {
  readonly #carriers: ReadonlyMap<string, DispatchedCarrier>
  readonly #wakeMaterialiser: () => void

  constructor(carriers: readonly DispatchedCarrier[], wakeMaterialiser: () => void) {
    this.#carriers = new Map(carriers.map((entry) => [entry.queue.carrier.name, entry]))
    this.#wakeMaterialiser = wakeMaterialiser
  }

  start(): void {
    for (const { queue } of this.#carriers.values()) queue.start()
  }

  stop(): void {
    for (const { queue } of this.#carriers.values()) queue.stop()
  }

  get idle(): boolean {
    return [...this.#carriers.values()].every(({ queue }) => queue.idle)
  }

  /** The first carrier of the configuration takes all messages. */
  carrierFor(): GateCarrier | undefined {
    for (const [name, { queue, concatenation }] of this.#carriers) {
      return { name, whole: queue.carrier.longMessages === 'whole', concatenation }
    }
    return undefined
  }

  reserve(carrier: string, lane: Lane, segments: number): boolean {
    return this.#carriers.get(carrier)?.queue.reserve(lane, segments) ?? false
  }

  release(carrier: string, segments: number): void {
    this.#carriers.get(carrier)?.queue.release(segments)
  }

  submit(carrier: string, segments: readonly ClaimedSegment[]): void {
    this.#carriers.get(carrier)?.queue.submitReserved(segments)
  }

  wake(carrier: string, dueAt: number): void {
    this.#carriers.get(carrier)?.queue.wake(dueAt)
  }

  wakeMaterialiser(): void {
    this.#wakeMaterialiser()
  }

  /** Whether something of the message was submitted and has no recorded outcome yet. */
  isInFlight(message: MessageId): boolean {
    return [...this.#carriers.values()].some(({ queue }) => queue.isInFlight(message))
  }

  onReady(carrier: string): void {
    this.#carriers.get(carrier)?.queue.pump()
  }
}
