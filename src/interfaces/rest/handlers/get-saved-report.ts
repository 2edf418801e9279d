import { getSavedReport as getCoreSavedReport } from '../../../core/traffic/manage-reports.js'
import type { TrafficReportId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSavedReport } from '../present-traffic.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getSavedReport = operation('getSavedReport', async ({ core, principal }, { path, query }) => {
  const id = resourceId<TrafficReportId>(path.reportId)
  return { status: 200, body: presentSavedReport(await getCoreSavedReport(core, principal, id, actingCompany(query))) }
})
