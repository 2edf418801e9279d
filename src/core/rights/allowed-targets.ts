import type { CoreContext } from '../context.js'
import type { RefusedRecipient } from '../errors.js'
import type { MailingList } from '../mailings/mailing-list.js'
import type { GroupReader } from '../people/expand-group.js'
import type { Group } from '../people/group.js'
import type { Person } from '../people/person.js'
import type { Tag } from '../tags/tag.js'
import type { CompanyId, GroupId, PersonId, TagId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { AllowList } from './rights.js'

export type TargetRefusal = Pick<RefusedRecipient, 'code' | 'reason'>

export const unknownList: TargetRefusal = { code: 'unknown_list', reason: 'There is no such mailing list' }

/** Whom an allow-list lets a user write to at one instant. */
export class AllowedTargets {
  readonly #persons: ReadonlySet<PersonId>
  readonly #numbers: ReadonlySet<Msisdn>
  readonly #groups: ReadonlySet<GroupId>
  readonly #tags: ReadonlySet<TagId>
  /** Whether the user may read the directory; for who may not, what is forbidden does not exist. */
  readonly #seesDirectory: boolean

  constructor(persons: readonly Person[], groups: readonly GroupId[], tags: readonly TagId[], seesDirectory: boolean) {
    this.#persons = new Set(persons.map(({ id }) => id))
    this.#numbers = new Set(persons.flatMap(({ numbers }) => numbers.map(({ msisdn }) => msisdn)))
    this.#groups = new Set(groups)
    this.#tags = new Set(tags)
    this.#seesDirectory = seesDirectory
  }

  /** Null where the user may write to the number: it is one of a person that is allowed. */
  ofNumber(msisdn: Msisdn): TargetRefusal | null {
    return this.#numbers.has(msisdn) ? null : { code: 'not_allowed', reason: 'You may not write to this number' }
  }

  ofPerson(person: Person | undefined): TargetRefusal | null {
    const unknown = { code: 'unknown_person', reason: 'There is no such person' } as const
    if (person === undefined) return unknown
    if (this.#persons.has(person.id)) return null
    return this.#seesDirectory ? { code: 'not_allowed', reason: 'You may not write to this person' } : unknown
  }

  ofGroup(group: Group | undefined): TargetRefusal | null {
    const unknown = { code: 'unknown_group', reason: 'There is no such group' } as const
    if (group === undefined) return unknown
    if (this.#groups.has(group.id)) return null
    return this.#seesDirectory ? { code: 'not_allowed', reason: 'You may not write to this group' } : unknown
  }

  /** Allow-lists name no mailing lists: who has one writes to none. */
  ofList(list: MailingList | undefined): TargetRefusal {
    if (list === undefined || !this.#seesDirectory) return unknownList
    return { code: 'not_allowed', reason: 'You may not write to this mailing list' }
  }

  /** `unknown` is what is said of a tag that does not exist. */
  ofTag(tag: Tag | undefined, unknown: string): TargetRefusal | null {
    if (tag !== undefined && this.#tags.has(tag.id)) return null
    if (tag === undefined || !this.#seesDirectory) return { code: 'unknown_tag', reason: unknown }
    return { code: 'not_allowed', reason: 'You may not write to this tag' }
  }
}

/** Reads who is in the groups of an allow-list. */
export async function readAllowedTargets(
  core: CoreContext,
  companyId: CompanyId,
  { persons, groups, tags }: AllowList,
  reader: GroupReader,
  seesDirectory: boolean,
): Promise<AllowedTargets> {
  const { people } = core.store
  const allowed = [...(await people.findPersons(companyId, persons))]
  const inner = new Set<GroupId>()
  for (const group of await people.findGroups(companyId, groups)) {
    for (const each of await reader.groupsOf(group)) inner.add(each.id)
    for (const person of await reader.personsOf(group)) allowed.push(person)
  }
  return new AllowedTargets(allowed, [...inner], tags, seesDirectory)
}
