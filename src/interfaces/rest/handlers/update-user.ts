import { updateUser as updateCoreUser } from '../../../core/accounts/users.js'
import type { PersonId, UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentUser } from '../present-account.js'
import { actingCompany, memberIds, resourceId } from '../resource-id.js'

export const updateUser = operation('updateUser', async ({ core, principal, via }, { path, query, body }) => {
  const { companyId } = actingCompany(query)
  const { personId, ...plain } = body
  const changes = personId === undefined ? plain : { ...plain, personId: personOf(personId) }
  const user = await updateCoreUser(core, principal, resourceId<UserId>(path.userId), changes, via, companyId)
  return { status: 200, body: presentUser(user) }
})

function personOf(personId: string | null): PersonId | null {
  return personId === null ? null : (memberIds<PersonId>([personId], '/personId')[0] ?? null)
}
