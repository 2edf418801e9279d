import { listExports } from '../../../core/history/export-jobs.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentExport } from '../present-export.js'

export const listHistoryExports = operation('listHistoryExports', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf<JobId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const { items, nextAfterId } = await listExports(core, principal, page)
  return { status: 200, body: { exports: items.map(presentExport), nextCursor: formatCursor(nextAfterId) } }
})
