import { getCall as getCoreCall } from '../../../core/calls/read-calls.js'
import type { CallId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCallDetails } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getCall = operation('getCall', async ({ core, principal }, { path, query }) => {
  const { call, price } = await getCoreCall(core, principal, resourceId<CallId>(path.callId), actingCompany(query))
  return { status: 200, body: presentCallDetails(call, price) }
})
