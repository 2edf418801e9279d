import { deletePerson as deleteCorePerson } from '../../../core/people/manage-persons.js'
import type { PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentPerson } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deletePerson = operation('deletePerson', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<PersonId>(path.personId)
  const deleted = await deleteCorePerson(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentPerson(deleted) }
})
