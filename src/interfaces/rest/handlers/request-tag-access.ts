import { requestTagAccess as requestCoreTagAccess } from '../../../core/tags/tag-access.js'
import type { CompanyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTagRequest } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const requestTagAccess = operation('requestTagAccess', async ({ core, principal, via }, { query, body }) => {
  const { ownerId, tag, note } = body
  const wanted = { ownerId: resourceId<CompanyId>(ownerId), tag, ...(note !== undefined && { note }) }
  const requested = await requestCoreTagAccess(core, principal, { ...actingCompany(query), ...wanted }, via)
  return { status: 200, body: presentTagRequest(requested) }
})
