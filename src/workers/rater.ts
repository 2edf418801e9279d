import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { billDays } from '../core/rating/ledger/bill-days.js'
import { chargeMessages } from '../core/rating/ledger/charge-messages.js'
import type { CompanyId } from '../core/values/ids.js'
import { LeasedTask } from './leased-task.js'

/** How far charging is behind when there is little to do. */
const turnMs = 1_000
/** Parts of a company's log in one turn: others get theirs too. */
const chunksPerCompany = 20
/** Writes of days of one company in one turn. */
const writesPerCompany = 10

/**
 * Charges behind those who send, and bills the days that are over, in one process. Two that believe they hold the lease do no harm:
 * each write proves the version of the account.
 */
export function createRater(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  const run = (held: AbortSignal) => rate(core, log, held)
  return new LeasedTask({ lease: 'rating', intervalMs: turnMs, clock, leases, log, run })
}

/** True when more is left to do at once. A company that fails keeps none of the others from theirs. */
async function rate(core: CoreContext, log: Log, held: AbortSignal): Promise<boolean> {
  const { rating } = core.store
  const attempt = async (companyId: CompanyId, work: () => Promise<boolean>, otherwise: boolean) => {
    try {
      return await work()
    } catch (error) {
      log.error({ err: error, companyId }, 'a company could not be charged; it is tried again')
      return otherwise
    }
  }
  let isMore = false
  const unfinished = new Set<CompanyId>()
  for (const company of await rating.listBehind())
    if (!(await attempt(company, () => charge(core, log, company, held), false))) unfinished.add(company)
  for (const company of await rating.listDue(core.clock.now())) {
    // Its days wait for what it has sent on them.
    if (unfinished.has(company)) continue
    isMore = !(await attempt(company, () => bill(core, company, held), true)) || isMore
  }
  return isMore
}

/** True when the company's log is read to its end. */
async function charge(core: CoreContext, log: Log, companyId: CompanyId, held: AbortSignal): Promise<boolean> {
  for (let left = chunksPerCompany; left > 0 && !held.aborted; left -= 1) {
    const done = await chargeMessages(core, companyId)
    if (done === undefined) return true
    if (done.parked > 0) log.error({ companyId, parked: done.parked }, 'SMS without a price wait for somebody to look')
    if (done.isEnd) return true
  }
  return false
}

/** True when no day is left. */
async function bill(core: CoreContext, company: CompanyId, held: AbortSignal): Promise<boolean> {
  for (let left = writesPerCompany; left > 0 && !held.aborted; left -= 1)
    if ((await billDays(core, company)) === undefined) return true
  return false
}
