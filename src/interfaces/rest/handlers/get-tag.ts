import { getTag as getCoreTag } from '../../../core/tags/manage-tags.js'
import type { TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTag } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getTag = operation('getTag', async ({ core, principal }, { path, query }) => {
  const { tag } = await getCoreTag(core, principal, resourceId<TagId>(path.tagId), actingCompany(query))
  return { status: 200, body: presentTag(tag) }
})
