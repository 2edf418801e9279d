import { updateApiKey as updateCoreApiKey } from '../../../core/accounts/api-keys.js'
import type { ApiKeyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentApiKey } from '../present-account.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateApiKey = operation('updateApiKey', async ({ core, principal, via }, { path, query, body }) => {
  const { companyId } = actingCompany(query)
  const key = await updateCoreApiKey(core, principal, resourceId<ApiKeyId>(path.apiKeyId), body, via, companyId)
  return { status: 200, body: presentApiKey(key) }
})
