import type { HeldLease, Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { runConversations } from '../core/conversations/run-conversations.js'
import type { Log } from '../core/log.js'
import { PeriodicTask } from './periodic-task.js'

/** How late a step of an alert may be, and an answer to what another process received. */
const turnMs = 1_000

/** Goes on with alerts, replies and polls, in the one process that holds the lease. */
export class Conversations {
  readonly #leases: Leases
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #isHeld = false

  constructor(core: CoreContext, leases: Leases, log: Log) {
    this.#leases = leases
    this.#task = new PeriodicTask('conversations', turnMs, core.clock, log, async () => {
      if (!this.#isHeld) return false
      return runConversations(core, (error, work, id) =>
        log.error({ err: error, work, id }, 'a conversation could not go on; trying again'),
      )
    })
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#leases.hold('conversations', {
      onHeld: () => {
        this.#isHeld = true
        this.#task.wake()
      },
      onLost: () => (this.#isHeld = false),
    })
  }

  /** Something has come in. */
  wake(): void {
    this.#task.wake()
  }

  async stop(): Promise<void> {
    await this.#task.stop()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#task.idle
  }
}
