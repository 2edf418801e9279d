import type { Clock, Timer } from '../core/clock.js'
import type { Log } from '../core/log.js'

/** Runs a task at an interval and whenever it is woken, never twice at a time. The task returns true when more is left to do. */
export class PeriodicTask {
  readonly #name: string
  readonly #run: () => Promise<boolean>
  readonly #intervalMs: number
  readonly #clock: Clock
  readonly #log: Log
  #timer: Timer | undefined
  #working: Promise<void> | undefined
  #woken = false
  #stopped = true

  constructor(name: string, intervalMs: number, clock: Clock, log: Log, run: () => Promise<boolean>) {
    this.#name = name
    this.#intervalMs = intervalMs
    this.#clock = clock
    this.#log = log
    this.#run = run
  }

  start(): void {
    this.#stopped = false
    this.wake()
  }

  wake(): void {
    if (this.#stopped) return
    this.#woken = true
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
      if (this.#woken) this.wake()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#timer?.cancel()
    await this.#working
  }

  get idle(): boolean {
    return this.#working === undefined
  }

  async #work(): Promise<void> {
    this.#timer?.cancel()
    try {
      while (this.#woken && !this.#stopped) {
        this.#woken = false
        while (!this.#stopped && (await this.#run())) continue
      }
    } catch (error) {
      this.#log.error({ err: error, task: this.#name }, 'a periodic task failed; it runs again at its next turn')
    }
    if (!this.#stopped) this.#timer = this.#clock.setTimer(this.#intervalMs, () => this.wake())
  }
}
