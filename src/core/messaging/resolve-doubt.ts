import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageId } from '../values/ids.js'
import type { MessageWithSegments } from './message.js'
import type { DoubtDecision } from './progress.js'

/**
 * Decides about segments that were written to an operator and never answered. They wait for it only under `messaging.inDoubt: hold`.
 * @throws GatewayError `not_found`, `conflict` when nothing of the message is in doubt
 */
export async function resolveDoubt(
  core: CoreContext,
  principal: Principal,
  id: MessageId,
  decision: DoubtDecision,
): Promise<MessageWithSegments> {
  requireScope(principal, 'messages:send')
  const { companyId } = principal
  const at = core.clock.now()
  const outcome = await core.store.messages.resolveDoubt(companyId, id, decision, at)
  const message = await core.store.messages.find(companyId, id)
  if (message === undefined) throw new GatewayError('not_found', 'There is no such message.')
  if (outcome === 'no_doubt') {
    throw new GatewayError('conflict', `Nothing of the message is in doubt: it is ${message.state}.`)
  }
  if (outcome.requeued !== null) core.gate.wake(outcome.requeued.carrier, outcome.requeued.at)
  return message
}
