import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { BroadcastId, MessageId } from '../values/ids.js'
import type { Broadcast } from './commands.js'
import type { MessageWithSegments } from './message.js'

/**
 * Withdraws a message nothing of which has left the gateway.
 * @throws GatewayError `not_found`, `not_cancellable`
 */
export async function cancelMessage(
  core: CoreContext,
  principal: Principal,
  id: MessageId,
): Promise<MessageWithSegments> {
  requireScope(principal, 'messages:send')
  const before = await core.store.messages.find(principal.companyId, id)
  if (before === undefined) throw new GatewayError('not_found', 'There is no such message.')
  if (before.state === 'cancelled') return before
  const outcome =
    before.direction === 'mo' ? 'too_late' : await core.store.messages.cancel(principal.companyId, id, core.clock.now())
  if (outcome === 'too_late') {
    throw new GatewayError(
      'not_cancellable',
      `The message is ${before.state}: what has left the gateway cannot be called back.`,
    )
  }
  if (outcome === 'missing') {
    throw new GatewayError(
      'conflict',
      'The message is still being prepared; try again in a moment, or cancel the broadcast.',
      {
        retryAfterSeconds: 1,
      },
    )
  }
  return (await core.store.messages.find(principal.companyId, id)) ?? before
}

/**
 * Withdraws what of a broadcast has not left the gateway; its `states` tell how much did.
 * @throws GatewayError `not_found`
 */
export async function cancelBroadcast(core: CoreContext, principal: Principal, id: BroadcastId): Promise<Broadcast> {
  requireScope(principal, 'messages:send')
  const found = await core.store.messages.cancelBroadcast(principal.companyId, id, core.clock.now())
  const broadcast = found ? await core.store.messages.findBroadcast(principal.companyId, id) : undefined
  if (broadcast === undefined) throw new GatewayError('not_found', 'There is no such broadcast.')
  return broadcast
}
