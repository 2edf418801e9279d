import { getBroadcast as getCoreBroadcast } from '../../../core/messaging/read-messages.js'
import type { BroadcastId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentBroadcast } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const getBroadcast = operation('getBroadcast', async ({ core, principal }, { path }) => {
  const broadcast = await getCoreBroadcast(core, principal, resourceId<BroadcastId>(path.broadcastId))
  return { status: 200, body: presentBroadcast(broadcast) }
})
