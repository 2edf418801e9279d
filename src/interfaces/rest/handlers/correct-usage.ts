import { correctCall } from '../../../core/rating/ledger/record-calls.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { presentUsage } from '../present-rating.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const correctUsage = operation('correctUsage', async ({ core, principal, via }, { query, body }) => {
  const { id, number, record } = body
  const corrected = record && {
    direction: record.direction,
    seconds: record.seconds,
    startedAt: parseInstant(record.startedAt, 'record/startedAt') ?? 0,
    endedAt: parseInstant(record.endedAt, 'record/endedAt') ?? 0,
  }
  const wanted = { ...actingCompany(query), id: resourceId(id) as number, number, record: corrected }
  return { status: 200, body: presentUsage(await correctCall(core, principal, wanted, via)) }
})
