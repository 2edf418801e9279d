import type { CoreContext } from '../context.js'
import { PLATFORM } from '../values/ids.js'
import type { Principal } from './account.js'
import { createApiKey } from './api-keys.js'

/** Makes a key that may do everything on the platform and nothing inside a company; the key itself. */
export async function createPlatformKey(core: CoreContext, principal: Principal, name: string): Promise<string> {
  const via = { interface: 'cli', address: null, requestId: null } as const
  const created = await createApiKey(
    core,
    principal,
    { companyId: PLATFORM, name, scopes: ['platform:admin', 'messages:read', 'metrics:read'] },
    via,
  )
  return created.key
}
