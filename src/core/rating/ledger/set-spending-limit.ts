import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { CompanyId, ScenarioId } from '../../values/ids.js'
import { type Money, parseMoney } from '../../values/money.js'
import type { LimitScope } from './account-document.js'
import { type AccountView, viewOf } from './account-view.js'
import { advance, type OpenAccount } from './advance-account.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

/** A limit of the company or, where one is named, of a number or scenario. */
export interface WantedLimit {
  /** Roubles; null for none. */
  limit: string | null
  /** Whether mailings and bulk messages wait once it is reached. */
  holds: boolean
  /** As it is dialled. */
  number?: string
  scenarioId?: ScenarioId
}

const mostLimits = 100

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function setSpendingLimit(
  core: CoreContext,
  principal: Principal,
  { limit, holds, number, scenarioId, ...acting }: Acting & WantedLimit,
  via: Via,
): Promise<AccountView> {
  const companyId = accountInScope(principal, acting)
  await getAccount(core, companyId)
  const amount = limit === null ? null : read(limit)
  const scope = await scopeOf(core, companyId, { number, scenarioId })
  const done = await advance(core, companyId, async (open) => {
    set(open, scope, amount, holds)
    const before = open.stored.spendingLimit
    const after = { scope, limit: amount, holds }
    const act = { companyId, action: 'rating.limit', subject: `company:${companyId}`, before, after }
    return { result: null, audit: auditOf(core, principal, via, act) }
  })
  return viewOf(
    core,
    done?.stored ?? (await getAccount(core, companyId)),
    await core.store.rating.listNumbers(companyId),
  )
}

function set(open: OpenAccount, scope: 'company' | LimitScope, limit: Money | null, holds: boolean): void {
  if (scope === 'company') {
    open.changes.spendingLimit = limit
    open.holds = limit !== null && holds
    return
  }
  const others = open.limits.filter((each) => each.scope !== scope)
  open.limits = limit === null ? others : [...others, { scope, limit, holds }]
  if (open.limits.length > mostLimits)
    throw new GatewayError('invalid_parameter', `At most ${mostLimits} numbers and scenarios have a limit.`, {
      field: 'limit',
    })
}

async function scopeOf(
  core: CoreContext,
  companyId: CompanyId,
  { number, scenarioId }: { number: string | undefined; scenarioId: ScenarioId | undefined },
): Promise<'company' | LimitScope> {
  if (number !== undefined && scenarioId !== undefined)
    throw new GatewayError('invalid_parameter', 'Give number or scenarioId, not both.', { field: 'scenarioId' })
  if (number !== undefined) {
    const found = (await core.store.rating.listNumbers(companyId)).find(({ address }) => address === number)
    if (found !== undefined) return `number:${found.id}`
    throw new GatewayError('invalid_parameter', 'The company has no such number of its own.', { field: 'number' })
  }
  if (scenarioId === undefined) return 'company'
  if ((await core.store.calls.findScenario(companyId, scenarioId)) !== undefined) return `scenario:${scenarioId}`
  throw new GatewayError('not_found', 'There is no such scenario.')
}

function read(limit: string) {
  const parsed = parseMoney(limit)
  if (parsed.ok && parsed.value > 0) return parsed.value
  const reason = parsed.ok ? 'A limit is more than 0' : parsed.reason
  throw new GatewayError('invalid_parameter', `${reason}.`, { field: 'limit' })
}
