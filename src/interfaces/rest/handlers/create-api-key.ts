import { createApiKey as createCoreApiKey } from '../../../core/accounts/api-keys.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { presentApiKey } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const createApiKey = operation('createApiKey', async ({ core, principal, via }, { query, body }) => {
  const { name, scopes } = body
  const expiresAt = parseInstant(body.expiresAt, 'expiresAt')
  const expiry = expiresAt === undefined ? {} : { expiresAt }
  const created = await createCoreApiKey(core, principal, { name, scopes, ...expiry, ...actingCompany(query) }, via)
  return { status: 201, body: { ...presentApiKey(created), key: created.key } }
})
