import type { SvyazClock } from './clock.js'

/** Time that stands still, and jumps to the next timer whenever nothing else happens. */
export class JumpingClock implements SvyazClock {
  #now = Date.UTC(2026, 0, 15, 9)
  readonly #timers = new Set<{ at: number; task: () => void }>()

  now(): number {
    return this.#now
  }

  get pendingTimers(): number {
    return this.#timers.size
  }

  setTimer(delayMs: number, task: () => void) {
    const timer = { at: this.#now + delayMs, task }
    this.#timers.add(timer)
    return { cancel: () => void this.#timers.delete(timer) }
  }

  /** Fires timers, earliest first, until `promise` settles. */
  async during<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false
    const settle = () => (isSettled = true)
    promise.then(settle, settle)
    while (!isSettled) {
      for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
      if (!isSettled) this.#jump()
    }
    return promise
  }

  #jump(): void {
    const next = [...this.#timers].sort((a, b) => a.at - b.at)[0]
    if (next === undefined) return
    this.#timers.delete(next)
    this.#now = Math.max(this.#now, next.at)
    next.task()
  }
}
