import { listGroupMembers as listCoreGroupMembers } from '../../../core/people/group-members.js'
import type { GroupId, MemberId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentGroupMember } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listGroupMembers = operation('listGroupMembers', async ({ core, principal }, { path, query }) => {
  const id = resourceId<GroupId>(path.groupId)
  const wanted = { ...actingCompany(query), ...pageAfter<MemberId>(query) }
  const page = await listCoreGroupMembers(core, principal, id, wanted)
  const members = page.items.map(presentGroupMember)
  return { status: 200, body: { members, nextCursor: formatCursor(page.nextAfterId) } }
})
