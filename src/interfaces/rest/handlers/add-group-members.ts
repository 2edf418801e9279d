import { addGroupMembers as addCoreGroupMembers } from '../../../core/people/group-members.js'
import type { GroupId, PersonId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const addGroupMembers = operation('addGroupMembers', async ({ core, principal, via }, { path, query, body }) => {
  const from = parseInstant(body.from, '/from')
  const until = parseInstant(body.until, '/until')
  const wanted = {
    ...actingCompany(query),
    persons: memberIds<PersonId>(body.persons, '/persons'),
    groups: memberIds<GroupId>(body.groups, '/groups'),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
  const { added, kept, refused } = await addCoreGroupMembers(
    core,
    principal,
    resourceId<GroupId>(path.groupId),
    wanted,
    via,
  )
  return { status: 200, body: { added, kept, refused: refused.map((each) => ({ ...each })) } }
})
