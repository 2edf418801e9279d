import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import type { Page } from '../accounts/page.js'
import { pageOf } from '../accounts/page.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { OptOutFilter } from '../ports.js'
import type { CompanyId, OptOutId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { OptOut, OptOutKind, OptOutScope } from './opt-out.js'

/**
 * Ends entries that hold for a number, those of one scope or kind where it is named; none holding is no error.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function removeOptOuts(
  core: CoreContext,
  principal: Principal,
  command: { companyId?: CompanyId; msisdn: string; scope?: OptOutScope; kind?: OptOutKind },
  via: Via,
): Promise<readonly OptOut[]> {
  const companyId = await optOutOwner(core, principal, command.companyId)
  const msisdn = msisdnOf(command.msisdn)
  const { scope = null, kind = null } = command
  const removal = { companyId, msisdn, scope, kind, at: core.clock.now(), by: principal.actor }
  const act = { companyId, action: 'opt_out.remove', subject: `msisdn:${msisdn}`, before: { msisdn, scope, kind } }
  const removed = await core.store.optOuts.remove(removal, auditOf(core, principal, via, act))
  await core.snapshots.refresh('opt_outs')
  return removed
}

/** In the order in which they were added. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listOptOuts(
  core: CoreContext,
  principal: Principal,
  query: { companyId?: CompanyId; msisdn?: string; withRemoved?: boolean; afterId?: OptOutId; limit: number },
): Promise<Page<OptOut>> {
  const companyId = companyInScope(principal, query.companyId, ['messages:read', 'company:admin'])
  const filter: OptOutFilter = {
    ...(query.msisdn === undefined ? {} : { msisdn: msisdnOf(query.msisdn) }),
    withRemoved: query.withRemoved ?? false,
    afterId: query.afterId ?? (0 as OptOutId),
    limit: query.limit + 1,
  }
  return pageOf(await core.store.optOuts.list(companyId, filter), query.limit)
}

/** The company whose ledger is written; the platform's own forbids a number to everyone. */
export async function optOutOwner(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
): Promise<CompanyId> {
  const companyId = companyInScope(principal, named)
  if (companyId !== PLATFORM && (await core.store.accounts.findCompany(companyId)) === undefined) {
    throw new GatewayError('not_found', 'There is no such company.')
  }
  return companyId
}

function msisdnOf(text: string): Msisdn {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'msisdn' })
}
