import { listUsers as listCoreUsers } from '../../../core/accounts/users.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentUser } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const listUsers = operation('listUsers', async ({ core, principal }, { query }) => {
  const page = await listCoreUsers(core, principal, { ...actingCompany(query), ...pageAfter<UserId>(query) })
  return { status: 200, body: { users: page.items.map(presentUser), nextCursor: formatCursor(page.nextAfterId) } }
})
