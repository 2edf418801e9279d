/** The one place of the console that asks the browser for the time and sets timers. */

/** Milliseconds of the browser's clock. */
export function now(): number {
  return Date.now()
}

/** Runs it once after so many milliseconds; what is returned calls it off. */
export function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Runs it again and again; what is returned ends it. */
export function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  return () => clearInterval(timer)
}

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = later(ms, resolve)
    signal.addEventListener('abort', () => {
      cancel()
      resolve()
    })
  })
}
