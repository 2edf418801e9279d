import { getM2mPassword as getCoreM2mPassword } from '../../../core/accounts/m2m-password.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentM2mPassword } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getM2mPassword = operation('getM2mPassword', async ({ core, principal }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const found = await getCoreM2mPassword(core, principal, resourceId<UserId>(path.userId), companyId)
  return { status: 200, body: presentM2mPassword(found) }
})
