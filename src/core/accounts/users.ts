import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, UserId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Principal, Role, User } from './account.js'
import type { Via } from './audit.js'
import { auditOf } from './audit.js'
import type { Page } from './page.js'
import { pageOf } from './page.js'
import { companyInScope, isPlatform, requireScope } from './permissions.js'

export interface NewUser {
  companyId?: CompanyId
  login: string
  name: string
  role: Role
  /** At least 8 characters; without one the user cannot sign in yet. */
  password?: string
}

/** @throws GatewayError `conflict` when the login is taken, `not_found` for a company out of reach */
export async function createUser(core: CoreContext, principal: Principal, user: NewUser, via: Via): Promise<User> {
  const companyId = companyInScope(principal, user.companyId)
  await requireCompany(core, companyId)
  const hash = user.password === undefined ? null : await core.passwords.hash(checkPassword(user.password))
  const created: User = {
    id: (await core.store.allocateIds(1)) as UserId,
    companyId,
    login: normaliseLogin(user.login),
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

/** @throws GatewayError `not_found` */
export async function updateUser(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  changes: { name?: string; role?: Role; state?: User['state']; password?: string },
  via: Via,
  companyId?: CompanyId,
): Promise<User> {
  if (!isPlatform(principal)) requireScope(principal, 'company:admin')
  const before = await getUser(core, principal, id, companyId)
  const { password, ...rest } = changes
  const after: User = { ...before, ...rest }
  const hash = password === undefined ? undefined : await core.passwords.hash(checkPassword(password))
  const act = {
    companyId: before.companyId,
    action: password === undefined ? 'user.update' : 'user.update_password',
    subject: `user:${id}`,
    before,
    after,
  }
  await core.store.accounts.updateUser(after, hash, auditOf(core, principal, via, act))
  core.authentication.clear()
  return after
}

/** Logins are compared without case. */
export function normaliseLogin(login: string): string {
  return login.trim().toLowerCase()
}

function checkPassword(password: string): string {
  if (password.length >= 8 && password.length <= 200) return password
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
