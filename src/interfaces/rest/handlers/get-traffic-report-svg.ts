import { readTrafficReport } from '../../../core/traffic/traffic-report.js'
import { streamOperation } from '../operation.js'
import { readTrafficRequest } from '../traffic-request.js'

export const getTrafficReportSvg = streamOperation('getTrafficReportSvg', async ({ core, principal }, { query }) => {
  const report = await readTrafficReport(core, principal, readTrafficRequest(query))
  return {
    status: 200,
    headers: [['Content-Disposition', 'attachment; filename="report.svg"']],
    stream: () => core.tables.writeTraffic('svg', report),
  }
})
