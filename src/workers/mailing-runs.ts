import type { HeldLease, Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { GatewayError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { Mailing } from '../core/mailings/mailing.js'
import { runMailing } from '../core/mailings/run-mailing.js'
import { PeriodicTask } from './periodic-task.js'

/** A mailing is sent at most so much after its time. */
const turnMs = 5_000
const runsPerTurn = 20

/** Runs the mailings of all companies when their time comes, in the one process that holds the lease. */
export class MailingRuns {
  readonly #core: CoreContext
  readonly #leases: Leases
  readonly #log: Log
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #isHeld = false

  constructor(core: CoreContext, leases: Leases, log: Log) {
    this.#core = core
    this.#leases = leases
    this.#log = log
    this.#task = new PeriodicTask('mailings', turnMs, core.clock, log, () => this.#turn())
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#leases.hold('mailings', {
      onHeld: () => {
        this.#isHeld = true
        this.#task.wake()
      },
      onLost: () => (this.#isHeld = false),
    })
  }

  async stop(): Promise<void> {
    await this.#task.stop()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#task.idle
  }

  /** True while more may be due. One mailing that has to wait keeps none of the others from it. */
  async #turn(): Promise<boolean> {
    if (!this.#isHeld) return false
    const due = await this.#core.store.mailings.listDue(this.#core.clock.now(), runsPerTurn)
    let waiting = 0
    for (const mailing of due) {
      if (!(this.#isHeld && (await this.#run(mailing)))) waiting += 1
    }
    return due.length === runsPerTurn && waiting === 0
  }

  /** False for one that has to wait for the next turn. */
  async #run(mailing: Mailing): Promise<boolean> {
    const { nextAt, companyId, id } = mailing
    if (nextAt === null) return true
    try {
      const { outcome, recipients } = await runMailing(this.#core, { ...mailing, nextAt })
      this.#log.info({ companyId, mailing: id, outcome, recipients }, 'mailing ran')
      return true
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : undefined
      this.#log.warn(
        { companyId, mailing: id, code, ...(code === undefined && { err: error }) },
        'a mailing has to wait',
      )
      return false
    }
  }
}
