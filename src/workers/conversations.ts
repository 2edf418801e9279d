import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { runConversations } from '../core/conversations/run-conversations.js'
import type { Log } from '../core/log.js'
import { LeasedTask } from './leased-task.js'

/** How late a step of an alert may be, and an answer to what another process received. */
const turnMs = 1_000

/** Goes on with alerts, replies and polls, in one process. To be woken when something has come in. */
export function createConversations(core: CoreContext, leases: Leases, log: Log): LeasedTask {
  const { clock } = core
  const run = () =>
    runConversations(core, (error, work, id) =>
      log.error({ err: error, work, id }, 'a conversation could not go on; trying again'),
    )
  return new LeasedTask({ lease: 'conversations', intervalMs: turnMs, clock, leases, log, run })
}
