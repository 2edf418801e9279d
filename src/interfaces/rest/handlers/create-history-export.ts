import { createExport } from '../../../core/history/export-jobs.js'
import { historyRequestOf } from '../history-request.js'
import { operation } from '../operation.js'
import { presentExport } from '../present-export.js'

export const createHistoryExport = operation('createHistoryExport', async ({ core, principal, via }, { body }) => {
  const created = await createExport(core, principal, historyRequestOf(body.filter ?? {}), body.format, via)
  const shown = presentExport(created)
  return { status: 202, body: shown, headers: [['Location', `/v1/history/exports/${shown.id}`]] }
})
