import { updateSavedReport as updateCoreSavedReport } from '../../../core/traffic/manage-reports.js'
import type { TrafficReportId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentSavedReport } from '../present-traffic.js'
import { actingCompany, resourceId } from '../resource-id.js'
import { readCriteria } from '../traffic-request.js'

export const updateSavedReport = operation(
  'updateSavedReport',
  async ({ core, principal, via }, { path, query, body: { criteria, ...rest } }) => {
    const id = resourceId<TrafficReportId>(path.reportId)
    const wanted = {
      ...actingCompany(query),
      ...rest,
      ...(criteria !== undefined && { criteria: readCriteria(criteria) }),
    }
    const report = await updateCoreSavedReport(core, principal, id, wanted, via)
    return { status: 200, body: presentSavedReport(report) }
  },
)
