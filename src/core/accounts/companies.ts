import { isZone } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyChanges } from '../ports.js'
import type { CompanyId } from '../values/ids.js'
import type { Company, Principal } from './account.js'
import type { Via } from './audit.js'
import { auditOf } from './audit.js'
import type { Page } from './page.js'
import { pageOf } from './page.js'
import { isPlatform, requireScope } from './permissions.js'

/** @throws GatewayError `forbidden`, `invalid_parameter` */
export async function createCompany(
  core: CoreContext,
  principal: Principal,
  { name, zone }: { name: string; zone: string },
  via: Via,
): Promise<Company> {
  requireScope(principal, 'platform:admin')
  const id = (await core.store.allocateIds(1)) as CompanyId
  const company: Company = {
    id,
    name,
    zone: checkZone(zone),
    state: 'active',
    requestsPerSecond: null,
    recipientsPerSecond: null,
    createdAt: core.clock.now(),
  }
  const act = { companyId: id, action: 'company.create', subject: `company:${id}`, after: company }
  await core.store.accounts.insertCompany(company, auditOf(core, principal, via, act))
  await core.snapshots.refresh('companies')
  return company
}

export async function listCompanies(
  core: CoreContext,
  principal: Principal,
  { afterId, limit }: { afterId?: CompanyId; limit: number },
): Promise<Page<Company>> {
  requireScope(principal, 'platform:admin')
  return pageOf(await core.store.accounts.listCompanies(afterId ?? (0 as CompanyId), limit + 1), limit)
}

/** @throws GatewayError `not_found` */
export async function getCompany(core: CoreContext, principal: Principal, id: CompanyId): Promise<Company> {
  const company =
    isPlatform(principal) || principal.companyId === id ? await core.store.accounts.findCompany(id) : undefined
  if (company === undefined) throw new GatewayError('not_found', 'There is no such company.')
  return company
}

/** @throws GatewayError `not_found`, `forbidden`, `invalid_parameter` */
export async function updateCompany(
  core: CoreContext,
  principal: Principal,
  id: CompanyId,
  changes: CompanyChanges,
  via: Via,
): Promise<Company> {
  const before = await getCompany(core, principal, id)
  requireScope(principal, concernsPlatform(changes) || isPlatform(principal) ? 'platform:admin' : 'company:admin')
  if (changes.zone !== undefined) checkZone(changes.zone)
  const after: Company = { ...before, ...changes }
  const act = { companyId: id, action: 'company.update', subject: `company:${id}`, before, after }
  await core.store.accounts.updateCompany(id, changes, auditOf(core, principal, via, act))
  core.authentication.clear()
  await core.snapshots.refresh('companies')
  return after
}

/** A company neither lets itself in again nor raises its own limits. */
function concernsPlatform({ state, requestsPerSecond, recipientsPerSecond }: CompanyChanges): boolean {
  return state !== undefined || requestsPerSecond !== undefined || recipientsPerSecond !== undefined
}

function checkZone(zone: string): string {
  if (isZone(zone)) return zone
  throw new GatewayError('invalid_parameter', `"${zone}" is not an IANA time zone such as Asia/Sakhalin.`, {
    field: 'zone',
  })
}
