/** SMPP 3.4 §2.9: requests that wait for their answers, by sequence number. */
import type { Clock, Timer } from '../../core/clock.js'

const MAX_SEQUENCE = 0x7fffffff
const TICKS_PER_TIMEOUT = 8
/** Sequence numbers of given-up requests that are remembered, to tell a late answer from an unsolicited one. */
const MAX_EXPIRED = 1_000

interface Waiting<Request> {
  request: Request
  tick: number
}

/**
 * Time-outs are counted in ticks of an eighth of the time limit by one timer for all requests, not read from the clock: a step
 * of the wall clock expires nothing.
 */
export class AnswerWindow<Request> {
  readonly #clock: Clock
  readonly #tickMs: number
  readonly #onExpired: (request: Request) => void
  /** In order of sending, so the oldest comes first. */
  readonly #waiting = new Map<number, Waiting<Request>>()
  readonly #expired = new Set<number>()
  #sequence: number
  #tick = 0
  #timer: Timer | undefined

  constructor(clock: Clock, timeoutMs: number, onExpired: (request: Request) => void, lastSequence = 0) {
    this.#clock = clock
    this.#tickMs = Math.max(1, Math.ceil(timeoutMs / TICKS_PER_TIMEOUT))
    this.#onExpired = onExpired
    this.#sequence = lastSequence
  }

  get size(): number {
    return this.#waiting.size
  }

  /** A number that no waiting request has. */
  nextSequence(): number {
    do {
      this.#sequence = this.#sequence === MAX_SEQUENCE ? 1 : this.#sequence + 1
    } while (this.#waiting.has(this.#sequence))
    return this.#sequence
  }

  add(sequence: number, request: Request): void {
    this.#waiting.set(sequence, { request, tick: this.#tick })
    this.#timer ??= this.#clock.setTimer(this.#tickMs, this.#onTick)
  }

  /** Takes the request that this number answers. */
  take(sequence: number): Request | undefined {
    const waiting = this.#waiting.get(sequence)
    if (waiting === undefined) return undefined
    this.#waiting.delete(sequence)
    return waiting.request
  }

  /** Whether the number belongs to a request that was given up not long ago; asks once. */
  isLate(sequence: number): boolean {
    return this.#expired.delete(sequence)
  }

  /** Gives up everything. */
  clear(): Request[] {
    this.#timer?.cancel()
    this.#timer = undefined
    const requests = [...this.#waiting.values()].map((waiting) => waiting.request)
    this.#waiting.clear()
    return requests
  }

  readonly #onTick = (): void => {
    this.#timer = undefined
    this.#tick++
    const expired = this.#takeExpired()
    if (this.#waiting.size > 0) this.#timer ??= this.#clock.setTimer(this.#tickMs, this.#onTick)
    for (const request of expired) this.#onExpired(request)
  }

  #takeExpired(): Request[] {
    const expired: Request[] = []
    for (const [sequence, waiting] of this.#waiting) {
      if (this.#tick - waiting.tick <= TICKS_PER_TIMEOUT) break
      this.#waiting.delete(sequence)
      this.#rememberExpired(sequence)
      expired.push(waiting.request)
    }
    return expired
  }

  #rememberExpired(sequence: number): void {
    this.#expired.add(sequence)
    if (this.#expired.size <= MAX_EXPIRED) return
    for (const oldest of this.#expired) {
      this.#expired.delete(oldest)
      return
    }
  }
}
