import { expandTag as expandCoreTag } from '../../../core/tags/expand-tag.js'
import type { PersonId, TagId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { pageAfter } from '../page.js'
import { presentExpandedTag } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const expandTag = operation('expandTag', async ({ core, principal }, { path, query }) => {
  const at = parseInstant(query.at, 'at')
  const expanded = await expandCoreTag(core, principal, resourceId<TagId>(path.tagId), {
    ...actingCompany(query),
    ...pageAfter<PersonId>(query),
    problems: query.problems ?? false,
    ...(at !== undefined && { at }),
  })
  return { status: 200, body: presentExpandedTag(expanded) }
})
