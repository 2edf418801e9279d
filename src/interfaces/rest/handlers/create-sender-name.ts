import { createSenderName as createCoreSenderName } from '../../../core/routing/manage-sender-names.js'
import { operation } from '../operation.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany } from '../resource-id.js'

export const createSenderName = operation('createSenderName', async ({ core, principal, via }, { query, body }) => {
  const created = await createCoreSenderName(core, principal, { ...body, ...actingCompany(query) }, via)
  const name = presentSenderName(created, core.senderNames.registeringCarriers)
  return { status: 201, body: name, headers: [['Location', `/v1/sender-names/${name.id}`]] }
})
