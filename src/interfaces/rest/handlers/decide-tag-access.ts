import { decideTagAccess as decideCoreTagAccess } from '../../../core/tags/tag-access.js'
import type { CompanyId, TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTagAccess } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const decideTagAccess = operation('decideTagAccess', async ({ core, principal, via }, { path, query, body }) => {
  const decision = { ...actingCompany(query), guestId: resourceId<CompanyId>(path.guestCompanyId), state: body.state }
  const decided = await decideCoreTagAccess(core, principal, resourceId<TagId>(path.tagId), decision, via)
  return { status: 200, body: presentTagAccess(decided) }
})
