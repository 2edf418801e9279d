import { getGroup as getCoreGroup } from '../../../core/people/manage-groups.js'
import type { GroupId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentGroup } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getGroup = operation('getGroup', async ({ core, principal }, { path, query }) => {
  const found = await getCoreGroup(core, principal, resourceId<GroupId>(path.groupId), actingCompany(query))
  return { status: 200, body: presentGroup(found) }
})
