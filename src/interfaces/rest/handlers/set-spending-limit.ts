import { setSpendingLimit as setCoreLimit } from '../../../core/rating/ledger/set-spending-limit.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentRating } from '../present-rating.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const setSpendingLimit = operation('setSpendingLimit', async ({ core, principal, via }, { query, body }) => {
  const { limit, holdMailings = false, number, scenarioId } = body
  const wanted = {
    ...actingCompany(query),
    ...{ limit, holds: holdMailings },
    ...(number === undefined ? {} : { number }),
    ...(scenarioId === undefined ? {} : { scenarioId: resourceId<ScenarioId>(scenarioId) }),
  }
  return { status: 200, body: presentRating(await setCoreLimit(core, principal, wanted, via)) }
})
