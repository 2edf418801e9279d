import { createSavedReport as createCoreSavedReport } from '../../../core/traffic/manage-reports.js'
import { operation } from '../operation.js'
import { presentSavedReport } from '../present-traffic.js'
import { actingCompany } from '../resource-id.js'
import { readCriteria } from '../traffic-request.js'

export const createSavedReport = operation('createSavedReport', async ({ core, principal, via }, { query, body }) => {
  const wanted = { ...actingCompany(query), ...body, criteria: readCriteria(body.criteria) }
  const report = presentSavedReport(await createCoreSavedReport(core, principal, wanted, via))
  return { status: 201, body: report, headers: [['Location', `/v1/traffic-reports/${report.id}`]] }
})
