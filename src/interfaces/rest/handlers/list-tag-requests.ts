import { listTagRequests as listCoreTagRequests } from '../../../core/tags/tag-access.js'
import { operation } from '../operation.js'
import { presentTagRequest } from '../present-tags.js'
import { actingCompany } from '../resource-id.js'

export const listTagRequests = operation('listTagRequests', async ({ core, principal }, { query }) => {
  const requests = await listCoreTagRequests(core, principal, actingCompany(query))
  return { status: 200, body: { requests: requests.map(presentTagRequest) } }
})
