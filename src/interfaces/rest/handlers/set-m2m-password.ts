import { setM2mPassword as setCoreM2mPassword } from '../../../core/accounts/m2m-password.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentM2mPassword } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const setM2mPassword = operation('setM2mPassword', async ({ core, principal, via }, { path, query, body }) => {
  const wanted = { ...body, ...actingCompany(query) }
  const set = await setCoreM2mPassword(core, principal, resourceId<UserId>(path.userId), wanted, via)
  return { status: 200, body: { ...presentM2mPassword(set), password: set.password } }
})
