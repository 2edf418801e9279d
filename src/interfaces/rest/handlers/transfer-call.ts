import { inviteToCall } from '../../../core/calls/control-calls.js'
import type { CallId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCall } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const transferCall = operation('transferCall', async ({ core, principal }, { path, query, body }) => {
  const { to, show = 'number' } = body
  const wanted = { ...actingCompany(query), to, show, mode: 'transfer' as const }
  const { call, price } = await inviteToCall(core, principal, resourceId<CallId>(path.callId), wanted)
  return { status: 200, body: presentCall(call, price) }
})
