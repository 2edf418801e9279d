import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { parseMoney } from '../../values/money.js'
import { type AccountView, viewOf } from './account-view.js'
import { advance } from './advance-account.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

/** @param limit roubles; null for none. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function setSpendingLimit(
  core: CoreContext,
  principal: Principal,
  { limit, ...acting }: Acting & { limit: string | null },
  via: Via,
): Promise<AccountView> {
  const companyId = accountInScope(principal, acting)
  await getAccount(core, companyId)
  const spendingLimit = limit === null ? null : read(limit)
  const done = await advance(core, companyId, async (open) => {
    open.changes.spendingLimit = spendingLimit
    const before = open.stored.spendingLimit
    const act = { companyId, action: 'rating.limit', subject: `company:${companyId}`, before, after: spendingLimit }
    return { result: null, audit: auditOf(core, principal, via, act) }
  })
  return viewOf(
    core,
    done?.stored ?? (await getAccount(core, companyId)),
    await core.store.rating.listNumbers(companyId),
  )
}

function read(limit: string) {
  const parsed = parseMoney(limit)
  if (parsed.ok && parsed.value > 0) return parsed.value
  const reason = parsed.ok ? 'A limit is more than 0' : parsed.reason
  throw new GatewayError('invalid_parameter', `${reason}.`, { field: 'limit' })
}
