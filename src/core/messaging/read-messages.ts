import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { BroadcastId, MessageId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { Broadcast, MessageFilter, MessagePage } from './commands.js'
import type { MessageWithSegments } from './message.js'

/** @throws GatewayError `not_found`, for another company's message exactly as for one that does not exist */
export async function getMessage(core: CoreContext, principal: Principal, id: MessageId): Promise<MessageWithSegments> {
  requireScope(principal, 'messages:read')
  const message = await core.store.messages.find(principal.companyId, id)
  if (message === undefined) throw new GatewayError('not_found', 'There is no such message.')
  return message
}

/** Those of the ids that are messages of the caller's company, in no order. */
export async function getMessages(
  core: CoreContext,
  principal: Principal,
  ids: readonly MessageId[],
): Promise<readonly MessageWithSegments[]> {
  requireScope(principal, 'messages:read')
  return core.store.messages.findAll(principal.companyId, ids)
}

/** Newest first. */
export async function listMessages(
  core: CoreContext,
  principal: Principal,
  filter: MessageFilter,
): Promise<MessagePage> {
  requireScope(principal, 'messages:read')
  if (filter.msisdn === undefined) return core.store.messages.list(principal.companyId, filter)
  const msisdn = parseMsisdn(filter.msisdn)
  if (!msisdn.ok) throw new GatewayError('invalid_parameter', `${msisdn.reason}.`, { field: 'msisdn' })
  return core.store.messages.list(principal.companyId, { ...filter, msisdn: msisdn.value })
}

/** @throws GatewayError `not_found` */
export async function getBroadcast(core: CoreContext, principal: Principal, id: BroadcastId): Promise<Broadcast> {
  requireScope(principal, 'messages:read')
  const broadcast = await core.store.messages.findBroadcast(principal.companyId, id)
  if (broadcast === undefined) throw new GatewayError('not_found', 'There is no such broadcast.')
  return broadcast
}
