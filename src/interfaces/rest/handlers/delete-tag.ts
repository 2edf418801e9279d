import { deleteTag as deleteCoreTag } from '../../../core/tags/manage-tags.js'
import type { TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTag } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteTag = operation('deleteTag', async ({ core, principal, via }, { path, query }) => {
  const deleted = await deleteCoreTag(core, principal, resourceId<TagId>(path.tagId), actingCompany(query), via)
  return { status: 200, body: presentTag(deleted) }
})
