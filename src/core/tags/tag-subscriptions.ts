import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { Acting } from '../people/directory.js'
import type { GroupId, PersonId, TagId, TagSubscriptionId } from '../values/ids.js'
import { type SeenTag, tagToRead, tagToWrite } from './find-tag.js'
import type { Subscriber, TagSubscription } from './tag.js'

export interface NamedSubscribers {
  persons: readonly PersonId[]
  groups: readonly GroupId[]
}

export interface RefusedSubscriber {
  /** `person:501`, `group:601`. */
  subscriber: string
  code: 'unknown_person' | 'unknown_group' | 'has_left'
  reason: string
}

export interface AddedSubscriptions {
  added: number
  /** Were subscribed already. */
  kept: number
  refused: readonly RefusedSubscriber[]
}

export interface SubscribeCommand extends NamedSubscribers {
  from?: number
  until?: number | null
  /** How the persons agreed. Brings back who has left by SMS. */
  consent?: string | null
}

/**
 * Subscribes persons, and of the owner's own groups too, from now or for a time. Who is subscribed stays; who has left comes back by
 * its own will only. Another company subscribes persons that have agreed.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function addTagSubscriptions(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  { persons, groups, from, until = null, consent = null, ...acting }: Acting & SubscribeCommand,
  via: Via,
): Promise<AddedSubscriptions> {
  const seen = await tagToWrite(core, principal, id, acting)
  const now = core.clock.now()
  const start = from ?? now
  if (until !== null && until <= start) throw invalid('until must be later than from.', '/until')
  if (!seen.isOwner) checkGuest(groups, consent)
  const { subscribers, refused, back } = await knownSubscribers(core, seen, { persons, groups }, consent !== null)
  const held = await core.store.tags.findSubscriptions(seen.tag, seen.companyId, now)
  const present = new Set(held.map(({ subscriber }) => keyOf(subscriber)))
  const fresh = subscribers.filter((subscriber) => !present.has(keyOf(subscriber)))
  if (fresh.length > 0 || back.length > 0) {
    const firstId = await core.store.allocateIds(fresh.length)
    const subscriptions = fresh.map((subscriber, index): TagSubscription => {
      const subscription = { id: (firstId + index) as TagSubscriptionId, tagId: id, companyId: seen.companyId }
      return { ...subscription, subscriber, source: 'administrator', consent, from: start, until }
    })
    const after = { subscribers: fresh.map(keyOf), back, from: start, until, consent }
    const act = { companyId: seen.companyId, action: 'tag.subscribe', subject: `tag:${id}`, after }
    await core.store.tags.addSubscriptions(seen.tag, { subscriptions, back }, auditOf(core, principal, via, act))
  }
  return { added: fresh.length, kept: subscribers.length - fresh.length, refused }
}

/**
 * Ends subscriptions now; who is not subscribed is no error. With `left` the persons themselves asked for it, and groups that they
 * are in do not bring them back.
 * @throws GatewayError `forbidden`, `not_found`
 */
export async function removeTagSubscriptions(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  { persons, groups, left = false, ...acting }: Acting & NamedSubscribers & { left?: boolean },
  via: Via,
): Promise<number> {
  const { tag, companyId } = await tagToWrite(core, principal, id, acting)
  const now = core.clock.now()
  const wanted = new Set(subscribersOf({ persons, groups }).map(keyOf))
  const held = await core.store.tags.findSubscriptions(tag, companyId, now)
  const ending = held.filter(({ subscriber }) => wanted.has(keyOf(subscriber)))
  const known = left ? await core.store.people.findPersons(companyId, persons) : []
  if (ending.length === 0 && known.length === 0) return 0
  const before = { subscribers: ending.map(({ subscriber }) => keyOf(subscriber)), left: known.map((each) => each.id) }
  const act = { companyId, action: 'tag.unsubscribe', subject: `tag:${id}`, before }
  const ended = {
    ids: ending.map((each) => each.id),
    left: known.map((person) => ({ person: person.id, companyId })),
    at: now,
  }
  await core.store.tags.endSubscriptions(tag, ended, auditOf(core, principal, via, act))
  return ending.length
}

/** Of the asking company, of all times, in the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listTagSubscriptions(
  core: CoreContext,
  principal: Principal,
  id: TagId,
  { afterId = 0 as TagSubscriptionId, limit, ...acting }: Acting & { afterId?: TagSubscriptionId; limit: number },
): Promise<Page<TagSubscription>> {
  const { tag, companyId } = await tagToRead(core, principal, id, acting)
  return pageOf(await core.store.tags.listSubscriptions(tag, companyId, afterId, limit + 1), limit)
}

async function knownSubscribers(
  core: CoreContext,
  { tag, companyId }: SeenTag,
  { persons, groups }: NamedSubscribers,
  hasConsent: boolean,
) {
  const { people, tags } = core.store
  const knownPersons = new Set((await people.findPersons(companyId, persons)).map(({ id }) => id))
  const knownGroups = new Set((await people.findGroups(companyId, groups)).map(({ id }) => id))
  const left = new Set(await tags.leftBy(tag))
  const refused: RefusedSubscriber[] = []
  const subscribers = new Map<string, Subscriber>()
  const back: PersonId[] = []
  for (const person of persons) {
    const subscriber = `person:${person}`
    if (!knownPersons.has(person)) refused.push({ subscriber, ...unknownPerson })
    else if (left.has(person) && !hasConsent) refused.push({ subscriber, ...hasLeft })
    else subscribers.set(subscriber, { person })
    if (left.has(person) && hasConsent) back.push(person)
  }
  for (const group of groups) {
    if (knownGroups.has(group)) subscribers.set(`group:${group}`, { group })
    else refused.push({ subscriber: `group:${group}`, ...unknownGroup })
  }
  return { subscribers: [...subscribers.values()], refused, back: back.filter((id) => knownPersons.has(id)) }
}

const unknownPerson = { code: 'unknown_person', reason: 'There is no such person' } as const
const unknownGroup = { code: 'unknown_group', reason: 'There is no such group' } as const
const hasLeft = {
  code: 'has_left',
  reason: 'The person has left the tag and comes back by its own SMS; say in "consent" how it agreed otherwise',
} as const

function checkGuest(groups: readonly GroupId[], consent: string | null): void {
  if (groups.length > 0) throw invalid('Of another company persons subscribe, who agree each; name them.', '/groups')
  if (consent === null) throw invalid('Say how the persons agreed to messages of another company.', '/consent')
}

function subscribersOf({ persons, groups }: NamedSubscribers): Subscriber[] {
  return [...persons.map((person) => ({ person })), ...groups.map((group) => ({ group }))]
}

function keyOf(subscriber: Subscriber): string {
  return 'person' in subscriber ? `person:${subscriber.person}` : `group:${subscriber.group}`
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
