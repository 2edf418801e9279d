import { addTagSubscriptions as addCoreTagSubscriptions } from '../../../core/tags/tag-subscriptions.js'
import type { GroupId, PersonId, TagId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const addTagSubscriptions = operation(
  'addTagSubscriptions',
  async ({ core, principal, via }, { path, query, body }) => {
    const from = parseInstant(body.from, '/from')
    const until = parseInstant(body.until, '/until')
    const wanted = {
      ...actingCompany(query),
      persons: memberIds<PersonId>(body.persons, '/persons'),
      groups: memberIds<GroupId>(body.groups, '/groups'),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(body.consent !== undefined && { consent: body.consent }),
    }
    const done = await addCoreTagSubscriptions(core, principal, resourceId<TagId>(path.tagId), wanted, via)
    return { status: 200, body: { ...done, refused: done.refused.map((each) => ({ ...each })) } }
  },
)
