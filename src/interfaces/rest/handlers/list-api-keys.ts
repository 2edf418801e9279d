import { listApiKeys as listCoreApiKeys } from '../../../core/accounts/api-keys.js'
import type { ApiKeyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentApiKey } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const listApiKeys = operation('listApiKeys', async ({ core, principal }, { query }) => {
  const page = await listCoreApiKeys(core, principal, { ...actingCompany(query), ...pageAfter<ApiKeyId>(query) })
  return { status: 200, body: { apiKeys: page.items.map(presentApiKey), nextCursor: formatCursor(page.nextAfterId) } }
})
