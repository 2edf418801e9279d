import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, GroupId } from '../values/ids.js'
import { checkGroupName } from './check-person.js'
import { type Acting, directoryToRead, directoryToWrite } from './directory.js'
import type { Group } from './group.js'
import { parseRule } from './rule.js'

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` for a name that the company has */
export async function createGroup(
  core: CoreContext,
  principal: Principal,
  { name, rule = null, ...acting }: Acting & { name: string; rule?: string | null },
  via: Via,
): Promise<Group> {
  const companyId = await directoryToWrite(core, principal, acting)
  const created: Group = {
    id: (await core.store.allocateIds(1)) as GroupId,
    companyId,
    name: checkGroupName(name),
    rule: checkRule(rule),
    createdAt: core.clock.now(),
  }
  const act = { companyId, action: 'group.create', subject: `group:${created.id}`, after: created }
  await core.store.people.insertGroup(created, auditOf(core, principal, via, act))
  return created
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listGroups(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as GroupId, limit, ...acting }: Acting & { afterId?: GroupId; limit: number },
): Promise<Page<Group>> {
  return pageOf(await core.store.people.listGroups(directoryToRead(principal, acting), afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getGroup(core: CoreContext, principal: Principal, id: GroupId, acting: Acting): Promise<Group> {
  return findGroup(core, directoryToRead(principal, acting), id)
}

/** A group of members stays one, and a rule group too. @throws GatewayError as `createGroup` */
export async function updateGroup(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  { name, rule, ...acting }: Acting & { name?: string; rule?: string },
  via: Via,
): Promise<Group> {
  const companyId = await directoryToWrite(core, principal, acting)
  const before = await findGroup(core, companyId, id)
  if (rule !== undefined && before.rule === null) {
    throw new GatewayError('conflict', 'This group has members and no rule; create a rule group for that.', {
      field: '/rule',
    })
  }
  const after: Group = {
    ...before,
    name: name === undefined ? before.name : checkGroupName(name),
    rule: rule === undefined ? before.rule : checkRule(rule),
  }
  const act = { companyId, action: 'group.update', subject: `group:${id}`, before, after }
  await core.store.people.updateGroup(after, auditOf(core, principal, via, act))
  return after
}

/** Its members stay persons and groups of the company. @throws GatewayError `forbidden`, `not_found` */
export async function deleteGroup(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  acting: Acting,
  via: Via,
): Promise<Group> {
  const companyId = await directoryToWrite(core, principal, acting)
  const before = await findGroup(core, companyId, id)
  const act = { companyId, action: 'group.delete', subject: `group:${id}`, before }
  await core.store.people.deleteGroup(before, auditOf(core, principal, via, act))
  return before
}

/** @throws GatewayError `not_found` */
export async function findGroup(core: CoreContext, companyId: CompanyId, id: GroupId): Promise<Group> {
  const group = await core.store.people.findGroup(companyId, { id })
  if (group === undefined) throw new GatewayError('not_found', 'There is no such group.')
  return group
}

function checkRule(rule: string | null): string | null {
  if (rule === null) return null
  const parsed = parseRule(rule)
  if (parsed.ok) return rule
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/rule' })
}
