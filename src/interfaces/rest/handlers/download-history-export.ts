import { openExportFile } from '../../../core/history/export-jobs.js'
import type { JobId } from '../../../core/values/ids.js'
import { streamOperation } from '../operation.js'
import { resourceId } from '../resource-id.js'

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export const downloadHistoryExport = streamOperation('downloadHistoryExport', async ({ core, principal }, { path }) => {
  const { job, request, result, read } = await openExportFile(core, principal, resourceId<JobId>(path.exportId))
  return {
    status: 200,
    headers: [
      ['Content-Type', mediaTypes[request.format]],
      ['Content-Length', String(result.bytes)],
      ['Content-Disposition', `attachment; filename="messages-${job.id}.${request.format}"`],
    ],
    stream: read,
  }
})
