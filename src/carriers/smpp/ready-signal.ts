import type { Clock, Timer } from '../../core/clock.js'

export interface ReadySignalOptions {
  clock: Clock
  freeSlots: () => number
  /** How long until the throughput allows more; null while it is not what is missing. */
  paceWaitMs: () => number | null
  onReady: () => void
}

/** Says once, and at most once a turn of the event loop, that there are slots again after there were none. */
export class ReadySignal {
  readonly #options: ReadySignalOptions
  #exhausted = true
  #scheduled = false
  #paceTimer: Timer | undefined
  readonly #checkTask = () => {
    this.#scheduled = false
    this.#check()
  }

  constructor(options: ReadySignalOptions) {
    this.#options = options
  }

  /** A signal is about to be given, or found needless. */
  get isPending(): boolean {
    return this.#scheduled
  }

  /** Someone saw that there are no slots and waits for the signal. */
  exhausted(): void {
    this.#exhausted = true
    this.#waitForPace()
  }

  /** Something happened that may have made slots. */
  mayHaveSlots(): void {
    if (!this.#exhausted || this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#checkTask)
  }

  stop(): void {
    this.#paceTimer?.cancel()
    this.#paceTimer = undefined
    this.#exhausted = true
  }

  #check(): void {
    if (!this.#exhausted) return
    if (this.#options.freeSlots() < 1) return this.#waitForPace()
    this.#exhausted = false
    this.#options.onReady()
  }

  #waitForPace(): void {
    if (this.#paceTimer !== undefined) return
    const waitMs = this.#options.paceWaitMs()
    if (waitMs === null) return
    this.#paceTimer = this.#options.clock.setTimer(waitMs, () => {
      this.#paceTimer = undefined
      this.#check()
    })
  }
}
