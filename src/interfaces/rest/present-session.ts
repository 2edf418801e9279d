import type { Principal } from '../../core/accounts/account.js'
import { describeCaller } from '../../core/accounts/sessions.js'
import type { CoreContext } from '../../core/context.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { presentUser } from './present-account.js'
import type { Services } from './services.js'

export async function describeSession(
  core: CoreContext,
  services: Services,
  principal: Principal,
): Promise<components['schemas']['Session']> {
  const { user, apiKey, company } = await describeCaller(core, principal)
  const mayUsePhones = services.simulatorIsPublic || principal.scopes.has('platform:admin')
  return {
    user: user === null ? null : presentUser(user),
    apiKey: apiKey === null ? null : { id: formatId(apiKey.id), name: apiKey.name },
    company: company === null ? null : { id: formatId(company.id), name: company.name, zone: company.zone },
    scopes: [...principal.scopes],
    defaultSender: core.settings.defaultSender,
    virtualPhones: services.simulator !== undefined && mayUsePhones,
  }
}
