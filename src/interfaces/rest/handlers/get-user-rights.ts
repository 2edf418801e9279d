import { getUserRights as getCoreUserRights } from '../../../core/rights/manage-rights.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentRights } from '../present-rights.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getUserRights = operation('getUserRights', async ({ core, principal }, { path, query }) => {
  const { companyId } = actingCompany(query)
  return {
    status: 200,
    body: presentRights(await getCoreUserRights(core, principal, resourceId<UserId>(path.userId), companyId)),
  }
})
