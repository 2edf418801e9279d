import { expandGroup as expandCoreGroup } from '../../../core/people/expand-group.js'
import type { GroupId, PersonId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { pageAfter } from '../page.js'
import { presentExpandedGroup } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const expandGroup = operation('expandGroup', async ({ core, principal }, { path, query }) => {
  const at = parseInstant(query.at, 'at')
  const expanded = await expandCoreGroup(core, principal, resourceId<GroupId>(path.groupId), {
    ...actingCompany(query),
    ...pageAfter<PersonId>(query),
    problems: query.problems ?? false,
    ...(at === undefined ? {} : { at }),
  })
  return { status: 200, body: presentExpandedGroup(expanded) }
})
