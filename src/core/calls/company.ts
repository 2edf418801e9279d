import type { Principal } from '../accounts/account.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type CompanyId, PLATFORM } from '../values/ids.js'

/** The company whose calls a request is about. */
export interface Acting {
  companyId?: CompanyId
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for a platform administrator who names no company */
export function callsToRead(principal: Principal, { companyId }: Acting): CompanyId {
  return named(companyInScope(principal, companyId, ['messages:read', 'company:admin']))
}

/** @throws GatewayError as `callsToRead` */
export async function callsToWrite(core: CoreContext, principal: Principal, { companyId }: Acting): Promise<CompanyId> {
  const owner = named(companyInScope(principal, companyId))
  if (owner === principal.companyId || (await core.store.accounts.findCompany(owner)) !== undefined) return owner
  throw new GatewayError('not_found', 'There is no such company.')
}

function named(companyId: CompanyId): CompanyId {
  if (companyId !== PLATFORM) return companyId
  throw new GatewayError('invalid_parameter', 'Name the company whose calls they are.', { field: 'companyId' })
}
