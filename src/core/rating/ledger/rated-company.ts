import type { Principal } from '../../accounts/account.js'
import { companyInScope } from '../../accounts/permissions.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { type CompanyId, PLATFORM } from '../../values/ids.js'
import type { StoredAccount } from './ports.js'

/** The company whose account a request is about. */
export interface Acting {
  companyId?: CompanyId
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for a platform administrator who names no company */
export function accountInScope(principal: Principal, { companyId }: Acting): CompanyId {
  const owner = companyInScope(principal, companyId)
  if (owner !== PLATFORM) return owner
  throw new GatewayError('invalid_parameter', 'Name the company whose account it is.', { field: 'companyId' })
}

/** @throws GatewayError `not_found` where nothing was ever connected */
export async function getAccount(core: CoreContext, companyId: CompanyId): Promise<StoredAccount> {
  const stored = await core.store.rating.find(companyId)
  if (stored !== undefined) return stored
  throw new GatewayError('not_found', 'No tariff is connected; POST /v1/rating/changes connects one.')
}
