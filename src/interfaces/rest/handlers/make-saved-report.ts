import { makeSavedReport as makeCoreSavedReport } from '../../../core/traffic/manage-reports.js'
import type { TrafficReportId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTrafficReport } from '../present-traffic.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const makeSavedReport = operation('makeSavedReport', async ({ core, principal }, { path, query }) => {
  const id = resourceId<TrafficReportId>(path.reportId)
  const report = await makeCoreSavedReport(core, principal, id, actingCompany(query))
  return { status: 200, body: presentTrafficReport(report) }
})
