import type { Clock, Timer } from './core/clock.js'

/** Node fires a longer delay at once. */
const LONGEST_DELAY_MS = 2 ** 31 - 1

/**
 * The clock of the machine, and the only place that touches it. Its timers do not keep the process alive: servers,
 * connections and threads do.
 */
export class SystemClock implements Clock {
  now(): number {
    return Date.now()
  }

  setTimer(delayMs: number, task: () => void): Timer {
    if (Number.isNaN(delayMs)) throw new RangeError('A timer needs a delay in milliseconds, got NaN')
    return new SystemTimer(delayMs, task)
  }
}

class SystemTimer implements Timer {
  readonly #task: () => void
  #remainingMs: number
  #handle: NodeJS.Timeout

  constructor(delayMs: number, task: () => void) {
    this.#task = task
    this.#remainingMs = delayMs
    this.#handle = this.#next()
  }

  cancel(): void {
    clearTimeout(this.#handle)
  }

  #next(): NodeJS.Timeout {
    const chunkMs = Math.min(this.#remainingMs, LONGEST_DELAY_MS)
    this.#remainingMs -= chunkMs
    return setTimeout(() => this.#fire(), chunkMs).unref()
  }

  #fire(): void {
    if (this.#remainingMs > 0) this.#handle = this.#next()
    else this.#task()
  }
}
