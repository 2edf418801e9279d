import type { Clock } from '../../core/clock.js'

const BURSTS_PER_SECOND = 10

/** Token bucket of the carrier's throughput. It holds a tenth of a second, so that after a pause no second sees much over the rate. */
export class Pace {
  readonly #clock: Clock
  readonly #perSecond: number
  readonly #capacity: number
  #tokens: number
  #at: number

  constructor(clock: Clock, perSecond: number | null) {
    this.#clock = clock
    this.#perSecond = perSecond ?? Number.POSITIVE_INFINITY
    this.#capacity = Math.max(1, this.#perSecond / BURSTS_PER_SECOND)
    this.#tokens = this.#capacity
    this.#at = clock.now()
  }

  /** Submissions that may go now. */
  available(): number {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return this.#perSecond
    const now = this.#clock.now()
    // A clock that was set back adds nothing; one that was set forward at most fills the bucket.
    const earned = (Math.max(0, now - this.#at) * this.#perSecond) / 1_000
    this.#at = now
    this.#tokens = Math.min(this.#capacity, this.#tokens + earned)
    return Math.floor(this.#tokens)
  }

  take(): void {
    this.#tokens--
  }

  /** How long until half a burst may go: one wake-up for many submissions. */
  waitMs(): number {
    const wanted = Math.max(1, this.#capacity / 2)
    return Math.max(1, Math.ceil(((wanted - this.#tokens) * 1_000) / this.#perSecond))
  }
}
