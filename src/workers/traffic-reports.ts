import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { GatewayError } from '../core/errors.js'
import type { Log } from '../core/log.js'
import type { SavedReport } from '../core/traffic/saved-report.js'
import { sendReport } from '../core/traffic/send-reports.js'
import { LeasedTask } from './leased-task.js'

/** A report is made at most so much after its time. */
const turnMs = 10_000
const reportsPerTurn = 10

/** Makes the reports of all companies when their time comes, in one process. */
export function createTrafficReports(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  const run = async (held: AbortSignal) => {
    const due = await core.store.traffic.listDue(clock.now(), reportsPerTurn)
    let waiting = 0
    for (const report of due) if (held.aborted || !(await sendOne(core, log, report))) waiting += 1
    return due.length === reportsPerTurn && waiting === 0
  }
  return new LeasedTask({ lease: 'traffic reports', intervalMs: turnMs, clock, leases, log, run })
}

/** False for one that has to wait for the next turn. */
async function sendOne(core: CoreContext, log: Log, report: SavedReport): Promise<boolean> {
  const { companyId, id } = report
  try {
    const isSent = await sendReport(core, report)
    log.info({ companyId, report: id, isSent }, 'a report was made')
    return true
  } catch (error) {
    const code = error instanceof GatewayError ? error.code : undefined
    log.warn({ companyId, report: id, code, ...(code === undefined && { err: error }) }, 'a report has to wait')
    return false
  }
}
