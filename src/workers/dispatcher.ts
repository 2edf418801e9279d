import type { DispatchGate, GateCarrier } from '../core/messaging/dispatch-gate.js'
import type { Lane } from '../core/messaging/message.js'
import type { ClaimedSegment } from '../core/messaging/submission-record.js'
import type { MessageId } from '../core/values/ids.js'
import type { CarrierQueue } from './carrier-queue.js'

/** The queues of all carriers, behind the gate that acceptance sees. */
export class Dispatcher implements DispatchGate {
  readonly #queues: ReadonlyMap<string, CarrierQueue>
  readonly #wakeMaterialiser: () => void

  constructor(queues: readonly CarrierQueue[], wakeMaterialiser: () => void) {
    this.#queues = new Map(queues.map((queue) => [queue.carrier.name, queue]))
    this.#wakeMaterialiser = wakeMaterialiser
  }

  start(): void {
    for (const queue of this.#queues.values()) queue.start()
  }

  stop(): void {
    for (const queue of this.#queues.values()) queue.stop()
  }

  get idle(): boolean {
    return [...this.#queues.values()].every((queue) => queue.idle)
  }

  carrier(name: string): GateCarrier | undefined {
    return this.#queues.get(name)?.gate
  }

  reserve(carrier: string, lane: Lane, segments: number): boolean {
    return this.#queues.get(carrier)?.reserve(lane, segments) ?? false
  }

  release(carrier: string, segments: number): void {
    this.#queues.get(carrier)?.release(segments)
  }

  submit(carrier: string, segments: readonly ClaimedSegment[]): void {
    this.#queues.get(carrier)?.submitReserved(segments)
  }

  wake(carrier: string, dueAt: number): void {
    this.#queues.get(carrier)?.wake(dueAt)
  }

  wakeMaterialiser(): void {
    this.#wakeMaterialiser()
  }

  /** Whether something of the message was submitted and has no recorded outcome yet. */
  isInFlight(message: MessageId): boolean {
    return [...this.#queues.values()].some((queue) => queue.isInFlight(message))
  }

  onReady(carrier: string): void {
    this.#queues.get(carrier)?.pump()
  }
}
