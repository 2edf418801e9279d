import type { HeldLease, Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { billDays } from '../core/rating/ledger/bill-days.js'
import { chargeWaiting } from '../core/rating/ledger/charge-calls.js'
import { chargeMessages } from '../core/rating/ledger/charge-messages.js'
import { retryAllParked } from '../core/rating/ledger/retry-parked.js'
import type { CompanyId } from '../core/values/ids.js'
import { PeriodicTask } from './periodic-task.js'

/** How far charging is behind when there is little to do. */
const turnMs = 1_000
/** Parts of a company's log in one turn: others get theirs too. */
const chunksPerCompany = 20
/** How often what waits for a price is tried again though nobody changed the account: the numbering data may know more by then. */
const retryMs = 3_600_000
/** Writes of days of one company in one turn. */
const writesPerCompany = 10

/**
 * Charges behind those who send, and bills the days that are over, in the one process that holds the lease. Two that believe they hold
 * it do no harm: each write proves the version of the account.
 */
export class Rater {
  readonly #core: CoreContext
  readonly #leases: Leases
  readonly #log: Log
  readonly #task: PeriodicTask
  #lease: HeldLease | undefined
  #isHeld = false
  #retryAt = 0

  constructor(core: CoreContext, leases: Leases, log: Log) {
    this.#core = core
    this.#leases = leases
    this.#log = log
    this.#task = new PeriodicTask('rating', turnMs, core.clock, log, () => this.#turn())
  }

  start(): void {
    this.#task.start()
    this.#lease = this.#leases.hold('rating', {
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

  /** True when more is left to do at once. A company that fails keeps none of the others from theirs. */
  async #turn(): Promise<boolean> {
    if (!this.#isHeld) return false
    const { rating } = this.#core.store
    let isMore = false
    const unfinished = new Set<CompanyId>()
    for (const company of await rating.listBehind())
      if (!(await this.#attempt(company, () => this.#charge(company), false))) unfinished.add(company)
    for (const company of await rating.listWaiting())
      if (!(await this.#attempt(company, () => this.#chargeCalls(company), false))) unfinished.add(company)
    await this.#retry()
    for (const company of await rating.listDue(this.#core.clock.now())) {
      // Its days wait for what it has sent on them.
      if (unfinished.has(company)) continue
      isMore = !(await this.#attempt(company, () => this.#bill(company), true)) || isMore
    }
    return isMore && this.#isHeld
  }

  /** True when the company's log is read to its end. */
  async #charge(company: CompanyId): Promise<boolean> {
    for (let left = chunksPerCompany; left > 0 && this.#isHeld; left -= 1) {
      const done = await chargeMessages(this.#core, company)
      if (done === undefined) return true
      this.#tellParked(company, done.parked)
      if (done.isEnd) return true
    }
    return false
  }

  /** True when no use of a call is left that waits. */
  async #chargeCalls(company: CompanyId): Promise<boolean> {
    for (let left = chunksPerCompany; left > 0 && this.#isHeld; left -= 1) {
      const done = await chargeWaiting(this.#core, company)
      if (done === undefined) return true
      this.#tellParked(company, done.parked)
    }
    return false
  }

  async #retry(): Promise<void> {
    const now = this.#core.clock.now()
    if (now < this.#retryAt) return
    this.#retryAt = now + retryMs
    for (const company of await this.#core.store.rating.listParkedCompanies())
      await this.#attempt(company, async () => (await retryAllParked(this.#core, company)) === undefined, true)
  }

  #tellParked(companyId: CompanyId, parked: number): void {
    if (parked > 0) this.#log.error({ companyId, parked }, 'usage without a price waits for somebody to look')
  }

  /** True when no day is left. */
  async #bill(company: CompanyId): Promise<boolean> {
    for (let left = writesPerCompany; left > 0 && this.#isHeld; left -= 1)
      if ((await billDays(this.#core, company)) === undefined) return true
    return false
  }

  async #attempt(company: CompanyId, work: () => Promise<boolean>, otherwise: boolean): Promise<boolean> {
    try {
      return await work()
    } catch (error) {
      this.#log.error({ err: error, companyId: company }, 'a company could not be charged; it is tried again')
      return otherwise
    }
  }
}
