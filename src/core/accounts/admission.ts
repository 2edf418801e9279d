import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { ApiKey, CompanyRates, Scope } from './account.js'
import { roleScopes } from './permissions.js'

/** Reads the same whatever was wrong, so that nothing is learnt about which accounts exist. */
export function refusal(): GatewayError {
  return new GatewayError('unauthenticated', refusalText)
}

const refusalText = 'The key, or the login and password, is not valid.'

/** The credentials are right and their company is suspended: the M2M contract tells that apart. */
export class SuspendedCompany extends GatewayError {
  constructor() {
    super('unauthenticated', refusalText)
  }
}

/** @throws SuspendedCompany */
export async function ratesOfActiveCompany(
  core: CoreContext,
  { companyId }: { companyId: CompanyId },
): Promise<{ rates?: CompanyRates }> {
  if (companyId === PLATFORM) return {}
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') throw new SuspendedCompany()
  const { requestsPerSecond, recipientsPerSecond } = company
  return { rates: { requestsPerSecond, recipientsPerSecond } }
}

/** Of a key with a user: what the role has too, as it is now. @throws GatewayError `unauthenticated` when the user is suspended */
export async function scopesOf(
  { store }: CoreContext,
  { companyId, userId, scopes }: ApiKey,
): Promise<readonly Scope[]> {
  if (userId === null) return scopes
  const user = await store.accounts.findUser(companyId, userId)
  if (user?.state !== 'active') throw refusal()
  return scopes.filter((scope) => roleScopes[user.role].includes(scope))
}

/** A note of use is not worth a refusal: what only reads goes on while nothing can be written. */
export async function noteUse(writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
  }
}
