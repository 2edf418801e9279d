import type { Lane } from './message.js'
import type { ClaimedSegment } from './submission-record.js'

/**
 * What acceptance needs of dispatch: the carrier a message goes to, a slot for it when one is free right now, and a wake-up when it
 * has to wait. A message with a slot is written once, as `submitting`, instead of twice.
 */
export interface DispatchGate {
  /** The carrier for messages to this subscriber; undefined when none is configured. */
  carrierFor(to: string): GateCarrier | undefined
  /** Takes `segments` slots, unless something that waits on the carrier comes first. */
  reserve(carrier: string, lane: Lane, segments: number): boolean
  /** Gives slots back: the acceptance was not committed. */
  release(carrier: string, segments: number): void
  /** Submits segments that hold slots; they are committed as `submitting`. */
  submit(carrier: string, segments: readonly ClaimedSegment[]): void
  /** Something waits in the database for this carrier, from `dueAt` on. */
  wake(carrier: string, dueAt: number): void
  /** Chunks of a large broadcast wait to be made into messages. */
  wakeMaterialiser(): void
}

export interface GateCarrier {
  name: string
  whole: boolean
  concatenation: '8bit' | '16bit'
}
