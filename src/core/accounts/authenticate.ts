import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { PLATFORM } from '../values/ids.js'
import type { ApiKey, Principal, User } from './account.js'
import { hashKey } from './api-keys.js'
import { roleScopes } from './permissions.js'
import { normaliseLogin } from './users.js'

export type Credentials = { kind: 'bearer'; token: string } | { kind: 'password'; login: string; password: string }

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
  const key = token.length > 200 ? undefined : await core.store.accounts.findApiKeyByHash(hashKey(token))
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) throw refusal()
  await requireActiveCompany(core, key)
  const principal: Principal = { companyId: key.companyId, actor: `key:${key.id}`, scopes: new Set(key.scopes) }
  core.authentication.remember(digest, principal, key.expiresAt)
  await core.store.accounts.markApiKeyUsed(key.id, now)
  return principal
}

/** Verified where there is no such user, so that the answer takes as long. */
const nobodysPassword = 'there is no user with this login'
let nobodysHash: Promise<string> | undefined

async function authenticatePassword(
  core: CoreContext,
  login: string,
  password: string,
  address: string | null,
  digest: string,
): Promise<Principal> {
  const name = normaliseLogin(login)
  const { attempts } = core
  if (!attempts.mayTry(name, address)) throw refusal()
  const user = password.length > 200 ? undefined : await core.store.accounts.findUserByLogin(name)
  nobodysHash ??= core.passwords.hash(nobodysPassword)
  const right = await core.passwords.verify(password, user?.passwordHash ?? (await nobodysHash))
  if (user === undefined || user.passwordHash === null || !right || user.state !== 'active') {
    attempts.failed(name, address)
    throw refusal()
  }
  attempts.succeeded(name, address)
  await requireActiveCompany(core, user)
  const principal: Principal = {
    companyId: user.companyId,
    actor: `user:${user.id}`,
    scopes: new Set(roleScopes[user.role]),
  }
  core.authentication.remember(digest, principal, null)
  return principal
}

async function requireActiveCompany(core: CoreContext, { companyId }: ApiKey | User): Promise<void> {
  if (companyId === PLATFORM) return
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') throw refusal()
}

function refusal(): GatewayError {
  return new GatewayError('unauthenticated', 'The key, or the login and password, is not valid.')
}
