import { localDateAt } from '../calendar/zone.js'
import { instantOfMinute } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, UserId } from '../values/ids.js'
import type { StoredRights } from './rights.js'

/** What a request takes of the budget of its user. */
export interface BudgetShare {
  userId: UserId
  /** `2026-11`, on the company's clock. */
  month: string
  /** Segments of the whole month. */
  limit: number
  segments: number
}

export function monthOf(core: CoreContext, companyId: CompanyId, at: number): string {
  return localDateAt(at, core.companies.zoneOf(companyId)).toString().slice(0, 7)
}

/** Null for a user without a budget. */
export function budgetOf(core: CoreContext, rights: StoredRights, at: number): Omit<BudgetShare, 'segments'> | null {
  const { companyId, userId, monthlySegments: limit } = rights
  return limit === null ? null : { userId, month: monthOf(core, companyId, at), limit }
}

/** @throws GatewayError `rate_limited` where the month's budget is not enough */
export async function requireBudget(core: CoreContext, companyId: CompanyId, share: BudgetShare): Promise<void> {
  const used = await core.store.rights.usedSegments(companyId, share.userId, share.month)
  if (used + share.segments > share.limit) throw overBudget(core, companyId, share, used)
}

export function overBudget(core: CoreContext, companyId: CompanyId, share: BudgetShare, used: number): GatewayError {
  const { limit, segments } = share
  const left = Math.max(0, limit - used)
  const detail =
    `The message takes ${segments} of the ${left} segments that are left of your ${limit} for this month; ` +
    `ask your administrator for more.`
  const retryAfterSeconds = Math.ceil((endOfMonth(core, companyId) - core.clock.now()) / 1_000)
  return new GatewayError('rate_limited', detail, { limit: 'segments_per_user_month', retryAfterSeconds })
}

function endOfMonth(core: CoreContext, companyId: CompanyId): number {
  const zone = core.companies.zoneOf(companyId)
  return instantOfMinute(localDateAt(core.clock.now(), zone).with({ day: 1 }).add({ months: 1 }), 0, zone)
}
