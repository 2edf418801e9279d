import { createGroup as createCoreGroup } from '../../../core/people/manage-groups.js'
import { operation } from '../operation.js'
import { presentGroup } from '../present-people.js'
import { actingCompany } from '../resource-id.js'

export const createGroup = operation('createGroup', async ({ core, principal, via }, { query, body }) => {
  const created = await createCoreGroup(core, principal, { ...body, ...actingCompany(query) }, via)
  const shown = presentGroup(created)
  return { status: 201, body: shown, headers: [['Location', `/v1/groups/${shown.id}`]] }
})
