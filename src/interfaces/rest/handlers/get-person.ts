import { getPerson as getCorePerson } from '../../../core/people/manage-persons.js'
import type { PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentPerson } from '../present-people.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getPerson = operation('getPerson', async ({ core, principal }, { path, query }) => {
  const found = await getCorePerson(core, principal, resourceId<PersonId>(path.personId), actingCompany(query))
  return { status: 200, body: presentPerson(found) }
})
