import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import type { Acting } from '../people/directory.js'
import { GroupReader, reachOf } from '../people/expand-group.js'
import type { Person } from '../people/person.js'
import type { CompanyId, PersonId, TagId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { tagToRead } from './find-tag.js'
import type { Tag } from './tag.js'

/** Whom a tag reaches at an instant; who is reached in several ways stands there as many times. */
export interface Subscribers {
  /** Of the owner. */
  own: readonly Person[]
  /** Of other companies. */
  guests: readonly Person[]
  /** Who of both has left and is not to be reached. */
  left: ReadonlySet<PersonId>
}

export async function subscribersOf(
  core: CoreContext,
  tag: Tag,
  at: number,
  groups = new GroupReader(core.store.people, tag.companyId, at),
): Promise<Subscribers> {
  const { tags } = core.store
  const [direct, subscribed, left] = await Promise.all([
    tags.personsOf(tag, at),
    tags.groupsOf(tag, at),
    tags.leftBy(tag),
  ])
  const own: Person[] = []
  const guests: Person[] = []
  for (const person of direct) (person.companyId === tag.companyId ? own : guests).push(person)
  for (const group of subscribed) for (const person of await groups.personsOf(group)) own.push(person)
  return { own, guests, left: new Set(left) }
}

export interface TagPerson {
  person: Person
  msisdn: Msisdn | null
  problem: 'no_number' | 'not_employed' | 'opted_out' | null
}

export interface ExpandedTag {
  at: number
  /** Persons of the asking company. */
  total: number
  noNumber: number
  notEmployed: number
  left: number
  people: readonly TagPerson[]
  nextAfterId: PersonId | null
  /** The owner is told how many others there are, and of whom; nobody else is. */
  companies: readonly { id: CompanyId; name: string; subscribers: number }[]
}

/** Who of one's own people is reached, and how many of others. @throws GatewayError `forbidden`, `not_found` */
export async function expandTag(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  query: Acting & { at?: number; problems?: boolean; afterId?: PersonId; limit: number },
): Promise<ExpandedTag> {
  const { tag, companyId, isOwner } = await tagToRead(core, principal, id, query)
  const { at = core.clock.now(), problems = false, afterId = 0 as PersonId, limit } = query
  const { own, guests, left } = await subscribersOf(core, tag, at)
  const theirs = isOwner ? own : guests.filter((person) => person.companyId === companyId)
  const everybody = uniquePeople(theirs, left, at)
  const shown = everybody.filter(({ person, problem }) => person.id > afterId && (!problems || problem !== null))
  const people = shown.slice(0, limit)
  const count = (wanted: TagPerson['problem']) => everybody.filter(({ problem }) => problem === wanted).length
  return {
    at,
    total: everybody.length,
    noNumber: count('no_number'),
    notEmployed: count('not_employed'),
    left: count('opted_out'),
    people,
    nextAfterId: shown.length > limit ? (people.at(-1)?.person.id ?? null) : null,
    companies: isOwner ? await companiesOf(core, tag, at) : [],
  }
}

async function companiesOf(core: CoreContext, tag: Tag, at: number): Promise<ExpandedTag['companies']> {
  const accesses = await core.store.tags.listAccesses(tag, at)
  return accesses
    .filter(({ state }) => state === 'approved')
    .map(({ companyId, companyName, subscribers }) => ({ id: companyId, name: companyName, subscribers }))
}

function uniquePeople(persons: readonly Person[], left: ReadonlySet<PersonId>, at: number): TagPerson[] {
  const unique = new Map<PersonId, TagPerson>()
  for (const person of persons) {
    if (unique.has(person.id)) continue
    const reached = left.has(person.id) ? ({ msisdn: null, problem: 'opted_out' } as const) : reachOf(person, at)
    unique.set(person.id, { person, ...reached })
  }
  return [...unique.values()].sort((a, b) => a.person.id - b.person.id)
}
