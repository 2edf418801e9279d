import { hangUpCall as hangUpCoreCall } from '../../../core/calls/read-calls.js'
import type { CallId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCall } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const hangUpCall = operation('hangUpCall', async ({ core, principal }, { path, query }) => {
  const { call, price } = await hangUpCoreCall(core, principal, resourceId<CallId>(path.callId), actingCompany(query))
  return { status: 200, body: presentCall(call, price) }
})
