import { setUserRights as setCoreUserRights } from '../../../core/rights/manage-rights.js'
import type { SendingRights } from '../../../core/rights/rights.js'
import type { GroupId, PersonId, TagId, UserId } from '../../../core/values/ids.js'
import type { components } from '../generated/contract.js'
import { operation } from '../operation.js'
import { presentRights } from '../present-rights.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const setUserRights = operation('setUserRights', async ({ core, principal, via }, { path, query, body }) => {
  const { companyId } = actingCompany(query)
  const { allow, hours, monthlySegments } = body
  const rights: SendingRights = { allow: allowListOf(allow), hours, monthlySegments }
  const set = await setCoreUserRights(core, principal, resourceId<UserId>(path.userId), rights, via, companyId)
  return { status: 200, body: presentRights(set) }
})

function allowListOf(allow: components['schemas']['AllowList']): SendingRights['allow'] {
  if (allow === null) return null
  return {
    persons: memberIds<PersonId>(allow.persons, '/allow/persons'),
    groups: memberIds<GroupId>(allow.groups, '/allow/groups'),
    tags: memberIds<TagId>(allow.tags, '/allow/tags'),
  }
}
