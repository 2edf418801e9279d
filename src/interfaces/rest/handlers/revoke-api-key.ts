import { revokeApiKey as revokeCoreApiKey } from '../../../core/accounts/api-keys.js'
import type { ApiKeyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentApiKey } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const revokeApiKey = operation('revokeApiKey', async ({ core, principal, via }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const key = await revokeCoreApiKey(core, principal, resourceId<ApiKeyId>(path.apiKeyId), via, companyId)
  return { status: 200, body: presentApiKey(key) }
})
