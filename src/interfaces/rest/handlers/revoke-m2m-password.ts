import { revokeM2mPassword as revokeCoreM2mPassword } from '../../../core/accounts/m2m-password.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentM2mPassword } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const revokeM2mPassword = operation('revokeM2mPassword', async ({ core, principal, via }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const ended = await revokeCoreM2mPassword(core, principal, resourceId<UserId>(path.userId), via, companyId)
  return { status: 200, body: presentM2mPassword(ended) }
})
