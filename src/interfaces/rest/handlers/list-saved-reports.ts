import { listSavedReports as listCoreSavedReports } from '../../../core/traffic/manage-reports.js'
import type { TrafficReportId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentSavedReport } from '../present-traffic.js'
import { actingCompany } from '../resource-id.js'

export const listSavedReports = operation('listSavedReports', async ({ core, principal }, { query }) => {
  const wanted = { ...actingCompany(query), ...pageAfter<TrafficReportId>(query) }
  const page = await listCoreSavedReports(core, principal, wanted)
  const reports = page.items.map(presentSavedReport)
  return { status: 200, body: { reports, nextCursor: formatCursor(page.nextAfterId) } }
})
