import { listTagAccesses as listCoreTagAccesses } from '../../../core/tags/tag-access.js'
import type { TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTagAccess } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listTagAccesses = operation('listTagAccesses', async ({ core, principal }, { path, query }) => {
  const accesses = await listCoreTagAccesses(core, principal, resourceId<TagId>(path.tagId), actingCompany(query))
  return { status: 200, body: { accesses: accesses.map(presentTagAccess) } }
})
