import { readTrafficReport } from '../../../core/traffic/traffic-report.js'
import { streamOperation } from '../operation.js'
import { readTrafficRequest } from '../traffic-request.js'

export const getTrafficReportXlsx = streamOperation('getTrafficReportXlsx', async ({ core, principal }, { query }) => {
  const report = await readTrafficReport(core, principal, readTrafficRequest(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="report.xlsx"']],
    stream: () => core.tables.writeTraffic('xlsx', report),
  }
})
