/** Where the SDK takes time from. The clock of the sandbox fits, so that a test can move the SDK's time as well. */
export interface SvyazClock {
  /** UTC milliseconds. */
  now(): number
  /** Runs `task` once after `delayMs`. */
  setTimer(delayMs: number, task: () => void): { cancel(): void }
}

export const systemClock: SvyazClock = {
  now: () => Date.now(),
  setTimer: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return { cancel: () => clearTimeout(timer) }
  },
}
