import { createHash, randomBytes } from 'node:crypto'

import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, UserId } from '../values/ids.js'
import type { Principal, User } from './account.js'
import { normaliseAddresses } from './address-list.js'
import { auditOf, type Via } from './audit.js'
import { isPlatform, requireScope, roleScopes } from './permissions.js'
import { checkPassword, getUser } from './users.js'

/**
 * What a user logs in with at the M2M interface, where clients send the MD5 of it. Whoever has seen that digest can log in with it, so
 * it is a secret of its own, which opens nothing else, and only its slow hash is kept.
 */
export interface M2mPassword {
  createdAt: number
  lastUsedAt: number | null
  /** Addresses and networks from which it may be used; empty for all. */
  allowedAddresses: readonly string[]
  /** Whether an administrator's adds, shows and deletes users. */
  managesUsers: boolean
}

export interface NewM2mPassword {
  password?: string
  allowedAddresses?: readonly string[]
  managesUsers?: boolean
}

const digestForm = /^[0-9a-f]{32}$/

/** The digest as it is hashed and compared; undefined for what is no MD5 in hexadecimal. */
export function normaliseMd5(text: string): string | undefined {
  const digest = text.trim().toLowerCase()
  return digestForm.test(digest) ? digest : undefined
}

/** In lower-case hexadecimal, of the password in UTF-8. */
export function md5Of(password: string): string {
  return createHash('md5').update(password, 'utf8').digest('hex')
}

/** 144 random bits. */
function generatePassword(): string {
  return randomBytes(18).toString('base64url')
}

/**
 * Gives a user a password for the M2M interface, in place of the one before; a random one unless the caller brings one, as those who
 * move to the gateway do. This is the only answer that holds it.
 * @throws GatewayError `not_found`, `forbidden` for a user who may do more than the caller, `invalid_parameter`
 */
export async function setM2mPassword(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  { companyId, password = generatePassword(), allowedAddresses = [], managesUsers = false }: NewM2mPassword & Acting,
  via: Via,
): Promise<M2mPassword & { password: string }> {
  const user = await manageable(core, principal, id, companyId)
  await refuseOwnPassword(core, user, checkPassword(password))
  if (managesUsers && user.role !== 'administrator') {
    const reason = 'Only the password of an administrator may manage users.'
    throw new GatewayError('invalid_parameter', reason, { field: 'managesUsers' })
  }
  const addresses = normaliseAddresses(allowedAddresses, 'allowedAddresses')
  const wanted = { password, allowedAddresses: addresses, managesUsers }
  return { ...(await storeM2mPassword(core, principal, user, wanted, via)), password }
}

interface Acting {
  companyId?: CompanyId
}

/** Of any length: demo mode chooses its secrets. */
export async function storeM2mPassword(
  core: CoreContext,
  principal: Principal,
  user: User,
  { password, allowedAddresses = [], managesUsers = false }: NewM2mPassword & { password: string },
  via: Via,
): Promise<M2mPassword> {
  const hash = await core.passwords.hash(md5Of(password))
  const after = { allowedAddresses, managesUsers }
  const act = { companyId: user.companyId, action: 'user.set_m2m_password', subject: `user:${user.id}`, after }
  const written = { createdAt: core.clock.now(), ...after }
  await core.store.m2mPasswords.set(user, { hash, ...written }, auditOf(core, principal, via, act))
  core.authentication.clear()
  return { ...written, lastUsedAt: null }
}

/** @throws GatewayError `not_found`, also for a user without one */
export async function getM2mPassword(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  companyId?: CompanyId,
): Promise<M2mPassword> {
  const user = await getUser(core, principal, id, companyId)
  const found = await core.store.m2mPasswords.find(user)
  if (found === undefined) throw none()
  const { createdAt, lastUsedAt, allowedAddresses, managesUsers } = found
  return { createdAt, lastUsedAt, allowedAddresses, managesUsers }
}

/** Ends it at once. @throws GatewayError `not_found`, also for a user without one; `forbidden` */
export async function revokeM2mPassword(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  via: Via,
  companyId?: CompanyId,
): Promise<M2mPassword> {
  const user = await manageable(core, principal, id, companyId)
  const before = await getM2mPassword(core, principal, id, companyId)
  const act = { companyId: user.companyId, action: 'user.revoke_m2m_password', subject: `user:${user.id}` }
  const isRemoved = await core.store.m2mPasswords.remove(user, auditOf(core, principal, via, act))
  core.authentication.clear()
  if (!isRemoved) throw none()
  return before
}

async function manageable(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  companyId: CompanyId | undefined,
): Promise<User> {
  if (!isPlatform(principal)) requireScope(principal, 'company:admin')
  const user = await getUser(core, principal, id, companyId)
  if (isPlatform(principal) || roleScopes[user.role].every((scope) => principal.scopes.has(scope))) return user
  throw new GatewayError('forbidden', `The role "${user.role}" may do more than you may.`)
}

/** The digest of the other password would open everything that the other one opens to whoever can undo MD5. */
async function refuseOwnPassword(core: CoreContext, user: User, password: string): Promise<void> {
  const stored = await core.store.accounts.findUserByLogin(user.login)
  const hash = stored?.passwordHash ?? null
  if (hash === null || !(await core.passwords.verify(password, hash))) return
  throw new GatewayError(
    'invalid_parameter',
    'This is the password of the user; the M2M interface needs another one.',
    {
      field: 'password',
    },
  )
}

function none(): GatewayError {
  return new GatewayError('not_found', 'The user has no password for the M2M interface.')
}
