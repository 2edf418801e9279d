import type { Clock, Timer } from '../../core/clock.js'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** A pause is varied by so much of itself in both directions, so that several processes do not resume together. */
const JITTER = 0.25

/**
 * Answers an operator who says "too fast": the whole carrier pauses, each time longer, and resumes with one submission in
 * flight, one more with each accepted. Receipts and MO are not touched. After a broken connection it begins with one as well:
 * what was in doubt goes alone, so that the next break does not put it in doubt again for another's sake.
 */
export class Brake {
  readonly #clock: Clock
  readonly #random: () => number
  readonly #onResume: () => void
  #pauseMs = FIRST_PAUSE_MS
  #pausedUntil = 0
  #timer: Timer | undefined
  #limit = Number.POSITIVE_INFINITY
  /** Submissions still to be accepted one at a time. */
  #alone = 0

  constructor(clock: Clock, random: () => number, onResume: () => void) {
    this.#clock = clock
    this.#random = random
    this.#onResume = onResume
  }

  /** Largest number of submissions in flight over the carrier; 0 during a pause. */
  get limit(): number {
    return this.#timer === undefined ? this.#limit : 0
  }

  /** Returns how long the pause still lasts. What was in flight when it began does not prolong it. */
  throttled(): number {
    if (this.#timer !== undefined) return Math.max(1, this.#pausedUntil - this.#clock.now())
    const pause = Math.round(this.#pauseMs * (1 - JITTER + this.#random() * 2 * JITTER))
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2)
    this.#limit = 1
    this.#pausedUntil = this.#clock.now() + pause
    this.#timer = this.#clock.setTimer(pause, () => {
      this.#timer = undefined
      this.#onResume()
    })
    return pause
  }

  /** A connection ended with so many submissions unanswered. */
  broken(inDoubt: number): void {
    this.#limit = 1
    this.#alone = Math.max(this.#alone, inDoubt)
  }

  /** `fullWindow`: submissions in flight at which the carrier is as fast as it can be. */
  accepted(fullWindow: number): void {
    if (this.#limit === Number.POSITIVE_INFINITY || this.#timer !== undefined) return
    if (this.#alone > 0) {
      this.#alone--
      return
    }
    if (++this.#limit < fullWindow) return
    this.#limit = Number.POSITIVE_INFINITY
    this.#pauseMs = FIRST_PAUSE_MS
  }

  release(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }
}
