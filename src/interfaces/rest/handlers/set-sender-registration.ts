import { setRegistration } from '../../../core/routing/manage-sender-names.js'
import type { SenderNameId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const setSenderRegistration = operation(
  'setSenderRegistration',
  async ({ core, principal, via }, { path, query, body }) => {
    const id = resourceId<SenderNameId>(path.senderNameId)
    const wanted = { ...actingCompany(query), carrier: path.carrier, state: body.state }
    const name = await setRegistration(core, principal, id, wanted, via)
    return { status: 200, body: presentSenderName(name, core.senderNames.registeringCarriers) }
  },
)
