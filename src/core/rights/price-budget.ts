import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { SubmissionPlan } from '../messaging/plan-submission.js'
import { priceOfPlan } from '../rating/ledger/message-prices.js'
import type { BudgetShare } from './budget.js'

/**
 * What a plan takes of the budget of its user, in money too where that is limited. What has no price is refused: no budget could be kept.
 * @throws GatewayError `forbidden`
 */
export async function priceBudget(core: CoreContext, plan: SubmissionPlan): Promise<BudgetShare | null> {
  const { budget, companyId } = plan
  if (budget === null || budget.moneyLimit === null) return budget
  const { amount, reason } = await priceOfPlan(core, companyId, plan)
  if (amount !== null) return { ...budget, money: amount }
  const why =
    reason === 'not_rated' ? 'no tariff of text messages is connected' : 'the tariff names no price for some of them'
  throw new GatewayError(
    'forbidden',
    `Your budget is in roubles, and what these messages cost is not known: ${why}. Ask your administrator.`,
  )
}
