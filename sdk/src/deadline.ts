import type { SvyazClock } from './clock.js'
import { SvyazAbortError, type SvyazError, SvyazTimeoutError } from './errors.js'

/** One limit over everything that a call does, and the callers' wishes to end it earlier. */
export class Deadline {
  readonly #clock: SvyazClock
  readonly #endsAt: number
  readonly #timeoutMs: number
  readonly #controller = new AbortController()
  readonly #cleanUps: (() => void)[] = []
  #abortedBy: AbortSignal | undefined

  constructor(clock: SvyazClock, timeoutMs: number, signals: readonly (AbortSignal | undefined)[]) {
    this.#clock = clock
    this.#timeoutMs = timeoutMs
    this.#endsAt = clock.now() + timeoutMs
    if (timeoutMs !== Infinity) {
      const timer = clock.setTimer(timeoutMs, () => this.#controller.abort())
      this.#cleanUps.push(() => timer.cancel())
    }
    for (const signal of signals) if (signal !== undefined) this.#follow(signal)
  }

  /** For `fetch`. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  remainingMs(): number {
    return this.#endsAt - this.#clock.now()
  }

  get isOver(): boolean {
    return this.signal.aborted
  }

  /** Why it is over. */
  error(last: SvyazError | undefined): SvyazError {
    if (this.#abortedBy !== undefined) {
      return new SvyazAbortError('The call was aborted.', { code: 'aborted', cause: this.#abortedBy.reason })
    }
    const message = `No final answer came within ${this.#timeoutMs} ms.`
    return new SvyazTimeoutError(message, { code: 'timeout', cause: last })
  }

  /** Ends early when the deadline does. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.isOver) return resolve()
      const end = () => {
        timer.cancel()
        this.signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = this.#clock.setTimer(delayMs, end)
      this.signal.addEventListener('abort', end)
    })
  }

  /** Lets the timer and the signals go. */
  release(): void {
    for (const cleanUp of this.#cleanUps) cleanUp()
  }

  #follow(signal: AbortSignal): void {
    const abort = () => {
      this.#abortedBy ??= signal
      this.#controller.abort(signal.reason)
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    this.#cleanUps.push(() => signal.removeEventListener('abort', abort))
  }
}
