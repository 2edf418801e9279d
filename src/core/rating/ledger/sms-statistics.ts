import type { Principal } from '../../accounts/account.js'
import { requireScope } from '../../accounts/permissions.js'
import { firstDay, lastDay, type LocalMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { addExact } from '../../values/exact.js'
import { type Money, moneyFromKopecks } from '../../values/money.js'
import { overOf } from '../sms/pool.js'
import { type AccountView, viewOf } from './account-view.js'

/** Text messages of the running month, and of the packages' running periods. */
export interface SmsStatistics {
  month: LocalMonth
  /** SMS that are included. */
  included: number
  used: number
  over: number
  left: number
}

/** Undefined where no offer of text messages runs. @throws GatewayError `forbidden` */
export async function smsStatistics(core: CoreContext, principal: Principal): Promise<SmsStatistics | undefined> {
  const view = await viewFor(core, principal)
  if (view === undefined || view.offer === null) return undefined
  const { month, sms } = view
  if (sms.employees !== null) {
    const { pool, sent } = sms.employees
    return { month, included: pool, used: Math.min(sent, pool), over: overOf(sent, pool), left: overOf(pool, sent) }
  }
  const running = sms.packages.filter(({ period }) => period !== null)
  const included = running.reduce((sum, each) => addExact(sum, each.included), 0)
  const left = running.reduce((sum, each) => addExact(sum, each.left), 0)
  const days = { from: firstDay(month), to: lastDay(month) }
  const over = await core.store.rating.countOver(principal.companyId, days)
  return { month, included, used: included - left, over, left }
}

/**
 * What the month may still cost, or, where no limit is set, what it has cost, as a debt. Undefined where nothing is connected.
 * @throws GatewayError `forbidden`
 */
export async function balanceOf(core: CoreContext, principal: Principal): Promise<Money | undefined> {
  const view = await viewFor(core, principal)
  return view && moneyFromKopecks((view.spendingLimit ?? 0) - view.booked)
}

async function viewFor(core: CoreContext, principal: Principal): Promise<AccountView | undefined> {
  requireScope(principal, 'messages:read')
  const stored = await core.store.rating.find(principal.companyId)
  return stored && viewOf(core, stored, [])
}
