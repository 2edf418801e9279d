import { createUser as createCoreUser } from '../../../core/accounts/users.js'
import { operation } from '../operation.js'
import { presentUser } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const createUser = operation('createUser', async ({ core, principal, via }, { query, body }) => {
  const user = presentUser(await createCoreUser(core, principal, { ...body, ...actingCompany(query) }, via))
  return { status: 201, body: user, headers: [['Location', `/v1/users/${user.id}`]] }
})
