import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Person } from '../../core/people/person.js'
import type { NewAudit } from '../../core/ports.js'
import type { Tag, TagAccess, TagSubscription } from '../../core/tags/tag.js'
import type { GroupId, MessageId, PersonId, TagId, TagSubscriptionId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { tagKey, type TagName } from '../../core/values/tag-name.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { acceptanceOf, company, lotOf, type OpenStore, openStore, otherCompany } from './_store.js'

const audit: NewAudit = {
  ...{ companyId: company, at: 1_000, actor: 'system', action: 'test', subject: 'test', via: 'rest' },
  ...{ address: null, requestId: null, before: null, after: null },
}

const msisdn = '+79000000001' as Msisdn

function tag(id: number, name: string, changes: Partial<Tag> = {}): Tag {
  const common = { joinBySms: true, isOffered: false, createdAt: 1_000 }
  return { id: id as TagId, companyId: company, name: name as TagName, slug: `slug-${id}`, ...common, ...changes }
}

function person(id: number, companyId = company): Person {
  return {
    ...{ id: id as PersonId, companyId, kind: 'employee', name: `Person ${id}`, email: null, position: null },
    ...{ zone: null, language: null, attributes: {}, employedFrom: null, employedUntil: null },
    ...{
      numbers: [{ msisdn, from: null, until: null, note: null }],
      createdAt: 1_000,
      updatedAt: 1_000,
      consent: null,
    },
  }
}

const alarm = tag(50, 'авария')

function subscription(id: number, of: number, changes: Partial<TagSubscription> = {}): TagSubscription {
  return {
    ...{ id: id as TagSubscriptionId, tagId: alarm.id, companyId: company, subscriber: { person: of as PersonId } },
    ...{ source: 'administrator', consent: null, from: 1_000, until: null },
    ...changes,
  }
}

const access = (state: TagAccess['state']): TagAccess => ({
  ...{ tagId: alarm.id, ownerId: company, companyId: otherCompany, state, note: 'мы рядом' },
  ...{ requestedAt: 1_000, decidedAt: state === 'requested' ? null : 2_000 },
})

for (const kind of testDatabases) {
  describe(`tags in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let tags: OpenStore['store']['tags']

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      tags = open.store.tags
      for (const id of [company, otherCompany]) {
        const about = { id, name: `Company ${id}`, zone: 'Europe/Moscow', createdAt: 1_000 }
        const rates = { requestsPerSecond: null, recipientsPerSecond: null }
        await open.store.accounts.insertCompany({ ...about, state: 'active', ...rates }, audit)
      }
      await tags.insertTag(alarm, audit)
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const add = (subscriptions: readonly TagSubscription[], back: readonly PersonId[] = []) =>
      tags.addSubscriptions(alarm, { subscriptions, back }, audit)
    const reached = async (at = 1_000) => (await tags.personsOf(alarm, at)).map(({ id }) => id)

    it('finds a tag by id, by name and by slug, of its company only', async () => {
      expect(await tags.findTag({ id: alarm.id })).toEqual(alarm)
      expect(await tags.findTag({ companyId: company, key: tagKey('АВАРИЯ') })).toEqual(alarm)
      expect(await tags.findTag({ companyId: company, slug: 'slug-50' })).toEqual(alarm)
      expect(await tags.findTag({ companyId: otherCompany, key: tagKey('авария') })).toBeUndefined()
      await tags.insertTag(tag(51, 'Авария', { companyId: otherCompany }), audit)
      expect(await tags.listTags(company, 0 as TagId, 10)).toEqual([alarm])
    })

    it('refuses a second tag of a name or a slug in a company', async () => {
      const refusal = { code: 'conflict', field: '/name' }
      await expect(tags.insertTag(tag(51, 'АВАРИЯ'), audit)).rejects.toMatchObject(refusal)
      await expect(tags.insertTag(tag(51, 'иное', { slug: 'slug-50' }), audit)).rejects.toMatchObject(refusal)
      await tags.insertTag(tag(52, 'иное'), audit)
      await expect(tags.updateTag(tag(52, 'авария'), audit)).rejects.toMatchObject(refusal)
    })

    it('tells persons at an instant, and keeps who is subscribed without an end', async () => {
      for (const id of [1, 2]) await open.store.people.insertPerson(person(id), audit)
      await add([subscription(10, 1), subscription(11, 2, { from: 2_000, until: 3_000 })])
      await add([subscription(12, 1, { from: 2_500 })])
      expect([await reached(999), await reached(), await reached(2_999), await reached(3_000)]).toEqual([
        ...[[], [1], [1, 2], [1]],
      ])
      const ids = [10, 11] as TagSubscriptionId[]
      await tags.endSubscriptions(alarm, { ids, left: [], at: 1_500 }, audit)
      expect(await tags.listSubscriptions(alarm, company, 0 as TagSubscriptionId, 10)).toEqual([
        subscription(10, 1, { until: 1_500 }),
      ])
      expect(await tags.findSubscriptions(alarm, company, 1_500)).toEqual([])
    })

    it('reaches the persons of another company while it is approved, and counts them', async () => {
      await open.store.people.insertPerson(person(1), audit)
      await open.store.people.insertPerson(person(2, otherCompany), audit)
      await add([subscription(10, 1), subscription(11, 2, { companyId: otherCompany, consent: 'да', source: 'sms' })])
      expect(await tags.findAccess(alarm, otherCompany)).toBeUndefined()
      for (const state of ['requested', 'approved', 'revoked', 'approved'] as const) {
        await tags.putAccess(access(state), [audit, audit])
        const isIn = state === 'approved'
        expect(await reached()).toEqual(isIn ? [1, 2] : [1])
        expect((await tags.personsWithNumber(alarm, msisdn)).map(({ id }) => id)).toEqual(isIn ? [1, 2] : [1])
      }
      expect(await tags.findAccess(alarm, otherCompany)).toEqual(access('approved'))
      const counted = { ...access('approved'), companyName: 'Company 2', subscribers: 1 }
      expect(await tags.listAccesses(alarm, 1_000)).toEqual([counted])
      expect(await tags.listRequested(otherCompany)).toEqual([
        { ...access('approved'), tag: alarm, ownerName: 'Company 1' },
      ])
      expect(await tags.listRequested(company)).toEqual([])
      expect(await tags.listSubscriptions(alarm, otherCompany, 0 as TagSubscriptionId, 10)).toHaveLength(1)
    })

    it('remembers who has left until he is back', async () => {
      await open.store.people.insertPerson(person(2, otherCompany), audit)
      await tags.putAccess(access('approved'), [])
      await add([subscription(11, 2, { companyId: otherCompany })])
      const left = [{ person: 2 as PersonId, companyId: otherCompany }]
      await tags.endSubscriptions(alarm, { ids: [], left: [...left, ...left], at: 1_500 }, audit)
      expect(await tags.leftBy(alarm)).toEqual([2])
      expect((await tags.listAccesses(alarm, 1_000))[0]?.subscribers).toBe(0)
      await add([], [2 as PersonId])
      expect(await tags.leftBy(alarm)).toEqual([])
    })

    it('knows the groups of the owner, and forgets what is deleted', async () => {
      await open.store.people.insertPerson(person(1), audit)
      const group = { id: 5 as GroupId, companyId: company, name: 'Смена', rule: null, createdAt: 1_000 }
      await open.store.people.insertGroup(group, audit)
      await add([subscription(10, 1), subscription(11, 0, { subscriber: { group: group.id } })])
      expect(await tags.groupsOf(alarm, 1_000)).toEqual([group])
      await open.store.people.deleteGroup(group, audit)
      await tags.endSubscriptions(
        alarm,
        { ids: [], left: [{ person: 1 as PersonId, companyId: company }], at: 1_500 },
        audit,
      )
      await open.store.people.deletePerson(person(1), audit)
      expect(await tags.leftBy(alarm)).toEqual([])
      expect(await tags.findSubscriptions(alarm, company, 1_000)).toEqual([])
      await tags.deleteTag(alarm, audit)
      expect(await tags.findTag({ id: alarm.id })).toBeUndefined()
    })

    it('labels messages, and shows of another company’s person a name in the place of the number', async () => {
      const lot = lotOf(70, { tags: [{ id: alarm.id, name: '#авария' }] })
      const guest = { personId: 2 as PersonId, recipientCompanyId: otherCompany }
      const recipients = lot.recipients.map((recipient) => ({ ...recipient, ...guest }))
      await open.store.messages.accept({ ...acceptanceOf(70), lots: [{ ...lot, recipients }] })
      const found = await open.store.messages.find(company, 70 as MessageId)
      expect(found).toMatchObject({ to: 'subscriber:2', personId: null, recipientCompanyId: 2, tags: ['#авария'] })
      const page = { limit: 10 }
      const labelled = async (tagId: TagId) => (await open.store.history.list(company, { tagId }, page)).length
      expect([await labelled(alarm.id), await labelled(99 as TagId)]).toEqual([1, 0])
      expect((await open.store.messages.list(company, { msisdn: '+79161234567', limit: 10 })).messages).toEqual([])
    })
  })
}
