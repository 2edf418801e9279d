import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { billDays } from '../core/rating/ledger/bill-days.js'
import { chargeWaiting } from '../core/rating/ledger/charge-calls.js'
import { chargeMessages } from '../core/rating/ledger/charge-messages.js'
import { issueInvoices } from '../core/rating/ledger/invoices.js'
import { retryAllParked } from '../core/rating/ledger/retry-parked.js'
import type { CompanyId } from '../core/values/ids.js'
import { LeasedTask } from './leased-task.js'

/** How far charging is behind when there is little to do. */
const turnMs = 1_000
/** Parts of a company's log in one turn: others get theirs too. */
const chunksPerCompany = 20
/** Writes of days of one company in one turn. */
const writesPerCompany = 10
/** How often what waits for a price is tried again though nobody changed the account: the numbering data may know more by then. */
const retryMs = 3_600_000
/** How long a change can be repeated with its key. */
const requestsKeptMs = 7 * 86_400_000

/**
 * Charges behind those who send, and bills the days that are over, in one process. Two that believe they hold the lease do no harm:
 * each write proves the version of the account.
 */
export function createRater(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const rater = new Rater(core, log)
  const { clock } = core
  return new LeasedTask({
    ...{ lease: 'rating', intervalMs: turnMs, clock, leases, log },
    run: (held) => rater.turn(held),
  })
}

class Rater {
  readonly #core: CoreContext
  readonly #log: Log
  #retryAt = 0

  constructor(core: CoreContext, log: Log) {
    this.#core = core
    this.#log = log
  }

  /** True when more is left to do at once. A company that fails keeps none of the others from theirs. */
  async turn(held: AbortSignal): Promise<boolean> {
    const { rating } = this.#core.store
    let isMore = false
    const unfinished = new Set<CompanyId>()
    for (const company of await rating.listBehind())
      if (!(await this.#attempt(company, () => this.#charge(company, held), false))) unfinished.add(company)
    for (const company of await rating.listWaiting())
      if (!(await this.#attempt(company, () => this.#chargeCalls(company, held), false))) unfinished.add(company)
    await this.#retry()
    for (const company of await rating.listDue(this.#core.clock.now())) {
      // Its days wait for what it has used on them.
      if (unfinished.has(company)) continue
      isMore = !(await this.#attempt(company, () => this.#bill(company, held), true)) || isMore
    }
    return isMore
  }

  /** True when the company's log is read to its end. */
  async #charge(company: CompanyId, held: AbortSignal): Promise<boolean> {
    for (let left = chunksPerCompany; left > 0 && !held.aborted; left -= 1) {
      const done = await chargeMessages(this.#core, company)
      if (done === undefined) return true
      this.#tellParked(company, done.parked)
      if (done.isEnd) return true
    }
    return false
  }

  /** True when no use of a call is left that waits. */
  async #chargeCalls(company: CompanyId, held: AbortSignal): Promise<boolean> {
    for (let left = chunksPerCompany; left > 0 && !held.aborted; left -= 1) {
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
    const { rating } = this.#core.store
    await rating.forgetRequests(now - requestsKeptMs)
    for (const company of await rating.listParkedCompanies())
      await this.#attempt(company, async () => (await retryAllParked(this.#core, company)) === undefined, true)
  }

  /** True when no day is left. */
  async #bill(company: CompanyId, held: AbortSignal): Promise<boolean> {
    for (let left = writesPerCompany; left > 0 && !held.aborted; left -= 1)
      if ((await billDays(this.#core, company)) === undefined) return this.#invoice(company)
    return false
  }

  async #invoice(companyId: CompanyId): Promise<boolean> {
    const month = await issueInvoices(this.#core, companyId)
    if (month !== undefined) this.#log.info({ companyId, month }, 'invoice made')
    return true
  }

  #tellParked(companyId: CompanyId, parked: number): void {
    if (parked > 0) this.#log.error({ companyId, parked }, 'usage without a price waits for somebody to look')
  }

  async #attempt(companyId: CompanyId, work: () => Promise<boolean>, otherwise: boolean): Promise<boolean> {
    try {
      return await work()
    } catch (error) {
      this.#log.error({ err: error, companyId }, 'a company could not be charged; it is tried again')
      return otherwise
    }
  }
}
