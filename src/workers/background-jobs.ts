import type { HeldLease, Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { GatewayError } from '../core/errors.js'
import type { Job, JobKind } from '../core/jobs/job.js'
import type { Log } from '../core/log.js'
import { PeriodicTask } from './periodic-task.js'

/** Carries a job on until it has ended, waits for somebody, or the signal stops it. */
export type RunJob = (core: CoreContext, job: Job, signal: AbortSignal) => Promise<void>

/** How long a job waits that another process took on, or that a crash left. */
const turnMs = 2_000

/** Runs the jobs of one kind, one after the other, in the one process that holds the lease of the kind. */
export class BackgroundJobs {
  readonly #core: CoreContext
  readonly #leases: Leases
  readonly #log: Log
  readonly #kind: JobKind
  readonly #run: RunJob
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  /** Aborted when the lease is lost, or the gateway stops. */
  #held: AbortController | undefined

  constructor(core: CoreContext, leases: Leases, log: Log, kind: JobKind, run: RunJob) {
    this.#core = core
    this.#leases = leases
    this.#log = log
    this.#kind = kind
    this.#run = run
    this.#task = new PeriodicTask(kind, turnMs, core.clock, log, () => this.#turn())
  }

  start(): void {
    this.#task.start()
    this.#core.jobBell.onRing(this.#kind, () => this.#task.wake())
    this.#lease = this.#leases.hold(`jobs:${this.#kind}`, {
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

  /** What is under way goes on where it is, here or elsewhere, later. */
  async stop(): Promise<void> {
    this.#held?.abort()
    await this.#task.stop()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  /** True while there may be more to do. */
  async #turn(): Promise<boolean> {
    const signal = this.#held?.signal
    if (signal === undefined || signal.aborted) return false
    const { jobs } = this.#core.store
    const job = await jobs.findWorking(this.#kind)
    if (job === undefined) return jobs.purge(this.#kind, this.#core.clock.now())
    try {
      await this.#run(this.#core, job, signal)
    } catch (error) {
      await this.#fail(job, error)
    }
    return true
  }

  async #fail(job: Job, error: unknown): Promise<void> {
    // The database is away or full: the job waits where it is.
    if (error instanceof GatewayError && waits.has(error.code)) throw error
    const isRefusal = error instanceof GatewayError
    if (!isRefusal) this.#log.error({ err: error, job: job.id, kind: this.#kind }, 'a job failed')
    const reason = isRefusal ? error.message : 'Something went wrong in the gateway; its log says what.'
    await this.#core.store.jobs.update(job, job.state, {
      state: 'failed',
      error: reason,
      updatedAt: this.#core.clock.now(),
    })
  }
}

const waits: ReadonlySet<string> = new Set(['storage_unavailable', 'storage_full', 'overloaded'])
