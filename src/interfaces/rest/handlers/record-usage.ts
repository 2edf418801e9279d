import { type CallUsage, recordCalls } from '../../../core/rating/ledger/record-calls.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { presentUsage } from '../present-rating.js'
import { actingCompany, memberIds } from '../resource-id.js'

export const recordUsage = operation('recordUsage', async ({ core, principal }, { query, body }) => {
  const ids = memberIds(
    body.records.map(({ id }) => id),
    'records',
  )
  const records = body.records.map(({ number, direction, seconds, startedAt, endedAt }, index): CallUsage => {
    const start = parseInstant(startedAt, `records/${index}/startedAt`) ?? 0
    const end = parseInstant(endedAt, `records/${index}/endedAt`) ?? 0
    return { id: ids[index] ?? 0, number, direction, seconds, startedAt: start, endedAt: end }
  })
  return { status: 200, body: presentUsage(await recordCalls(core, principal, { ...actingCompany(query), records })) }
})
