import { deleteGroup as deleteCoreGroup } from '../../../core/people/manage-groups.js'
import type { GroupId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentGroup } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteGroup = operation('deleteGroup', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<GroupId>(path.groupId)
  const deleted = await deleteCoreGroup(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentGroup(deleted) }
})
