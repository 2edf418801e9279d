import { updateTag as updateCoreTag } from '../../../core/tags/manage-tags.js'
import type { TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTag } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateTag = operation('updateTag', async ({ core, principal, via }, { path, query, body }) => {
  const { offered, ...rest } = body
  const changes = { ...rest, ...actingCompany(query), ...(offered !== undefined && { isOffered: offered }) }
  const updated = await updateCoreTag(core, principal, resourceId<TagId>(path.tagId), changes, via)
  return { status: 200, body: presentTag(updated) }
})
