import { listImportRows } from '../../../core/people/import/import-persons.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentImportRow } from '../present-import.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listPersonImportRows = operation('listPersonImportRows', async ({ core, principal }, { path, query }) => {
  const { action, outcome } = query
  const afterRow = cursorOf(query)
  const { rows, nextAfterRow } = await listImportRows(core, principal, resourceId<JobId>(path.importId), {
    limit: limitOf(query),
    ...(afterRow !== undefined && { afterRow }),
    ...(action !== undefined && { action }),
    ...(outcome !== undefined && { outcome }),
    ...actingCompany(query),
  })
  return { status: 200, body: { rows: rows.map(presentImportRow), nextCursor: formatCursor(nextAfterRow) } }
})
