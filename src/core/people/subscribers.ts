import type { Principal, Role, User } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import { createUser, updateUser } from '../accounts/users.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { GroupId, PersonId, UserId } from '../values/ids.js'
import { type Msisdn, parseMsisdn } from '../values/msisdn.js'
import { addGroupMembers } from './group-members.js'
import { getGroup } from './manage-groups.js'
import { createPerson, deletePerson } from './manage-persons.js'
import { numberAt, type Person } from './person.js'

/** A person with a number, and with a login where the person may come in: what other systems call a user. */
export interface Subscriber {
  person: Person
  msisdn: Msisdn
  groupId: GroupId | null
  user: User | null
}

export interface NewSubscriber {
  name: string
  number: string
  email: string | null
  groupId: GroupId | null
  /** The role of the login that the person gets; null for none. */
  role: Role | null
}

/**
 * Adds a person with a number, to a group and with a login of that number where these are asked for. The login has no password yet.
 * @throws GatewayError `conflict` where somebody has the number, `not_found` for a group that there is not, `forbidden`,
 * `invalid_parameter`
 */
export async function addSubscriber(
  core: CoreContext,
  principal: Principal,
  { name, number, email, groupId, role }: NewSubscriber,
  via: Via,
): Promise<Person> {
  requireScope(principal, 'company:admin')
  const msisdn = numberOf(number)
  if (groupId !== null) await getGroup(core, principal, groupId, {})
  if ((await core.store.people.findByNumbers(principal.companyId, [msisdn])).length > 0) {
    throw new GatewayError('conflict', 'Somebody has this number already.', { field: 'number' })
  }
  // First, for it may be refused: a login is taken over the whole gateway.
  const login = digitsOf(msisdn)
  const user = role === null ? null : await createUser(core, principal, { login, name, role }, via)
  const person = await createPerson(core, principal, { name, email, numbers: [{ number }] }, via)
  if (user !== null) await updateUser(core, principal, user.id, { personId: person.id }, via)
  if (groupId !== null) await addGroupMembers(core, principal, groupId, { persons: [person.id], groups: [] }, via)
  return person
}

/**
 * Deletes the person who has a number; a login of the person is suspended. Not an administrator's: whoever has overheard a password
 * that manages users must not lock out those who could take it away.
 * @throws GatewayError `not_found`, `forbidden`
 */
export async function removeSubscriber(
  core: CoreContext,
  principal: Principal,
  number: string,
  via: Via,
): Promise<Person> {
  requireScope(principal, 'company:admin')
  const now = core.clock.now()
  const msisdn = numberOf(number)
  const owners = await core.store.people.findByNumbers(principal.companyId, [msisdn])
  const person = owners.find((owner) => numberAt(owner, now) === msisdn) ?? owners[0]
  if (person === undefined) throw new GatewayError('not_found', 'Nobody has this number.')
  const user = (await usersByPerson(core, principal)).get(person.id)
  if (user?.role === 'administrator' && user.state === 'active') {
    throw new GatewayError('forbidden', 'The person is an administrator; take the role away first.')
  }
  if (user?.state === 'active') await updateUser(core, principal, user.id, { state: 'suspended' }, via)
  await deletePerson(core, principal, person.id, {}, via)
  return person
}

const pageSize = 1_000

/** Everybody who has a number now, in the order of ids; undefined when they are more. @throws GatewayError `forbidden` */
export async function listSubscribers(
  core: CoreContext,
  principal: Principal,
  most: number,
): Promise<readonly Subscriber[] | undefined> {
  requireScope(principal, 'company:admin')
  const { people } = core.store
  const now = core.clock.now()
  const users = await usersByPerson(core, principal)
  const found: Subscriber[] = []
  for (let afterId = 0 as PersonId; ;) {
    const page = await people.listPersons(principal.companyId, { afterId, limit: pageSize })
    const groups = await people.firstGroups(
      principal.companyId,
      page.map(({ id }) => id),
      now,
    )
    for (const person of page) {
      const msisdn = numberAt(person, now)
      if (msisdn === undefined) continue
      found.push({ person, msisdn, groupId: groups.get(person.id) ?? null, user: users.get(person.id) ?? null })
    }
    if (found.length > most) return undefined
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return found
    afterId = last.id
  }
}

async function usersByPerson(core: CoreContext, { companyId }: Principal): Promise<Map<PersonId, User>> {
  const users = new Map<PersonId, User>()
  for (let afterId = 0 as UserId; ;) {
    const page = await core.store.accounts.listUsers(companyId, afterId, pageSize)
    for (const user of page) if (user.personId !== null && user.personId !== undefined) users.set(user.personId, user)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return users
    afterId = last.id
  }
}

function numberOf(number: string): Msisdn {
  const parsed = parseMsisdn(number)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'number' })
}

function digitsOf(msisdn: Msisdn): string {
  return msisdn.slice(1)
}
