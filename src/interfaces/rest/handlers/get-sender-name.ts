import { getSenderName as getCoreSenderName } from '../../../core/routing/manage-sender-names.js'
import type { SenderNameId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getSenderName = operation('getSenderName', async ({ core, principal }, { path, query }) => {
  const id = resourceId<SenderNameId>(path.senderNameId)
  const name = await getCoreSenderName(core, principal, id, actingCompany(query))
  return { status: 200, body: presentSenderName(name, core.senderNames.registeringCarriers) }
})
