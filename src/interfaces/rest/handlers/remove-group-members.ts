import { removeGroupMembers as removeCoreGroupMembers } from '../../../core/people/group-members.js'
import type { GroupId, PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const removeGroupMembers = operation(
  'removeGroupMembers',
  async ({ core, principal, via }, { path, query, body }) => {
    const wanted = {
      ...actingCompany(query),
      persons: memberIds<PersonId>(body.persons, '/persons'),
      groups: memberIds<GroupId>(body.groups, '/groups'),
    }
    const removed = await removeCoreGroupMembers(core, principal, resourceId<GroupId>(path.groupId), wanted, via)
    return { status: 200, body: { removed } }
  },
)
