import { listCalls as listCoreCalls } from '../../../core/calls/read-calls.js'
import type { CallId, NumberId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentCall } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listCalls = operation('listCalls', async ({ core, principal }, { query }) => {
  const { state, outcome, caller, numberId } = query
  const beforeId = cursorOf<CallId>(query)
  const startedFrom = parseInstant(query.startedFrom, 'startedFrom')
  const startedBefore = parseInstant(query.startedBefore, 'startedBefore')
  const page = await listCoreCalls(core, principal, {
    ...actingCompany(query),
    limit: limitOf(query),
    ...(beforeId !== undefined && { beforeId }),
    ...(state !== undefined && { state }),
    ...(outcome !== undefined && { outcome }),
    ...(caller !== undefined && { caller }),
    ...(numberId !== undefined && { numberId: resourceId<NumberId>(numberId) }),
    ...(startedFrom !== undefined && { startedFrom }),
    ...(startedBefore !== undefined && { startedBefore }),
  })
  return {
    status: 200,
    body: {
      calls: page.calls.map((call) => presentCall(call, page.priceOf(call))),
      nextCursor: formatCursor(page.nextBeforeId),
    },
  }
})
