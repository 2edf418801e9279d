import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { GroupId, MemberId, PersonId } from '../values/ids.js'
import { type Acting, directoryToRead, directoryToWrite, type RefusedMember } from './directory.js'
import type { Group, GroupMember } from './group.js'
import { findGroup } from './manage-groups.js'

export interface NamedMembers {
  persons: readonly PersonId[]
  groups: readonly GroupId[]
}

export interface AddedMembers {
  added: number
  /** Were in it already. */
  kept: number
  refused: readonly RefusedMember[]
}

/**
 * Puts persons and groups into a group, from now or for a time. Who is in stays; what is unknown, or would put a group into itself,
 * is refused while the rest go.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` for a rule group, `invalid_parameter`
 */
export async function addGroupMembers(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  { persons, groups, from, until = null, ...acting }: Acting & NamedMembers & { from?: number; until?: number | null },
  via: Via,
): Promise<AddedMembers> {
  const companyId = await directoryToWrite(core, principal, acting)
  const group = await findGroup(core, companyId, id)
  refuseRule(group)
  const now = core.clock.now()
  const start = from ?? now
  if (until !== null && until <= start) {
    throw new GatewayError('invalid_parameter', 'until must be later than from.', { field: '/until' })
  }
  const known = await knownMembers(core, group, { persons, groups })
  const present = new Set((await core.store.people.findMembers(group, now)).map(({ member }) => keyOf(member)))
  const fresh = known.members.filter((member) => !present.has(keyOf(member)))
  if (fresh.length > 0) {
    const firstId = await core.store.allocateIds(fresh.length)
    const members = fresh.map((member, index): GroupMember => {
      return { id: (firstId + index) as MemberId, groupId: id, member, from: start, until }
    })
    const after = { ...named(fresh), from: start, until }
    const act = { companyId, action: 'group.add_members', subject: `group:${id}`, after }
    await core.store.people.addMembers(group, members, auditOf(core, principal, via, act))
  }
  return { added: fresh.length, kept: known.members.length - fresh.length, refused: known.refused }
}

/** Ends memberships now; who is not in is no error. @throws GatewayError `forbidden`, `not_found` */
export async function removeGroupMembers(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  { persons, groups, ...acting }: Acting & NamedMembers,
  via: Via,
): Promise<number> {
  const companyId = await directoryToWrite(core, principal, acting)
  const group = await findGroup(core, companyId, id)
  const now = core.clock.now()
  const wanted = new Set(membersOf({ persons, groups }).map(keyOf))
  const ending = (await core.store.people.findMembers(group, now)).filter(({ member }) => wanted.has(keyOf(member)))
  if (ending.length === 0) return 0
  const before = named(ending.map(({ member }) => member))
  const act = { companyId, action: 'group.remove_members', subject: `group:${id}`, before }
  const ids = ending.map((each) => each.id)
  await core.store.people.endMembers(group, ids, now, auditOf(core, principal, via, act))
  return ending.length
}

/** Memberships of all times, in the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listGroupMembers(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  { afterId = 0 as MemberId, limit, ...acting }: Acting & { afterId?: MemberId; limit: number },
): Promise<Page<GroupMember>> {
  const group = await findGroup(core, directoryToRead(principal, acting), id)
  return pageOf(await core.store.people.listMembers(group, afterId, limit + 1), limit)
}

type Member = GroupMember['member']

async function knownMembers(core: CoreContext, group: Group, { persons, groups }: NamedMembers) {
  const { people } = core.store
  const knownPersons = new Set((await people.findPersons(group.companyId, persons)).map(({ id }) => id))
  const knownGroups = new Set((await people.findGroups(group.companyId, groups)).map(({ id }) => id))
  const refused: RefusedMember[] = []
  const members = new Map<string, Member>()
  for (const person of persons) {
    if (knownPersons.has(person)) members.set(`person:${person}`, { person })
    else refused.push({ member: `person:${person}`, code: 'unknown_person', reason: 'There is no such person' })
  }
  for (const inner of groups) {
    const member = `group:${inner}`
    if (!knownGroups.has(inner)) refused.push({ member, code: 'unknown_group', reason: 'There is no such group' })
    else if (await contains(core, group, inner))
      refused.push({ member, code: 'cycle', reason: 'The group would be in itself' })
    else members.set(member, { group: inner })
  }
  return { members: [...members.values()], refused }
}

/** Whether `group` is, at any time, in `outer` or in what is in it. */
async function contains(core: CoreContext, { companyId, id }: Group, outer: GroupId): Promise<boolean> {
  const seen = new Set<GroupId>([outer])
  let level: GroupId[] = [outer]
  while (level.length > 0 && !seen.has(id)) {
    const inner = await core.store.people.nestedGroups(companyId, level, null)
    level = inner.map((each) => each.id).filter((each) => !seen.has(each))
    for (const each of level) seen.add(each)
  }
  return seen.has(id)
}

function refuseRule({ rule }: Group): void {
  if (rule === null) return
  throw new GatewayError('conflict', 'A rule says who is in this group; change the rule, or create a group of members.')
}

function membersOf({ persons, groups }: NamedMembers): Member[] {
  return [...persons.map((person) => ({ person })), ...groups.map((group) => ({ group }))]
}

function named(members: readonly Member[]): NamedMembers {
  return {
    persons: members.flatMap((member) => ('person' in member ? [member.person] : [])),
    groups: members.flatMap((member) => ('group' in member ? [member.group] : [])),
  }
}

function keyOf(member: Member): string {
  return 'person' in member ? `person:${member.person}` : `group:${member.group}`
}
