import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { exportReports } from '../../../core/conversations/report-forms.js'
import { streamOperation } from '../operation.js'
import { reportsQueryOf } from '../reports-query.js'
import { resourceId } from '../resource-id.js'

export const exportReportsXlsx = streamOperation('exportReportsXlsx', async ({ core, principal }, { path, query }) => {
  const id = resourceId<ReportFormId>(path.reportFormId)
  const { zone, fields, pages } = await exportReports(core, principal, id, reportsQueryOf(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="reports.xlsx"']],
    stream: () => core.tables.writeReports('xlsx', pages(), fields, zone, core.clock.now()),
  }
})
