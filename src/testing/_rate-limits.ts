import { systemPrincipal } from '../core/accounts/permissions.js'
import { createPlatformKey } from '../core/accounts/platform-key.js'
import type { TestGateway } from './test-gateway.js'

/** A company of its own with a key, and a key of the platform that has used up nothing of its limit. */
export async function createCompanyOf(
  gateway: TestGateway,
  name: string,
): Promise<{ companyId: string; key: string; adminKey: string }> {
  const adminKey = await createPlatformKey(gateway.core, systemPrincipal, name)
  const company = await gateway.request('POST', '/v1/companies', {
    token: adminKey,
    body: { name, zone: 'Europe/Moscow' },
  })
  const companyId: string = company.body.id
  const key = await gateway.request('POST', `/v1/api-keys?companyId=${companyId}`, {
    token: adminKey,
    body: { name, scopes: ['messages:send', 'messages:read', 'company:admin'] },
  })
  await gateway.advance(2_000)
  return { companyId, key: key.body.key, adminKey }
}
