import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { CompanyRates } from './account.js'

/** Reads the same whatever was wrong, so that nothing is learnt about which accounts exist. */
export function refusal(): GatewayError {
  return new GatewayError('unauthenticated', 'The key, or the login and password, is not valid.')
}

/** @throws GatewayError `unauthenticated` when the company is suspended */
export async function ratesOfActiveCompany(
  core: CoreContext,
  { companyId }: { companyId: CompanyId },
): Promise<{ rates?: CompanyRates }> {
  if (companyId === PLATFORM) return {}
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') throw refusal()
  const { requestsPerSecond, recipientsPerSecond } = company
  return { rates: { requestsPerSecond, recipientsPerSecond } }
}

/** A note of use is not worth a refusal: what only reads goes on while nothing can be written. */
export async function noteUse(writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
  }
}
