import { listImports } from '../../../core/people/import/import-persons.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentImport } from '../present-import.js'
import { actingCompany } from '../resource-id.js'

export const listPersonImports = operation('listPersonImports', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf<JobId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const { items, nextAfterId } = await listImports(core, principal, { ...page, ...actingCompany(query) })
  return { status: 200, body: { imports: items.map(presentImport), nextCursor: formatCursor(nextAfterId) } }
})
