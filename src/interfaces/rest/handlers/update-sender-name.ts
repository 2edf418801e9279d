import { updateSenderName as updateCoreSenderName } from '../../../core/routing/manage-sender-names.js'
import type { SenderNameId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateSenderName = operation(
  'updateSenderName',
  async ({ core, principal, via }, { path, query, body }) => {
    const id = resourceId<SenderNameId>(path.senderNameId)
    const name = await updateCoreSenderName(core, principal, id, { ...body, ...actingCompany(query) }, via)
    return { status: 200, body: presentSenderName(name, core.senderNames.registeringCarriers) }
  },
)
