import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { GatewayError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { Mailing } from '../core/mailings/mailing.js'
import { runMailing } from '../core/mailings/run-mailing.js'
import { LeasedTask } from './leased-task.js'

/** A mailing is sent at most so much after its time. */
const turnMs = 5_000
const runsPerTurn = 20

/** Runs the mailings of all companies when their time comes, in one process. */
export function createMailingRuns(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  const run = (held: AbortSignal) => runDue(core, log, held)
  return new LeasedTask({ lease: 'mailings', intervalMs: turnMs, clock, leases, log, run })
}

/** True while more may be due. One mailing that has to wait keeps none of the others from it. */
async function runDue(core: CoreContext, log: Log, held: AbortSignal): Promise<boolean> {
  const due = await core.store.mailings.listDue(core.clock.now(), runsPerTurn)
  let waiting = 0
  for (const mailing of due) {
    if (held.aborted || !(await runOne(core, log, mailing))) waiting += 1
  }
  return due.length === runsPerTurn && waiting === 0
}

/** False for one that has to wait for the next turn. */
async function runOne(core: CoreContext, log: Log, mailing: Mailing): Promise<boolean> {
  const { nextAt, companyId, id } = mailing
  if (nextAt === null) return true
  try {
    const { outcome, recipients } = await runMailing(core, { ...mailing, nextAt })
    log.info({ companyId, mailing: id, outcome, recipients }, 'mailing ran')
    return true
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : undefined
    log.warn({ companyId, mailing: id, code, ...(code === undefined && { err: error }) }, 'a mailing has to wait')
    return false
  }
}
