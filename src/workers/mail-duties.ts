import type { HeldLease, Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { sendReports } from '../core/mail/reports.js'
import { PeriodicTask } from './periodic-task.js'

const turnMs = 5_000

/** Tells senders of mails what became of their messages, in the one process that holds the lease. */
export class MailDuties {
  readonly #leases: Leases
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #isHeld = false

  constructor(core: CoreContext, leases: Leases, log: Log) {
    this.#leases = leases
    this.#task = new PeriodicTask('mailDuties', turnMs, core.clock, log, async () => {
      if (!this.#isHeld) return false
      return sendReports(core)
    })
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#leases.hold('mail_duties', {
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
}
