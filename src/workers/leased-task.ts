import type { HeldLease, Leases } from '../core/carrier.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import { PeriodicTask } from './periodic-task.js'

export interface LeasedTaskOptions {
  /** Of the lease, the same in every process. */
  lease: string
  intervalMs: number
  clock: Clock
  leases: Leases
  log: Log
  /** One turn. True when more is left to do at once. The signal is aborted when the lease is lost, or the task stops. */
  run(held: AbortSignal): Promise<boolean>
}

/** A periodic task of which one process has the turn: the one that holds the lease. */
export class LeasedTask {
  readonly #options: LeasedTaskOptions
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #held: AbortController | undefined

  constructor(options: LeasedTaskOptions) {
    this.#options = options
    const { lease, intervalMs, clock, log } = options
    this.#task = new PeriodicTask(lease, intervalMs, clock, log, () => this.#turn())
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#options.leases.hold(this.#options.lease, {
      onHeld: () => {
        this.#held = new AbortController()
        this.#task.wake()
      },
      onLost: () => {
        this.#held?.abort()
        this.#held = undefined
      },
    })
  }

  /** There may be something to do. */
  wake(): void {
    this.#task.wake()
  }

  /** Waits for the turn that is under way. */
  async stop(): Promise<void> {
    this.#held?.abort()
    await this.#task.stop()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  async #turn(): Promise<boolean> {
    const signal = this.#held?.signal
    if (signal === undefined || signal.aborted) return false
    return (await this.#options.run(signal)) && !signal.aborted
  }
}
