import { createApiKey as createCoreApiKey } from '../../../core/accounts/api-keys.js'
import type { UserId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { presentApiKey } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const createApiKey = operation('createApiKey', async ({ core, principal, via }, { query, body }) => {
  const { name, scopes, allowGet } = body
  const expiresAt = parseInstant(body.expiresAt, 'expiresAt')
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  const userId = body.userId === undefined ? {} : { userId: resourceId<UserId>(body.userId) }
  const get = allowGet === undefined ? {} : { allowGet }
  const wanted = { name, scopes, ...userId, ...get, ...expiry, ...actingCompany(query) }
  const created = await createCoreApiKey(core, principal, wanted, via)
  return { status: 201, body: { ...presentApiKey(created), key: created.key } }
})
