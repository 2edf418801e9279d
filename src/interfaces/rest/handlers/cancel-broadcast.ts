import { cancelBroadcast as cancelCoreBroadcast } from '../../../core/messaging/cancel-message.js'
import type { BroadcastId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentBroadcast } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const cancelBroadcast = operation('cancelBroadcast', async ({ core, principal }, { path }) => {
  const broadcast = await cancelCoreBroadcast(core, principal, resourceId<BroadcastId>(path.broadcastId))
  return { status: 200, body: presentBroadcast(broadcast) }
})
