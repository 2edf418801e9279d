import type { CoreContext } from '../context.js'
import type { Principal, Scope, User } from './account.js'
import { noteUse, ratesOfActiveCompany, refusal, scopesOf } from './admission.js'
import { hashKey } from './api-keys.js'
import { authenticateSession } from './authenticate-session.js'
import { normaliseMd5 } from './m2m-password.js'
import { roleScopes } from './permissions.js'
import { isLogin, longestPassword, normaliseLogin } from './users.js'

export type Credentials =
  | { kind: 'bearer'; token: string }
  | { kind: 'password'; login: string; password: string }
  /** The MD5 of the M2M password in hexadecimal, as it came. */
  | { kind: 'm2m'; login: string; md5: string }
  /** The cookie of the console. */
  | { kind: 'session'; token: string }

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
  if (credentials.kind === 'session') return authenticateSession(core, credentials.token)
  const digest = digestOf(core, credentials)
  const known = core.authentication.find(digest)
  if (known !== undefined) return known
  switch (credentials.kind) {
    case 'bearer':
      return authenticateKey(core, credentials.token, digest)
    case 'password':
      return authenticateUser(core, { ...credentials, check: byPassword }, address, digest)
    case 'm2m': {
      const password = normaliseMd5(credentials.md5)
      if (password === undefined) throw refusal()
      return authenticateUser(core, { login: credentials.login, password, check: byM2mPassword }, address, digest)
    }
  }
}

function digestOf({ authentication }: CoreContext, credentials: Exclude<Credentials, { kind: 'session' }>): string {
  switch (credentials.kind) {
    case 'bearer':
      return authentication.digest('bearer', credentials.token)
    case 'password':
      return authentication.digest('password', credentials.login, credentials.password)
    case 'm2m':
      return authentication.digest('m2m', credentials.login, credentials.md5)
  }
}

async function authenticateKey(core: CoreContext, token: string, digest: string): Promise<Principal> {
  const now = core.clock.now()
  const remember = core.authentication.lookup(digest)
  const key = token.length > longestKey ? undefined : await core.store.accounts.findApiKeyByHash(hashKey(token))
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) throw refusal()
  const principal: Principal = {
    companyId: key.companyId,
    actor: `key:${key.id}`,
    scopes: new Set(await scopesOf(core, key)),
    allowGet: key.allowGet,
    ...(await ratesOfActiveCompany(core, key)),
  }
  remember(principal, key.expiresAt)
  await noteUse(core.store.accounts.markApiKeyUsed(key.id, now))
  return principal
}

interface LogIn {
  login: string
  password: string
  check: PasswordCheck
}

type StoredUser = User & { passwordHash: string | null }

/** What the right password is good for. */
interface Grant {
  scopes: readonly Scope[]
  allowedAddresses?: readonly string[]
}

interface PasswordCheck {
  /** Undefined for a wrong password; takes the same time for a user that does not exist. */
  grant(core: CoreContext, password: string, user: StoredUser | undefined): Promise<Grant | undefined>
  onSuccess(core: CoreContext, user: User): Promise<void>
}

const byPassword: PasswordCheck = {
  grant: async (core, password, user) => {
    const isRight = await core.passwords.verify(password, user?.passwordHash ?? null)
    return isRight && user !== undefined ? { scopes: roleScopes[user.role] } : undefined
  },
  onSuccess: () => Promise.resolve(),
}

/**
 * Who has overheard a digest on its way reaches no more than the old interface has operations for: no other takes it. Users are
 * managed with it only where its password was made for that.
 */
const m2mScopes: readonly Scope[] = ['messages:send', 'messages:read']

const byM2mPassword: PasswordCheck = {
  grant: async (core, password, user) => {
    const stored = user && (await core.store.m2mPasswords.find(user))
    const isRight = await core.passwords.verify(password, stored?.hash ?? null)
    if (!isRight || user === undefined || stored === undefined) return undefined
    const { allowedAddresses, managesUsers } = stored
    const reachable = managesUsers ? [...m2mScopes, 'company:admin'] : m2mScopes
    return { scopes: roleScopes[user.role].filter((scope) => reachable.includes(scope)), allowedAddresses }
  },
  onSuccess: (core, user) => noteUse(core.store.m2mPasswords.markUsed(user, core.clock.now())),
}

async function authenticateUser(
  core: CoreContext,
  { login, password, check }: LogIn,
  address: string | null,
  digest: string,
): Promise<Principal> {
  const name = normaliseLogin(login)
  if (!isLogin(name) || password.length > longestPassword) throw refusal()
  return core.attempts.inTurn(name, async () => {
    const known = core.authentication.find(digest)
    return known ?? logIn(core, { login: name, password, check }, address, digest)
  })
}

async function logIn(
  core: CoreContext,
  { login: name, password, check }: LogIn,
  address: string | null,
  digest: string,
): Promise<Principal> {
  if (!core.attempts.mayTry(name, address)) throw refusal()
  const remember = core.authentication.lookup(digest)
  const user = await core.store.accounts.findUserByLogin(name)
  const grant = await check.grant(core, password, user)
  if (user === undefined || grant === undefined || user.state !== 'active') {
    core.attempts.failed(name, address)
    throw refusal()
  }
  core.attempts.succeeded(name, address)
  const principal: Principal = {
    companyId: user.companyId,
    actor: `user:${user.id}`,
    scopes: new Set(grant.scopes),
    ...(grant.allowedAddresses !== undefined && { allowedAddresses: grant.allowedAddresses }),
    ...(await ratesOfActiveCompany(core, user)),
  }
  remember(principal, null)
  await check.onSuccess(core, user)
  return principal
}
