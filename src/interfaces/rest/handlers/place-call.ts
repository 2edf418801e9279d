import { placeCall as placeCoreCall } from '../../../core/calls/control-calls.js'
import type { NumberId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCall } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const placeCall = operation('placeCall', async ({ core, principal }, { query, body }) => {
  const { employee, to } = body
  const wanted = { ...actingCompany(query), employee, to, numberId: resourceId<NumberId>(body.numberId) }
  const call = presentCall(await placeCoreCall(core, principal, wanted))
  return { status: 201, body: call, headers: [['Location', `/v1/calls/${call.id}`]] }
})
