import { GatewayError } from '../../../core/errors.js'
import { setUserRights as setCoreUserRights } from '../../../core/rights/manage-rights.js'
import type { SendingRights } from '../../../core/rights/rights.js'
import type { GroupId, PersonId, TagId, UserId } from '../../../core/values/ids.js'
import { type Money, parseMoney } from '../../../core/values/money.js'
import type { components } from '../generated/contract.js'
import { operation } from '../operation.js'
import { presentRights } from '../present-rights.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const setUserRights = operation('setUserRights', async ({ core, principal, via }, { path, query, body }) => {
  const { companyId } = actingCompany(query)
  const { allow, hours, monthlySegments, monthlyRoubles = null } = body
  const monthlyMoney = monthlyRoubles === null ? null : roublesOf(monthlyRoubles)
  const rights: SendingRights = { allow: allowListOf(allow), hours, monthlySegments, monthlyMoney }
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

/** @throws GatewayError `invalid_parameter` for an amount too large to keep */
function roublesOf(text: string): Money {
  const amount = parseMoney(text)
  if (amount.ok) return amount.value
  throw new GatewayError('invalid_parameter', `${amount.reason}.`, { field: '/monthlyRoubles' })
}
