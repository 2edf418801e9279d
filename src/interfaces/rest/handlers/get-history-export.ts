import { getExport } from '../../../core/history/export-jobs.js'
import type { JobId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentExport } from '../present-export.js'
import { resourceId } from '../resource-id.js'

export const getHistoryExport = operation('getHistoryExport', async ({ core, principal }, { path }) => {
  const found = await getExport(core, principal, resourceId<JobId>(path.exportId))
  return { status: 200, body: presentExport(found) }
})
