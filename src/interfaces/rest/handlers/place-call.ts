import { placeCall as placeCoreCall } from '../../../core/calls/control-calls.js'
import type { NumberId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCall } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const placeCall = operation('placeCall', async ({ core, principal }, { query, body }) => {
  const { employee, to } = body
  const wanted = { ...actingCompany(query), employee, to, numberId: resourceId<NumberId>(body.numberId) }
  const { call, price } = await placeCoreCall(core, principal, wanted)
  const shown = presentCall(call, price)
  return { status: 201, body: shown, headers: [['Location', `/v1/calls/${shown.id}`]] }
})
