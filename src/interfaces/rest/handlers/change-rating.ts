import { changeAccount } from '../../../core/rating/ledger/change-account.js'
import { operation } from '../operation.js'
import { presentCost, presentRating } from '../present-rating.js'
import { accountChangeOf } from '../rating-change.js'
import { actingCompany } from '../resource-id.js'

export const changeRating = operation('changeRating', async ({ core, principal, via }, { query, body, headers }) => {
  const key = headers['Idempotency-Key']
  const wanted = {
    ...actingCompany(query),
    dryRun: body.dryRun ?? false,
    change: accountChangeOf(body),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  }
  const { applied, cost, account } = await changeAccount(core, principal, wanted, via)
  return { status: 200, body: { applied, cost: presentCost(cost), account: presentRating(account) } }
})
