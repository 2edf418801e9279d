import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { sendReports } from '../core/mail/reports.js'
import { runWatches } from '../core/mail/watches.js'
import { LeasedTask } from './leased-task.js'

const turnMs = 5_000

/** Says that mails stay away which are expected, and tells senders of mails what became of their messages, in one process. */
export function createMailDuties(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  const run = async () => {
    const moreWatches = await runWatches(core, ({ companyId, id }) =>
      log.warn({ companyId, watch: id }, 'a mail that is expected stays away, and nobody could be told'),
    )
    const moreReports = await sendReports(core)
    return moreWatches || moreReports
  }
  return new LeasedTask({ lease: 'mail_duties', intervalMs: turnMs, clock, leases, log, run })
}
