import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Group, GroupMember } from '../../core/people/group.js'
import type { Person } from '../../core/people/person.js'
import type { NewAudit } from '../../core/ports.js'
import type { GroupId, MemberId, PersonId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { company, type OpenStore, openStore, otherCompany } from './_store.js'

const audit: NewAudit = {
  companyId: company,
  at: 1_000,
  actor: 'system',
  action: 'test',
  subject: 'test',
  via: 'rest',
  address: null,
  requestId: null,
  before: null,
  after: null,
}

const msisdn = '+79000000001' as Msisdn

function person(id: number, changes: Partial<Person> = {}): Person {
  return {
    id: id as PersonId,
    companyId: company,
    kind: 'employee',
    name: `Person ${id}`,
    email: null,
    position: 'инженер',
    zone: 'Asia/Sakhalin',
    language: 'ru',
    attributes: { district: 'Север', grade: 5 },
    employedFrom: null,
    employedUntil: 9_000,
    numbers: [{ msisdn, from: null, until: 5_000, note: 'дежурный' }],
    createdAt: 1_000,
    updatedAt: 1_000,
    consent: { givenAt: 900, source: 'Договор № 17' },
    ...changes,
  }
}

function group(id: number, name: string, changes: Partial<Group> = {}): Group {
  return { id: id as GroupId, companyId: company, name, rule: null, createdAt: 1_000, ...changes }
}

function member(id: number, groupId: number, of: GroupMember['member'], from = 1_000, until: number | null = null) {
  return { id: id as MemberId, groupId: groupId as GroupId, member: of, from, until }
}

for (const kind of testDatabases) {
  describe(`people in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let people: OpenStore['store']['people']

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      people = open.store.people
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    it('gives a person back as it was written, to its company only', async () => {
      await people.insertPerson(person(1), audit)
      expect(await people.findPerson(company, 1 as PersonId)).toEqual(person(1))
      expect(await people.findPerson(otherCompany, 1 as PersonId)).toBeUndefined()
      expect(await people.findPersons(otherCompany, [1 as PersonId])).toEqual([])
    })

    it('writes what is named of a person, and says when it is gone', async () => {
      await people.insertPerson(person(1), audit)
      const changes = { name: 'Пётр', zone: null, numbers: [], updatedAt: 2_000 }
      expect(await people.updatePerson(person(1), changes, audit)).toBe(true)
      expect(await people.findPerson(company, 1 as PersonId)).toEqual(person(1, changes))
      expect(await people.updatePerson(person(2), changes, audit)).toBe(false)
    })

    it('finds persons by kind and by a number they have', async () => {
      await people.insertPerson(person(1), audit)
      await people.insertPerson(person(2, { kind: 'contact', numbers: [] }), audit)
      const list = async (filter: object) => {
        const found = await people.listPersons(company, { afterId: 0 as PersonId, limit: 10, ...filter })
        return found.map(({ id }) => id)
      }
      expect(await list({})).toEqual([1, 2])
      expect(await list({ kind: 'contact' })).toEqual([2])
      expect(await list({ msisdn })).toEqual([1])
      await people.updatePerson(person(1), { numbers: [] }, audit)
      expect(await list({ msisdn })).toEqual([])
      expect(await list({ afterId: 1 as PersonId })).toEqual([2])
    })

    it('refuses a second group of the same name in a company, whatever its case', async () => {
      await people.insertGroup(group(1, 'Дежурные'), audit)
      await people.insertGroup(group(2, 'ДЕЖУРНЫЕ', { companyId: otherCompany }), audit)
      const refusal = { code: 'conflict', field: '/name' }
      await expect(people.insertGroup(group(3, 'ДЕЖУРНЫЕ'), audit)).rejects.toMatchObject(refusal)
      await people.insertGroup(group(4, 'Смена'), audit)
      await expect(people.updateGroup(group(4, 'дежурные'), audit)).rejects.toMatchObject(refusal)
      expect(await people.findGroup(company, { key: 'дежурные' })).toEqual(group(1, 'Дежурные'))
    })

    it('tells members at an instant, and keeps who is in without an end', async () => {
      await people.insertPerson(person(1), audit)
      await people.insertPerson(person(2), audit)
      await people.insertGroup(group(5, 'Outer'), audit)
      await people.insertGroup(group(6, 'Inner'), audit)
      const outer = group(5, 'Outer')
      await people.addMembers(
        outer,
        [
          member(10, 5, { person: 1 as PersonId }),
          member(11, 5, { person: 2 as PersonId }, 2_000, 3_000),
          member(12, 5, { group: 6 as GroupId }),
        ],
        audit,
      )
      await people.addMembers(outer, [member(13, 5, { person: 1 as PersonId }, 2_500)], audit)
      const inAt = async (at: number) => (await people.personsIn(company, [5 as GroupId], at)).map(({ id }) => id)
      expect(await inAt(999)).toEqual([])
      expect(await inAt(1_000)).toEqual([1])
      expect(await inAt(2_999)).toEqual([1, 2])
      expect(await inAt(3_000)).toEqual([1])
      expect(await people.nestedGroups(company, [5 as GroupId], 1_000)).toEqual([group(6, 'Inner')])
      expect(await people.nestedGroups(otherCompany, [5 as GroupId], 1_000)).toEqual([])
    })

    it('ends memberships and forgets those that had not begun', async () => {
      await people.insertPerson(person(1), audit)
      await people.insertGroup(group(5, 'Outer'), audit)
      const one = { person: 1 as PersonId }
      const both = [member(10, 5, one, 1_000, 2_000), member(11, 5, one, 3_000)]
      await people.addMembers(group(5, ''), both, audit)
      await people.endMembers(group(5, ''), [10 as MemberId, 11 as MemberId], 1_500, audit)
      const left = await people.listMembers(group(5, ''), 0 as MemberId, 10)
      expect(left).toEqual([member(10, 5, one, 1_000, 1_500)])
      expect(await people.findMembers(group(5, ''), 1_500)).toEqual([])
    })

    it('deletes a person from its groups, and a group from those it is in', async () => {
      await people.insertPerson(person(1), audit)
      await people.insertGroup(group(5, 'Outer'), audit)
      await people.insertGroup(group(6, 'Inner'), audit)
      const members = [member(10, 5, { person: 1 as PersonId }), member(11, 5, { group: 6 as GroupId })]
      await people.addMembers(group(5, ''), members, audit)
      await people.deletePerson(person(1), audit)
      await people.deleteGroup(group(6, ''), audit)
      expect(await people.listMembers(group(5, ''), 0 as MemberId, 10)).toEqual([])
      expect(await people.findPerson(company, 1 as PersonId)).toBeUndefined()
      expect(await people.findGroup(company, { id: 6 as GroupId })).toBeUndefined()
    })
  })
}
