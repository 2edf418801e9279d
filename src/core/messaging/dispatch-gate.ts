import type { Lane } from './message.js'
import type { ClaimedSegment } from './submission-record.js'

/**
 * What acceptance needs of dispatch: what the carriers are like, a slot when one is free right now, and a wake-up for what has to
 * wait. A message with a slot is written once, as `submitting`, instead of twice.
 */
export interface DispatchGate {
  /** Undefined for a carrier that is not configured. */
  carrier(name: string): GateCarrier | undefined
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
