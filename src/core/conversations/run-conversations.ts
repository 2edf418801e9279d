import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { handleReplies } from './handle-reply.js'
import { runAlert } from './run-alert.js'
import { runPoll } from './run-poll.js'

/** Of what is due at a time. */
const chunk = 50

export type ConversationWork = 'reply' | 'alert' | 'poll'

/**
 * Does what is due: alerts first, then what subscribers wrote, then polls. True when more may be left. What fails is tried at the next turn
 * and holds up nothing else.
 */
export async function runConversations(
  core: CoreContext,
  onFailure: (error: unknown, work: ConversationWork, id: number) => void,
): Promise<boolean> {
  const { conversations } = core.store
  const now = core.clock.now()
  const alerts = await conversations.listDueAlerts(now, chunk)
  const ranAlerts = await runEach(
    alerts,
    (alert) => runAlert(core, alert),
    (error, id) => onFailure(error, 'alert', id),
  )
  const more = await handleReplies(core, (error, reply) => onFailure(error, 'reply', reply.messageId))
  const polls = await conversations.listDuePolls(now, chunk)
  const ranPolls = await runEach(
    polls,
    (poll) => runPoll(core, poll),
    (error, id) => onFailure(error, 'poll', id),
  )
  return more || ranAlerts === chunk || ranPolls === chunk
}

/** How many succeeded. */
async function runEach<T extends { id: number }>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
  onFailure: (error: unknown, id: number) => void,
): Promise<number> {
  let done = 0
  for (const item of items) {
    try {
      await run(item)
      done += 1
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'storage_unavailable') throw error
      onFailure(error, item.id)
    }
  }
  return done
}
