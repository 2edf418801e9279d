import type { Principal, User } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { getUser } from '../accounts/users.js'
import { hoursProblem } from '../calendar/hours-rules.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, UserId } from '../values/ids.js'
import type { Money } from '../values/money.js'
import { monthOf } from './budget.js'
import { type AllowList, isRestricted, type SendingRights, type StoredRights, unrestricted } from './rights.js'

export interface ShownRights extends SendingRights {
  /** Segments that the user has used this month; null without a budget. */
  usedSegments: number | null
  /** What its messages of this month have cost; null without a budget in money. */
  usedMoney: Money | null
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getUserRights(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  companyId?: CompanyId,
): Promise<ShownRights> {
  const user = await getUser(core, principal, id, companyId)
  return shown(core, user, await rightsOf(core, user))
}

/**
 * Sets all of a user's rights. In force when it returns, here; in other processes within a second.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` for an administrator, `invalid_parameter`
 */
export async function setUserRights(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  rights: SendingRights,
  via: Via,
  companyId?: CompanyId,
): Promise<ShownRights> {
  const user = await getUser(core, principal, id, companyId)
  if (user.role === 'administrator' && isRestricted(rights)) {
    throw new GatewayError(
      'conflict',
      'An administrator could change its own rights; give the user another role first.',
    )
  }
  if (rights.hours !== null) checkHours(rights.hours)
  if (rights.allow !== null) await checkAllowList(core, user, rights.allow)
  if (rights.monthlyMoney !== null) requireRating(core, user.companyId)
  const stored: StoredRights = { ...rights, companyId: user.companyId, userId: id }
  const before = await rightsOf(core, user)
  const act = { companyId: user.companyId, action: 'user.set_rights', subject: `user:${id}`, before, after: rights }
  await core.store.rights.put(stored, auditOf(core, principal, via, act))
  await core.snapshots.refresh('rights')
  return shown(core, user, rights)
}

/** Those that hold: an administrator's are all. */
export async function rightsOf(core: CoreContext, { companyId, id, role }: User): Promise<SendingRights> {
  if (role === 'administrator') return unrestricted
  const stored = await core.store.rights.find(companyId, id)
  if (stored === undefined) return unrestricted
  const { allow, hours, monthlySegments, monthlyMoney } = stored
  return { allow, hours, monthlySegments, monthlyMoney }
}

async function shown(core: CoreContext, user: User, rights: SendingRights): Promise<ShownRights> {
  const { monthlySegments, monthlyMoney } = rights
  if (monthlySegments === null && monthlyMoney === null) return { ...rights, usedSegments: null, usedMoney: null }
  const used = await core.store.rights.used(user.companyId, user.id, monthOf(core, user.companyId, core.clock.now()))
  return {
    ...rights,
    usedSegments: monthlySegments === null ? null : used.segments,
    usedMoney: monthlyMoney === null ? null : used.money,
  }
}

function checkHours(hours: NonNullable<SendingRights['hours']>): void {
  const problem = hoursProblem(hours)
  if (problem !== null) throw invalid(`${problem.reason}.`, `/hours/${problem.path}`.replace(/\/$/, ''))
}

/** Without a tariff nothing has a price, and everything would be refused. */
function requireRating(core: CoreContext, companyId: CompanyId): void {
  if (core.rating.charges(companyId)) return
  throw invalid(
    'No tariff of text messages is connected, so nothing has a price; give monthlySegments.',
    '/monthlyRoubles',
  )
}

async function checkAllowList(core: CoreContext, { companyId }: User, { persons, groups, tags }: AllowList) {
  const { people } = core.store
  const known = {
    persons: new Set((await people.findPersons(companyId, persons)).map(({ id }) => id)),
    groups: new Set((await people.findGroups(companyId, groups)).map(({ id }) => id)),
  }
  for (const [index, id] of persons.entries()) {
    if (!known.persons.has(id)) throw invalid('There is no such person.', `/allow/persons/${index}`)
  }
  for (const [index, id] of groups.entries()) {
    if (!known.groups.has(id)) throw invalid('There is no such group.', `/allow/groups/${index}`)
  }
  for (const [index, id] of tags.entries()) {
    const tag = await core.store.tags.findTag({ id })
    if (tag?.companyId !== companyId) throw invalid('There is no such tag.', `/allow/tags/${index}`)
  }
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
