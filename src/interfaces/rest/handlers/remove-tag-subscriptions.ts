import { removeTagSubscriptions as removeCoreTagSubscriptions } from '../../../core/tags/tag-subscriptions.js'
import type { GroupId, PersonId, TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const removeTagSubscriptions = operation(
  'removeTagSubscriptions',
  async ({ core, principal, via }, { path, query, body }) => {
    const wanted = {
      ...actingCompany(query),
      persons: memberIds<PersonId>(body.persons, '/persons'),
      groups: memberIds<GroupId>(body.groups, '/groups'),
      left: body.left ?? false,
    }
    const removed = await removeCoreTagSubscriptions(core, principal, resourceId<TagId>(path.tagId), wanted, via)
    return { status: 200, body: { removed } }
  },
)
