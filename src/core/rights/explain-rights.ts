import type { Principal } from '../accounts/account.js'
import { roleScopes } from '../accounts/permissions.js'
import { getUser } from '../accounts/users.js'
import { openingAround } from '../calendar/hours.js'
import { describeHours } from '../calendar/hours-rules.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import { reachPeople } from '../messaging/reach-people.js'
import { GroupReader } from '../people/expand-group.js'
import { findOwnTag } from '../tags/find-tag.js'
import { type CompanyId, type GroupId, parseId, type PersonId, type UserId } from '../values/ids.js'
import { formatMoney } from '../values/money.js'
import { parseMsisdn } from '../values/msisdn.js'
import { monthOf } from './budget.js'
import { rightsOf } from './manage-rights.js'
import type { SendingRights } from './rights.js'
import { actorOf } from './rights-table.js'

/** One of the things that are asked before a user may send. */
export interface RightsCheck {
  check: 'role' | 'target' | 'hours' | 'budget'
  allowed: boolean
  reason: string
}

export interface ExplainedRights {
  allowed: boolean
  /** What the user would be told of the target; null where it may be written to. */
  code: string | null
  checks: readonly RightsCheck[]
}

/** A number, `#tag`, `person:501`, `group:601`, `group:Дежурные` or `list:701`. */
export type Target = SubmitCommand['to'][number]

/**
 * Whether a user may write to a target now, and why: by the same code that decides when it sends.
 * @throws GatewayError `forbidden`, `not_found`
 */
export async function explainRights(
  core: CoreContext,
  principal: Principal,
  id: UserId,
  written: string,
  companyId?: CompanyId,
): Promise<ExplainedRights> {
  const user = await getUser(core, principal, id, companyId)
  const scopes = roleScopes[user.role]
  const rights = await rightsOf(core, user)
  const sender: Principal = { companyId: user.companyId, actor: actorOf(id), scopes: new Set(scopes) }
  const target = await targetCheck(core, sender, rights, targetOf(written))
  const isActive = user.state === 'active'
  const checks: RightsCheck[] = [
    {
      check: 'role',
      allowed: isActive,
      reason: isActive ? `A user with the role ${user.role}` : 'The user is suspended',
    },
    target.check,
    hoursCheck(core, user.companyId, rights),
    await budgetCheck(core, user.companyId, id, rights),
  ]
  return { allowed: checks.every(({ allowed }) => allowed), code: target.code, checks }
}

/** @throws GatewayError `invalid_parameter` */
export function targetOf(written: string): Target {
  const [, kind, name = ''] = /^(person|group|tag|list):(.+)$/s.exec(written) ?? []
  if (kind === 'person') return { person: name }
  if (kind === 'group') return { group: name }
  if (kind === 'tag') return { tag: name }
  if (kind === 'list') return { list: name }
  if (written.startsWith('#')) return written
  const number = parseMsisdn(written)
  if (number.ok) return number.value
  const forms = 'a number, #tag, person:ID, group:ID or list:ID'
  throw new GatewayError('invalid_parameter', `A target is ${forms}. ${number.reason}.`, { field: 'to' })
}

async function targetCheck(core: CoreContext, sender: Principal, rights: SendingRights, target: Target) {
  const command: SubmitCommand = { to: [target], text: '', onRefusedRecipient: 'skip', traceId: '', via: 'rest' }
  const { to, unreached = [], guests = [] } = await reachPeople(core, sender, command)
  const refusal = unreached.find(({ code }) => unreachable.has(code)) ?? (to.length === 0 ? unreached[0] : undefined)
  if (refusal !== undefined) {
    const check: RightsCheck = { check: 'target', allowed: false, reason: refusal.reason }
    return { check, code: refusal.code }
  }
  const people = to.length + guests.reduce((sum, guest) => sum + guest.refusals().length, 0)
  const reason =
    rights.allow === null ? 'The user may write to everybody' : await whyAllowed(core, sender, rights.allow, target)
  const check: RightsCheck = { check: 'target', allowed: people > 0, reason }
  return { check, code: null }
}

const unreachable: ReadonlySet<string> = new Set([
  'not_allowed',
  'unknown_person',
  'unknown_group',
  'unknown_tag',
  'unknown_list',
])

/** The entry of the allow-list that lets the target through. */
async function whyAllowed(
  core: CoreContext,
  { companyId }: Principal,
  { persons, groups }: NonNullable<SendingRights['allow']>,
  target: Target,
): Promise<string> {
  const { people } = core.store
  if (typeof target === 'string' && target.startsWith('#')) return `The tag ${target} is on the allow-list`
  if (typeof target === 'object' && 'tag' in target) {
    const tag = await findOwnTag(core, companyId, target.tag)
    return `The tag #${tag?.name ?? target.tag} is on the allow-list`
  }
  const id = typeof target === 'object' && 'person' in target ? parseId<PersonId>(target.person) : undefined
  const groupId = typeof target === 'object' && 'group' in target ? parseId<GroupId>(target.group) : undefined
  const msisdn = typeof target === 'string' ? target : 'to' in target ? target.to : undefined
  const holds = (person: { id: PersonId; numbers: readonly { msisdn: string }[] }) =>
    person.id === id || person.numbers.some((number) => number.msisdn === msisdn)
  const named = (await people.findPersons(companyId, persons)).find(holds)
  if (named !== undefined) return `person:${named.id} is on the allow-list`
  const reader = new GroupReader(people, companyId, core.clock.now())
  for (const group of await people.findGroups(companyId, groups)) {
    const inner = await reader.groupsOf(group)
    if (inner.some((each) => each.id === groupId)) return `The group "${group.name}" is on the allow-list`
    const member = (await reader.personsOf(group)).find(holds)
    if (member !== undefined) return `person:${member.id} is in the group "${group.name}", which is on the allow-list`
  }
  return 'It is on the allow-list'
}

function hoursCheck(core: CoreContext, companyId: CompanyId, { hours }: SendingRights): RightsCheck {
  if (hours === null) return { check: 'hours', allowed: true, reason: 'The user may send at any time' }
  const { open } = openingAround(hours, core.companies.zoneOf(companyId), core.clock.now())
  return { check: 'hours', allowed: open, reason: `The user may send ${describeHours(hours)}` }
}

async function budgetCheck(
  core: CoreContext,
  companyId: CompanyId,
  id: UserId,
  { monthlySegments, monthlyMoney }: SendingRights,
): Promise<RightsCheck> {
  if (monthlySegments === null && monthlyMoney === null) {
    return { check: 'budget', allowed: true, reason: 'The user has no budget to keep' }
  }
  const used = await core.store.rights.used(companyId, id, monthOf(core, companyId, core.clock.now()))
  const limits: string[] = []
  if (monthlySegments !== null) limits.push(`${used.segments} of ${monthlySegments} segments`)
  if (monthlyMoney !== null) limits.push(`${formatMoney(used.money)} of ${formatMoney(monthlyMoney)} roubles`)
  const allowed =
    (monthlySegments === null || used.segments < monthlySegments) &&
    (monthlyMoney === null || used.money < monthlyMoney)
  return { check: 'budget', allowed, reason: `The user has used ${limits.join(' and ')} this month` }
}
