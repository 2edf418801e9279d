import { listLostCallers as listCoreLostCallers } from '../../../core/traffic/lost-callers.js'
import { operation } from '../operation.js'
import { presentLostCaller } from '../present-traffic.js'
import { actingCompany } from '../resource-id.js'
import { periodIn } from '../traffic-request.js'

export const listLostCallers = operation('listLostCallers', async ({ core, principal }, { query }) => {
  const { status } = query
  const wanted = { ...actingCompany(query), period: periodIn(query), ...(status !== undefined && { status }) }
  const callers = await listCoreLostCallers(core, principal, wanted)
  return { status: 200, body: { callers: callers.map(presentLostCaller) } }
})
