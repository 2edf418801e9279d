import { updatePerson as updateCorePerson } from '../../../core/people/manage-persons.js'
import type { PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentPerson } from '../present-people.js'
import { personInputOf } from '../read-person.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updatePerson = operation('updatePerson', async ({ core, principal, via }, { path, query, body }) => {
  const id = resourceId<PersonId>(path.personId)
  const updated = await updateCorePerson(core, principal, id, { ...personInputOf(body), ...actingCompany(query) }, via)
  return { status: 200, body: presentPerson(updated) }
})
