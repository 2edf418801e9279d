import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { PLATFORM } from '../values/ids.js'
import type { ApiKey, CompanyRates, Principal, User } from './account.js'
import { hashKey } from './api-keys.js'
import { roleScopes } from './permissions.js'
import { isLogin, longestPassword, normaliseLogin } from './users.js'

export type Credentials = { kind: 'bearer'; token: string } | { kind: 'password'; login: string; password: string }

/** Longer ones belong to nobody, and are refused before they cost anything. */
const longestKey = 200

/**
 * Who the credentials belong to. Every refusal reads the same and takes the same work, so that nothing is learnt about which
 * accounts exist.
 * @throws GatewayError `unauthenticated`
 */
export async function authenticate(
  core: CoreContext,
  credentials: Credentials,
  address: string | null,
): Promise<Principal> {
  const digest =
    credentials.kind === 'bearer'
      ? core.authentication.digest('bearer', credentials.token)
      : core.authentication.digest('password', credentials.login, credentials.password)
  const known = core.authentication.find(digest)
  if (known !== undefined) return known
  return credentials.kind === 'bearer'
    ? authenticateKey(core, credentials.token, digest)
    : authenticatePassword(core, credentials.login, credentials.password, address, digest)
}

async function authenticateKey(core: CoreContext, token: string, digest: string): Promise<Principal> {
  const now = core.clock.now()
  const remember = core.authentication.lookup(digest)
  const key = token.length > longestKey ? undefined : await core.store.accounts.findApiKeyByHash(hashKey(token))
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) throw refusal()
  const principal: Principal = {
    companyId: key.companyId,
    actor: `key:${key.id}`,
    scopes: new Set(key.scopes),
    allowGet: key.allowGet,
    ...(await ratesOfActiveCompany(core, key)),
  }
  remember(principal, key.expiresAt)
  await noteUse(core, key)
  return principal
}

/** A note of use is not worth a refusal: what only reads goes on while nothing can be written. */
async function noteUse(core: CoreContext, { id }: ApiKey): Promise<void> {
  try {
    await core.store.accounts.markApiKeyUsed(id, core.clock.now())
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
  }
}

async function authenticatePassword(
  core: CoreContext,
  login: string,
  password: string,
  address: string | null,
  digest: string,
): Promise<Principal> {
  const name = normaliseLogin(login)
  if (!isLogin(name) || password.length > longestPassword) throw refusal()
  return core.attempts.inTurn(name, async () => {
    const known = core.authentication.find(digest)
    return known ?? checkPassword(core, name, password, address, digest)
  })
}

async function checkPassword(
  core: CoreContext,
  name: string,
  password: string,
  address: string | null,
  digest: string,
): Promise<Principal> {
  if (!core.attempts.mayTry(name, address)) throw refusal()
  const remember = core.authentication.lookup(digest)
  const user = await core.store.accounts.findUserByLogin(name)
  const right = await core.passwords.verify(password, user?.passwordHash ?? null)
  if (user === undefined || !right || user.state !== 'active') {
    core.attempts.failed(name, address)
    throw refusal()
  }
  core.attempts.succeeded(name, address)
  const principal: Principal = {
    companyId: user.companyId,
    actor: `user:${user.id}`,
    scopes: new Set(roleScopes[user.role]),
    ...(await ratesOfActiveCompany(core, user)),
  }
  remember(principal, null)
  return principal
}

/** @throws GatewayError `unauthenticated` when the company is suspended */
async function ratesOfActiveCompany(
  core: CoreContext,
  { companyId }: ApiKey | User,
): Promise<{ rates?: CompanyRates }> {
  if (companyId === PLATFORM) return {}
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') throw refusal()
  const { requestsPerSecond, recipientsPerSecond } = company
  return { rates: { requestsPerSecond, recipientsPerSecond } }
}

function refusal(): GatewayError {
  return new GatewayError('unauthenticated', 'The key, or the login and password, is not valid.')
}
