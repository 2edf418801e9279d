import { readTrafficReport } from '../../../core/traffic/traffic-report.js'
import { operation } from '../operation.js'
import { presentTrafficReport } from '../present-traffic.js'
import { readTrafficRequest } from '../traffic-request.js'

export const getTrafficReport = operation('getTrafficReport', async ({ core, principal }, { query }) => ({
  status: 200,
  body: presentTrafficReport(await readTrafficReport(core, principal, readTrafficRequest(query))),
}))
