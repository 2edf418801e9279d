import type { Principal } from '../accounts/account.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type CompanyId, PLATFORM } from '../values/ids.js'

/** The company whose directory a request is about. */
export interface Acting {
  companyId?: CompanyId
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for a platform administrator who names no company */
export function directoryToRead(principal: Principal, { companyId }: Acting): CompanyId {
  return named(companyInScope(principal, companyId, ['messages:read', 'company:admin']))
}

/** @throws GatewayError as `directoryToRead` */
export async function directoryToWrite(
  core: CoreContext,
  principal: Principal,
  { companyId }: Acting,
): Promise<CompanyId> {
  const owner = named(companyInScope(principal, companyId))
  if (owner === principal.companyId || (await core.store.accounts.findCompany(owner)) !== undefined) return owner
  throw new GatewayError('not_found', 'There is no such company.')
}

function named(companyId: CompanyId): CompanyId {
  if (companyId !== PLATFORM) return companyId
  throw new GatewayError('invalid_parameter', 'Name the company whose people they are.', { field: 'companyId' })
}

/** What is sent back for each member of a request that could not be taken, while the rest were. */
export interface RefusedMember {
  /** As the caller named it. */
  member: string
  code: 'unknown_person' | 'unknown_group' | 'cycle'
  reason: string
}
