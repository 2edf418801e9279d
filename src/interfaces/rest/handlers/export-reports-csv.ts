import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { exportReports } from '../../../core/conversations/report-forms.js'
import { streamOperation } from '../operation.js'
import { reportsQueryOf } from '../reports-query.js'
import { resourceId } from '../resource-id.js'

export const exportReportsCsv = streamOperation('exportReportsCsv', async ({ core, principal }, { path, query }) => {
  const id = resourceId<ReportFormId>(path.reportFormId)
  const { zone, fields, pages } = await exportReports(core, principal, id, reportsQueryOf(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="reports.csv"']],
    stream: () => core.tables.writeReports('csv', pages(), fields, zone, core.clock.now()),
  }
})
