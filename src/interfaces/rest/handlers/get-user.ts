import { getUser as getCoreUser } from '../../../core/accounts/users.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentUser } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getUser = operation('getUser', async ({ core, principal }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const user = await getCoreUser(core, principal, resourceId<UserId>(path.userId), companyId)
  return { status: 200, body: presentUser(user) }
})
