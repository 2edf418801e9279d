import type { Principal } from '../../core/accounts/account.js'
import { isAllowedFrom } from '../../core/accounts/address-list.js'
import { authenticate, type Credentials } from '../../core/accounts/authenticate.js'
import type { CoreContext } from '../../core/context.js'
import type { MountedExchange } from '../mounted-interface.js'
import { M2mFault } from './faults.js'

/**
 * Who the credentials belong to, where they may be used from here and like this.
 * @throws GatewayError `unauthenticated`, `rate_limited`; M2mFault `IP_NOT_ALLOWED`, `OPERATION_NOT_ALLOWED` without TLS
 */
export async function admit(
  core: CoreContext,
  credentials: Credentials,
  exchange: MountedExchange,
): Promise<Principal> {
  const { address, origin } = exchange
  const principal = await authenticate(core, credentials, address)
  exchange.principal = principal
  const { allowedAddresses, requireTls } = core.companies.m2mOf(principal.companyId)
  if (!isAllowedFrom(allowedAddresses, address) || !isAllowedFrom(principal.allowedAddresses ?? [], address)) {
    throw new M2mFault('IP_NOT_ALLOWED')
  }
  if (requireTls && !origin.startsWith('https:')) throw new M2mFault('OPERATION_NOT_ALLOWED')
  core.limits.takeRequest(principal)
  return principal
}
