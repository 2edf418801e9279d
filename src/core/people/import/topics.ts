import type { CoreContext } from '../../context.js'
import { findOwnTag, unknownTagReason } from '../../tags/find-tag.js'
import { type CompanyId, type GroupId, parseId, type PersonId } from '../../values/ids.js'
import { nameKey } from '../person.js'
import type { WrittenTopic } from './person-file.js'
import { type KnownPersons, type KnownTopic, membershipKey, topicName } from './plan-rows.js'

/** Groups and tags that the rows of a file name; each name is looked up once. */
export class KnownTopics {
  readonly #core: CoreContext
  readonly #companyId: CompanyId
  readonly #topics = new Map<string, KnownTopic | string>()

  constructor(core: CoreContext, companyId: CompanyId) {
    this.#core = core
    this.#companyId = companyId
  }

  /** With what these persons are in, if the rows name anything at all. */
  async read(
    written: readonly WrittenTopic[],
    persons: readonly PersonId[],
  ): Promise<Pick<KnownPersons, 'topics' | 'memberships' | 'leavings'>> {
    if (written.length === 0) return { topics: this.#topics, memberships: new Set(), leavings: new Set() }
    for (const topic of written) {
      const key = topicName(topic)
      if (!this.#topics.has(key)) {
        this.#topics.set(key, topic.kind === 'group' ? await this.#group(topic.name) : await this.#tag(topic.name))
      }
    }
    const { people, tags } = this.#core.store
    const at = this.#core.clock.now()
    const groups = await people.groupsOfPersons(this.#companyId, persons, at)
    const subscriptions = await tags.tagsOfPersons(this.#companyId, persons, at)
    const left = await tags.leavingsOfPersons(this.#companyId, persons)
    return {
      topics: this.#topics,
      memberships: new Set([
        ...groups.map(([person, id]) => membershipKey(person, { kind: 'group', id })),
        ...subscriptions.map(([person, id]) => membershipKey(person, { kind: 'tag', id })),
      ]),
      leavings: new Set(left.map(([person, id]) => membershipKey(person, { kind: 'tag', id }))),
    }
  }

  async #group(written: string): Promise<KnownTopic | string> {
    const id = parseId<GroupId>(written)
    const by = id === undefined ? { key: nameKey(written) } : { id }
    const group = await this.#core.store.people.findGroup(this.#companyId, by)
    if (group === undefined) return `There is no group "${written}".`
    if (group.rule !== null) return `The group "${group.name}" has a rule, which says who is in it.`
    return { kind: 'group', id: group.id, name: group.name }
  }

  async #tag(written: string): Promise<KnownTopic | string> {
    const tag = await findOwnTag(this.#core, this.#companyId, written)
    if (tag !== undefined) return { kind: 'tag', id: tag.id, name: `#${tag.name}` }
    return `"${written}": ${unknownTagReason(written)}.`
  }
}
