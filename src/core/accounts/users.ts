import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, PersonId, UserId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Principal, Role, User } from './account.js'
import type { Via } from './audit.js'
import { auditOf } from './audit.js'
import type { Page } from './page.js'
import { pageOf } from './page.js'
import { companyInScope, isPlatform, requireScope, roleScopes } from './permissions.js'

export interface NewUser {
  companyId?: CompanyId
  login: string
  name: string
  role: Role
  /** At least 8 characters; without one the user cannot sign in yet. */
  password?: string
}

/**
 * @throws GatewayError `conflict` when the login is taken, `not_found` for a company out of reach, `forbidden` for a role that may
 * do more than the caller, `invalid_parameter`
 */
export async function createUser(core: CoreContext, principal: Principal, user: NewUser, via: Via): Promise<User> {
  const companyId = companyInScope(principal, user.companyId)
  requireGrantable(principal, user.role)
  const login = checkLogin(user.login)
  await requireCompany(core, companyId)
  const hash = user.password === undefined ? null : await core.passwords.hash(checkPassword(user.password))
  const created: User = {
    id: (await core.store.allocateIds(1)) as UserId,
    companyId,
    login,
    name: user.name,
    role: user.role,
    state: 'active',
    createdAt: core.clock.now(),
  }
  const act = { companyId, action: 'user.create', subject: `user:${created.id}`, after: created }
  await core.store.accounts.insertUser(created, hash, auditOf(core, principal, via, act))
  return created
}

export async function listUsers(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: { companyId?: CompanyId; afterId?: UserId; limit: number },
): Promise<Page<User>> {
  const company = companyInScope(principal, companyId)
  return pageOf(await core.store.accounts.listUsers(company, afterId ?? (0 as UserId), limit + 1), limit)
}

/** @throws GatewayError `not_found` */
export async function getUser(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  companyId?: CompanyId,
): Promise<User> {
  const user = await core.store.accounts.findUser(companyInScope(principal, companyId), id)
  if (user === undefined) throw new GatewayError('not_found', 'There is no such user.')
  return user
}

/** @throws GatewayError `not_found`, `forbidden` for a role that may do more than the caller, `invalid_parameter` */
export async function updateUser(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  changes: { name?: string; role?: Role; state?: User['state']; personId?: PersonId | null; password?: string },
  via: Via,
  companyId?: CompanyId,
): Promise<User> {
  if (!isPlatform(principal)) requireScope(principal, 'company:admin')
  const before = await getUser(core, principal, id, companyId)
  const { password, ...rest } = changes
  const after: User = { ...before, ...rest }
  await requirePerson(core, after)
  // A password is a way to become that user.
  if (password !== undefined || changes.role !== undefined) requireGrantable(principal, after.role)
  const hash = password === undefined ? undefined : await core.passwords.hash(checkPassword(password))
  const act = {
    companyId: before.companyId,
    action: password === undefined ? 'user.update' : 'user.update_password',
    subject: `user:${id}`,
    before,
    after,
  }
  await core.store.accounts.updateUser(before, rest, hash, auditOf(core, principal, via, act))
  core.authentication.clear()
  await core.snapshots.refresh('rights')
  return after
}

/** Logins are compared without case. */
export function normaliseLogin(login: string): string {
  return login.trim().toLowerCase()
}

const longestLogin = 64
export const longestPassword = 200

/** Whether a user can have this login, which is normalised. */
export function isLogin(name: string): boolean {
  return name !== '' && name.length <= longestLogin && !/[:\p{C}\p{Z}]/u.test(name)
}

/** A login that HTTP Basic can carry (RFC 7617 §2) and that looks like no other. */
function checkLogin(login: string): string {
  const name = normaliseLogin(login)
  if (isLogin(name)) return name
  throw new GatewayError('invalid_parameter', 'A login has 1 to 64 characters, without spaces, colons and controls.', {
    field: 'login',
  })
}

/** Nobody gives a role that may do what he may not; the platform gives any. */
function requireGrantable(principal: Principal, role: Role): void {
  if (isPlatform(principal) || roleScopes[role].every((scope) => principal.scopes.has(scope))) return
  throw new GatewayError('forbidden', `The role "${role}" may do more than you may.`, { field: 'role' })
}

/** @throws GatewayError `invalid_parameter` */
export function checkPassword(password: string): string {
  if (password.length >= 8 && password.length <= longestPassword) return password
  throw new GatewayError('invalid_parameter', 'A password has 8 to 200 characters.', { field: 'password' })
}

async function requireCompany(core: CoreContext, companyId: CompanyId): Promise<void> {
  if (companyId === PLATFORM) {
    throw new GatewayError('invalid_parameter', 'Name the company the user belongs to.', { field: 'companyId' })
  }
  if ((await core.store.accounts.findCompany(companyId)) === undefined) {
    throw new GatewayError('not_found', 'There is no such company.')
  }
}

async function requirePerson(core: CoreContext, { companyId, personId = null }: User): Promise<void> {
  if (personId === null || (await core.store.people.findPerson(companyId, personId)) !== undefined) return
  throw new GatewayError('invalid_parameter', 'There is no such person in the company.', { field: '/personId' })
}
