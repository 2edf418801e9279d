import { updateUser as updateCoreUser } from '../../../core/accounts/users.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentUser } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateUser = operation('updateUser', async ({ core, principal, via }, { path, query, body }) => {
  const { companyId } = actingCompany(query)
  const user = await updateCoreUser(core, principal, resourceId<UserId>(path.userId), body, via, companyId)
  return { status: 200, body: presentUser(user) }
})
