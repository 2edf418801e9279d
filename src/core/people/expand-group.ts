import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import type { CompanyId, GroupId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { type Acting, directoryToRead } from './directory.js'
import type { Group } from './group.js'
import { findGroup } from './manage-groups.js'
import { isEmployedAt, numberAt, type Person } from './person.js'
import type { PeopleStore } from './ports.js'
import { parseRule } from './rule.js'

/** Persons read at a time where a rule asks all of a company. */
const pageSize = 20_000

/** Reads groups at one instant; what it has read once it does not read again. */
export class GroupReader {
  readonly #people: PeopleStore
  readonly #companyId: CompanyId
  readonly #at: number
  #everybody: Promise<readonly Person[]> | undefined

  constructor(people: PeopleStore, companyId: CompanyId, at: number) {
    this.#people = people
    this.#companyId = companyId
    this.#at = at
  }

  /**
   * Who is in a group at the instant, itself or through groups in it; a person that is in it by several ways comes as many times.
   * Rules see persons as they are now, and only who is employed at the instant.
   */
  async personsOf(group: Group): Promise<readonly Person[]> {
    const groups = await this.groupsOf(group)
    const ofMembers = groups.filter(({ rule }) => rule === null).map(({ id }) => id)
    const persons: Person[] = []
    if (ofMembers.length > 0) {
      for (const person of await this.#people.personsIn(this.#companyId, ofMembers, this.#at)) persons.push(person)
    }
    for (const { rule } of groups) {
      if (rule !== null) for (const person of await this.#under(rule)) persons.push(person)
    }
    return persons
  }

  /** The group, and those in it at the instant, however deep. */
  async groupsOf(group: Group): Promise<Group[]> {
    const found = new Map<GroupId, Group>([[group.id, group]])
    let level = [group]
    while (level.length > 0) {
      const ids = level.map(({ id }) => id)
      const inner = await this.#people.nestedGroups(this.#companyId, ids, this.#at)
      level = inner.filter(({ id }) => !found.has(id))
      for (const each of level) found.set(each.id, each)
    }
    return [...found.values()]
  }

  async #under(text: string): Promise<Person[]> {
    const rule = parseRule(text)
    // A stored rule was read when it was written.
    if (!rule.ok) throw new Error(`a stored rule cannot be read: ${rule.reason}`)
    this.#everybody ??= this.#readEverybody()
    return (await this.#everybody).filter((person) => isEmployedAt(person, this.#at) && rule.value(person))
  }

  async #readEverybody(): Promise<readonly Person[]> {
    const all: Person[] = []
    for (;;) {
      const afterId = all.at(-1)?.id ?? (0 as PersonId)
      const page = await this.#people.listPersons(this.#companyId, { afterId, limit: pageSize })
      for (const person of page) all.push(person)
      if (page.length < pageSize) return all
    }
  }
}

/** Somebody in a group, and why he would get nothing. */
export interface GroupPerson {
  person: Person
  msisdn: Msisdn | null
  problem: 'no_number' | 'not_employed' | null
  /** In it by more than one way. */
  isRepeated: boolean
}

export interface ExpandedGroup {
  at: number
  total: number
  noNumber: number
  notEmployed: number
  /** A page of them in the order of their ids. */
  people: readonly GroupPerson[]
  nextAfterId: PersonId | null
}

/** Who is in a group at an instant, and who of them could not be written to. @throws GatewayError `forbidden`, `not_found` */
export async function expandGroup(
  core: CoreContext,
  principal: Principal,
  id: GroupId,
  query: Acting & { at?: number; problems?: boolean; afterId?: PersonId; limit: number },
): Promise<ExpandedGroup> {
  const companyId = directoryToRead(principal, query)
  const group = await findGroup(core, companyId, id)
  const { at = core.clock.now(), problems = false, afterId = 0 as PersonId, limit } = query
  const everybody = uniquePeople(await new GroupReader(core.store.people, companyId, at).personsOf(group), at)
  const shown = everybody.filter(({ person, problem }) => person.id > afterId && (!problems || problem !== null))
  const people = shown.slice(0, limit)
  const count = (wanted: GroupPerson['problem']) => everybody.filter(({ problem }) => problem === wanted).length
  return {
    at,
    total: everybody.length,
    noNumber: count('no_number'),
    notEmployed: count('not_employed'),
    people,
    nextAfterId: shown.length > limit ? (people.at(-1)?.person.id ?? null) : null,
  }
}

function uniquePeople(persons: readonly Person[], at: number): GroupPerson[] {
  const unique = new Map<PersonId, GroupPerson>()
  for (const person of persons) {
    const known = unique.get(person.id)
    if (known !== undefined) known.isRepeated = true
    else unique.set(person.id, { person, ...reachOf(person, at), isRepeated: false })
  }
  return [...unique.values()].sort((a, b) => a.person.id - b.person.id)
}

/** Where a person is written to at an instant, or why not. */
export function reachOf(person: Person, at: number): Pick<GroupPerson, 'msisdn' | 'problem'> {
  if (!isEmployedAt(person, at)) return { msisdn: null, problem: 'not_employed' }
  const msisdn = numberAt(person, at)
  return msisdn === undefined ? { msisdn: null, problem: 'no_number' } : { msisdn, problem: null }
}
