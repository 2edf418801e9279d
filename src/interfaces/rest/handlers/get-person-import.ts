import { getImport } from '../../../core/people/import/import-persons.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentImport } from '../present-import.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getPersonImport = operation('getPersonImport', async ({ core, principal }, { path, query }) => {
  const found = await getImport(core, principal, resourceId<JobId>(path.importId), actingCompany(query))
  return { status: 200, body: presentImport(found) }
})
