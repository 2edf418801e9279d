import { setSpendingLimit as setCoreLimit } from '../../../core/rating/ledger/set-spending-limit.js'
import { operation } from '../operation.js'
import { presentRating } from '../present-rating.js'
import { actingCompany } from '../resource-id.js'

export const setSpendingLimit = operation('setSpendingLimit', async ({ core, principal, via }, { query, body }) => {
  const account = await setCoreLimit(core, principal, { ...actingCompany(query), limit: body.limit }, via)
  return { status: 200, body: presentRating(account) }
})
