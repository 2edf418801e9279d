import { deleteSenderName as deleteCoreSenderName } from '../../../core/routing/manage-sender-names.js'
import type { SenderNameId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteSenderName = operation('deleteSenderName', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<SenderNameId>(path.senderNameId)
  const name = await deleteCoreSenderName(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentSenderName(name, core.senderNames.registeringCarriers) }
})
