import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { sendReports } from '../core/mail/reports.js'
import { LeasedTask } from './leased-task.js'

const turnMs = 5_000

/** Tells senders of mails what became of their messages, in one process. */
export function createMailDuties(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  return new LeasedTask({ lease: 'mail_duties', intervalMs: turnMs, clock, leases, log, run: () => sendReports(core) })
}
