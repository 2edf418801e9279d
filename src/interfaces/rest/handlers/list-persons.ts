import { listPersons as listCorePersons } from '../../../core/people/manage-persons.js'
import type { PersonKind } from '../../../core/people/person.js'
import type { PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentPerson } from '../present-people.js'
import { actingCompany } from '../resource-id.js'

export const listPersons = operation('listPersons', async ({ core, principal }, { query }) => {
  const wanted = { ...actingCompany(query), ...pageAfter<PersonId>(query), ...filterOf(query) }
  const page = await listCorePersons(core, principal, wanted)
  return { status: 200, body: { persons: page.items.map(presentPerson), nextCursor: formatCursor(page.nextAfterId) } }
})

function filterOf({
  kind,
  number,
  search,
  customerId,
}: {
  kind?: PersonKind
  number?: string
  search?: string
  customerId?: string
}) {
  return {
    ...(kind !== undefined && { kind }),
    ...(number !== undefined && { number }),
    ...(search !== undefined && { search }),
    ...(customerId !== undefined && { customerId }),
  }
}
