import { localDateAt } from '../calendar/zone.js'
import { instantOfMinute } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError, type LimitName } from '../errors.js'
import type { CompanyId, UserId } from '../values/ids.js'
import { formatMoney, type Money, noMoney } from '../values/money.js'
import type { StoredRights } from './rights.js'

/** What a request takes of the budget of its user. */
export interface BudgetShare extends BudgetLimits {
  userId: UserId
  /** `2026-11`, on the company's clock. */
  month: string
  segments: number
  /** By the plan of the request; zero where money is not limited. */
  money: Money
}

/** Of the whole month; null where there is none. */
export interface BudgetLimits {
  segmentLimit: number | null
  moneyLimit: Money | null
}

/** What a month has taken so far. */
export interface BudgetUse {
  segments: number
  money: Money
}

export function monthOf(core: CoreContext, companyId: CompanyId, at: number): string {
  return localDateAt(at, core.companies.zoneOf(companyId)).toString().slice(0, 7)
}

/** Null for a user without a budget. */
export function budgetOf(
  core: CoreContext,
  rights: StoredRights,
  at: number,
): Omit<BudgetShare, 'segments' | 'money'> | null {
  const { companyId, userId, monthlySegments: segmentLimit, monthlyMoney: moneyLimit } = rights
  if (segmentLimit === null && moneyLimit === null) return null
  return { userId, month: monthOf(core, companyId, at), segmentLimit, moneyLimit }
}

/** What of the money falls to the segments before the `end`th, so that the shares of all messages make the whole. */
export function moneyUpTo(end: number, { money, segments }: Pick<BudgetShare, 'money' | 'segments'>): Money {
  return (segments === 0 ? noMoney : Number((BigInt(money) * BigInt(end)) / BigInt(segments))) as Money
}

/** Which limit the share does not fit into; null where it fits. */
export function exceededBy(
  { segmentLimit, moneyLimit, segments, money }: BudgetShare,
  used: BudgetUse,
): 'segments' | 'money' | null {
  if (segmentLimit !== null && used.segments + segments > segmentLimit) return 'segments'
  return moneyLimit !== null && used.money + money > moneyLimit ? 'money' : null
}

/** @throws GatewayError `rate_limited` where the month's budget is not enough */
export async function requireBudget(core: CoreContext, companyId: CompanyId, share: BudgetShare): Promise<void> {
  const used = await core.store.rights.used(companyId, share.userId, share.month)
  if (exceededBy(share, used) !== null) throw overBudget(core, companyId, share, used)
}

export function overBudget(core: CoreContext, companyId: CompanyId, share: BudgetShare, used: BudgetUse): GatewayError {
  const { limit, taken, left, whole } =
    exceededBy(share, used) === 'money' ? ofMoney(share, used) : ofSegments(share, used)
  const detail =
    `The message takes ${taken} of the ${left} that are left of your ${whole} for this month; ` +
    `ask your administrator for more.`
  const retryAfterSeconds = Math.ceil((endOfMonth(core, companyId) - core.clock.now()) / 1_000)
  return new GatewayError('rate_limited', detail, { limit, retryAfterSeconds })
}

interface Excess {
  limit: BudgetLimitName
  taken: string
  left: string
  whole: string
}

type BudgetLimitName = Extract<LimitName, `${string}_per_user_month`>

function ofSegments({ segmentLimit, segments }: BudgetShare, used: BudgetUse): Excess {
  const left = Math.max(0, (segmentLimit ?? 0) - used.segments)
  return { limit: 'segments_per_user_month', taken: `${segments}`, left: `${left} segments`, whole: `${segmentLimit}` }
}

function ofMoney({ moneyLimit, money }: BudgetShare, used: BudgetUse): Excess {
  const limit = moneyLimit ?? noMoney
  const left = Math.max(0, limit - used.money) as Money
  return {
    limit: 'roubles_per_user_month',
    taken: formatMoney(money),
    left: `${formatMoney(left)} roubles`,
    whole: formatMoney(limit),
  }
}

/** Whether a refusal is one of a budget: it will stand until the month ends. */
export function isOverBudget({ limit }: GatewayError): boolean {
  return limit === 'segments_per_user_month' || limit === 'roubles_per_user_month'
}

function endOfMonth(core: CoreContext, companyId: CompanyId): number {
  const zone = core.companies.zoneOf(companyId)
  return instantOfMinute(localDateAt(core.clock.now(), zone).with({ day: 1 }).add({ months: 1 }), 0, zone)
}
