import { createPerson as createCorePerson } from '../../../core/people/manage-persons.js'
import { operation } from '../operation.js'
import { presentPerson } from '../present-people.js'
import { personInputOf } from '../read-person.js'
import { actingCompany } from '../resource-id.js'

export const createPerson = operation('createPerson', async ({ core, principal, via }, { query, body }) => {
  const created = await createCorePerson(
    core,
    principal,
    { ...personInputOf(body), name: body.name, ...actingCompany(query) },
    via,
  )
  const shown = presentPerson(created)
  return { status: 201, body: shown, headers: [['Location', `/v1/persons/${shown.id}`]] }
})
