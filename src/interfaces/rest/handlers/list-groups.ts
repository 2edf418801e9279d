import { listGroups as listCoreGroups } from '../../../core/people/manage-groups.js'
import type { GroupId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentGroup } from '../present-people.js'
import { actingCompany } from '../resource-id.js'

export const listGroups = operation('listGroups', async ({ core, principal }, { query }) => {
  const wanted = { ...actingCompany(query), ...pageAfter<GroupId>(query) }
  const page = await listCoreGroups(core, principal, wanted)
  return { status: 200, body: { groups: page.items.map(presentGroup), nextCursor: formatCursor(page.nextAfterId) } }
})
