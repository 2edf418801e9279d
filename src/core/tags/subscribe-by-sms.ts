import { auditOf } from '../accounts/audit.js'
import { systemPrincipal } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { numberAt, type Person } from '../people/person.js'
import type { CompanyId, TagSubscriptionId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { tagKey } from '../values/tag-name.js'
import { subscriptionAnswer, type SubscriptionOutcome } from './subscription-answer.js'
import { parseSubscriptionRequest } from './subscription-request.js'
import type { Tag, TagSubscription } from './tag.js'

export interface SubscriptionSms {
  /** Whose message it is. */
  companyId: CompanyId
  /** Who wrote it. */
  msisdn: Msisdn
  text: string
}

export interface SubscriptionChange {
  outcome: SubscriptionOutcome
  /** What to answer: one segment. */
  answer: string
  tag: Tag | null
}

/**
 * Does what a subscriber asks for by SMS about a tag: `#авария+`, `#авария-`, `стоп #авария`. Undefined, with nothing done, for a text
 * that asks for no such thing. Persons of the tag's owner and of companies that may subscribe join; what was written is their consent.
 * Whoever leaves is not reached by the tag any more, in whatever group of the owner he is.
 */
export async function changeSubscriptionBySms(
  core: CoreContext,
  { companyId, msisdn, text }: SubscriptionSms,
): Promise<SubscriptionChange | undefined> {
  const request = parseSubscriptionRequest(text)
  if (request === undefined) return undefined
  const tag = await tagNamed(core, companyId, request.tag)
  const persons = tag === undefined ? [] : await personsWith(core, tag, msisdn)
  const [first] = persons
  if (tag === undefined || first === undefined) {
    const outcome = tag === undefined || tag.companyId !== companyId ? 'unknown_tag' : 'unknown_person'
    return { outcome, answer: subscriptionAnswer(outcome, request.tag), tag: null }
  }
  const outcome = request.wish === 'join' ? await join(core, tag, persons, text) : await leave(core, tag, persons)
  return { outcome, answer: subscriptionAnswer(outcome, tag.name, first.language), tag }
}

/** Of the company, or another's that its people may subscribe to. */
async function tagNamed(core: CoreContext, companyId: CompanyId, name: string): Promise<Tag | undefined> {
  const key = tagKey(name)
  const own = await core.store.tags.findTag({ companyId, key })
  if (own !== undefined) return own
  const requested = await core.store.tags.listRequested(companyId)
  return requested.find(({ state, tag }) => state === 'approved' && tagKey(tag.name) === key)?.tag
}

async function personsWith(core: CoreContext, tag: Tag, msisdn: Msisdn): Promise<readonly Person[]> {
  const now = core.clock.now()
  const persons = await core.store.tags.personsWithNumber(tag, msisdn)
  return persons.filter((person) => numberAt(person, now) === msisdn)
}

async function join(
  core: CoreContext,
  tag: Tag,
  persons: readonly Person[],
  text: string,
): Promise<SubscriptionOutcome> {
  const now = core.clock.now()
  const left = new Set(await core.store.tags.leftBy(tag))
  if (!tag.joinBySms && !persons.some(({ id }) => left.has(id))) {
    return (await held(core, tag, persons)).length > 0 ? 'was_subscribed' : 'closed'
  }
  const known = new Set((await held(core, tag, persons)).map(({ subscriber }) => personOf(subscriber)))
  // Who has left a tag that is closed comes back to where he was.
  const fresh = tag.joinBySms ? persons.filter(({ id }) => !known.has(id)) : []
  const back = persons.filter(({ id }) => left.has(id))
  if (fresh.length === 0 && back.length === 0) return 'was_subscribed'
  for (const companyId of new Set([...fresh, ...back].map((person) => person.companyId))) {
    const joining = fresh.filter((person) => person.companyId === companyId)
    const firstId = await core.store.allocateIds(joining.length)
    const subscriptions = joining.map((person, index): TagSubscription => {
      const subscription = { id: (firstId + index) as TagSubscriptionId, tagId: tag.id, companyId }
      return {
        ...subscription,
        subscriber: { person: person.id },
        source: 'sms',
        consent: text,
        from: now,
        until: null,
      }
    })
    const returning = back.filter((person) => person.companyId === companyId).map(({ id }) => id)
    const after = { persons: joining.map(({ id }) => id), back: returning }
    const audit = smsAudit(core, tag, companyId, 'tag.subscribe', after)
    await core.store.tags.addSubscriptions(tag, { subscriptions, back: returning }, audit)
  }
  return 'subscribed'
}

async function leave(core: CoreContext, tag: Tag, persons: readonly Person[]): Promise<SubscriptionOutcome> {
  const now = core.clock.now()
  const left = new Set(await core.store.tags.leftBy(tag))
  const leaving = persons.filter(({ id }) => !left.has(id))
  if (leaving.length === 0) return 'was_not_subscribed'
  const subscriptions = await held(core, tag, leaving)
  for (const companyId of new Set(leaving.map((person) => person.companyId))) {
    const theirs = leaving.filter((person) => person.companyId === companyId).map(({ id }) => id)
    const ids = subscriptions.filter((each) => each.companyId === companyId).map(({ id }) => id)
    const ended = { ids, left: theirs.map((person) => ({ person, companyId })), at: now }
    const audit = smsAudit(core, tag, companyId, 'tag.unsubscribe', { left: theirs })
    await core.store.tags.endSubscriptions(tag, ended, audit)
  }
  return 'left'
}

/** Subscriptions of these persons themselves, that hold now or will. */
async function held(core: CoreContext, tag: Tag, persons: readonly Person[]): Promise<readonly TagSubscription[]> {
  const ids = new Set(persons.map(({ id }) => id))
  const found: TagSubscription[] = []
  for (const companyId of new Set(persons.map((person) => person.companyId))) {
    const all = await core.store.tags.findSubscriptions(tag, companyId, core.clock.now())
    for (const each of all) {
      const person = personOf(each.subscriber)
      if (person !== undefined && ids.has(person)) found.push(each)
    }
  }
  return found
}

function personOf(subscriber: TagSubscription['subscriber']) {
  return 'person' in subscriber ? subscriber.person : undefined
}

const viaSms = { interface: 'sms', address: null, requestId: null } as const

function smsAudit(core: CoreContext, tag: Tag, companyId: CompanyId, action: string, after: object) {
  return auditOf(core, systemPrincipal, viaSms, { companyId, action, subject: `tag:${tag.id}`, after })
}
