import { updateGroup as updateCoreGroup } from '../../../core/people/manage-groups.js'
import type { GroupId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentGroup } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateGroup = operation('updateGroup', async ({ core, principal, via }, { path, query, body }) => {
  const id = resourceId<GroupId>(path.groupId)
  const updated = await updateCoreGroup(core, principal, id, { ...body, ...actingCompany(query) }, via)
  return { status: 200, body: presentGroup(updated) }
})
