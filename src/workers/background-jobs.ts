import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { GatewayError } from '../core/errors.js'
import type { Job, JobKind } from '../core/jobs/job.js'
import type { Log } from '../core/log.js'
import { LeasedTask } from './leased-task.js'

/** Carries a job on until it has ended, waits for somebody, or the signal stops it. */
export type RunJob = (core: CoreContext, job: Job, signal: AbortSignal) => Promise<void>

/** How long a job waits that another process took on, or that a crash left. */
const turnMs = 2_000

/** Runs the jobs of one kind, one after the other, in the one process that holds the lease of the kind. */
export class BackgroundJobs {
  readonly #core: CoreContext
  readonly #log: Log
  readonly #kind: JobKind
  readonly #run: RunJob
  readonly #task: LeasedTask

  constructor(core: CoreContext, leases: Leases, log: Log, kind: JobKind, run: RunJob) {
    this.#core = core
    this.#log = log
    this.#kind = kind
    this.#run = run
    const turn = (held: AbortSignal) => this.#turn(held)
    this.#task = new LeasedTask({
      lease: `jobs:${kind}`,
      intervalMs: turnMs,
      clock: core.clock,
      leases,
      log,
      run: turn,
    })
  }

  start(): void {
    this.#task.start()
    this.#core.jobBell.onRing(this.#kind, () => this.#task.wake())
  }

  /** What is under way goes on where it is, here or elsewhere, later. */
  stop(): Promise<void> {
    return this.#task.stop()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  /** True while there may be more to do. */
  async #turn(held: AbortSignal): Promise<boolean> {
    const { jobs } = this.#core.store
    const job = await jobs.findWorking(this.#kind)
    if (job === undefined) return jobs.purge(this.#kind, this.#core.clock.now())
    try {
      await this.#run(this.#core, job, held)
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
