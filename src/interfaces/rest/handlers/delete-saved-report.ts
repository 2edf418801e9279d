import { deleteSavedReport as deleteCoreSavedReport } from '../../../core/traffic/manage-reports.js'
import type { TrafficReportId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSavedReport } from '../present-traffic.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteSavedReport = operation('deleteSavedReport', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<TrafficReportId>(path.reportId)
  const report = await deleteCoreSavedReport(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentSavedReport(report) }
})
