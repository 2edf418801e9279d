/** Time and timers. The only source of both, so that tests can move time. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number
  /** Runs `task` once after `delayMs`; delays of any length are allowed. */
  setTimer(delayMs: number, task: () => void): Timer
}

export interface Timer {
  cancel(): void
}

/** Waits on the clock; ends early, without an error, when the signal aborts. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      timer.cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = clock.setTimer(delayMs, done)
    signal?.addEventListener('abort', done, { once: true })
  })
}
