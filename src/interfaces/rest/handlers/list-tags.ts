import { listTags as listCoreTags } from '../../../core/tags/manage-tags.js'
import type { TagId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentTag } from '../present-tags.js'
import { actingCompany } from '../resource-id.js'

export const listTags = operation('listTags', async ({ core, principal }, { query }) => {
  const page = await listCoreTags(core, principal, { ...actingCompany(query), ...pageAfter<TagId>(query) })
  return { status: 200, body: { tags: page.items.map(presentTag), nextCursor: formatCursor(page.nextAfterId) } }
})
