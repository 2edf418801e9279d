import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Job } from '../../core/jobs/job.js'
import type { ImportRow } from '../../core/people/import/import-row.js'
import { type Person, unknownPerson } from '../../core/people/person.js'
import type { NewAudit } from '../../core/ports.js'
import type { JobId, PersonId } from '../../core/values/ids.js'
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

function job(id: number, changes: Partial<Job> = {}): Job {
  return {
    id: id as JobId,
    companyId: company,
    kind: 'person_import',
    state: 'reading',
    actor: 'key:1',
    request: { parts: 1 },
    result: { rows: 0 },
    position: 0,
    error: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    expiresAt: 9_000,
    ...changes,
  }
}

function person(id: number, changes: Partial<Person> = {}): Person {
  const numbers = [{ msisdn: `+7900000000${id}` as Msisdn, from: null, until: null, note: null }]
  return {
    ...{ ...unknownPerson, id: id as PersonId, companyId: company, name: `Person ${id}`, numbers },
    ...{ createdAt: 1_000, updatedAt: 1_000 },
    ...changes,
  }
}

function row(line: number, changes: Partial<ImportRow>): ImportRow {
  return {
    row: line,
    action: 'refused',
    personId: null,
    name: null,
    changes: [{ field: 'name', from: null, to: 'Анна' }],
    reason: null,
    person: null,
    basedOn: null,
    outcome: null,
    memberships: [],
    ...changes,
  }
}

for (const kind of testDatabases) {
  describe(`jobs in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let jobs: OpenStore['store']['jobs']

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      jobs = open.store.jobs
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    it('gives a job back as it was written, to its company and by its kind only', async () => {
      await jobs.insert(job(1), audit)
      expect(await jobs.find(company, 'person_import', 1 as JobId)).toEqual(job(1))
      expect(await jobs.find(otherCompany, 'person_import', 1 as JobId)).toBeUndefined()
      expect(await jobs.find(company, 'history_export', 1 as JobId)).toBeUndefined()
    })

    it('changes a job only in the state that the caller believes it to be in', async () => {
      await jobs.insert(job(1), audit)
      expect(await jobs.update(job(1), 'planned', { state: 'applying', updatedAt: 2_000 })).toBe(false)
      expect(await jobs.update(job(1), 'reading', { state: 'planned', updatedAt: 2_000 })).toBe(true)
      expect(await jobs.findWorking('person_import')).toBeUndefined()
    })

    it('finds the oldest job that has something to do', async () => {
      await jobs.insert(job(1, { state: 'done' }), audit)
      await jobs.insert(job(2), audit)
      await jobs.insert(job(3), audit)
      expect((await jobs.findWorking('person_import'))?.id).toBe(2)
      const page = await jobs.list(company, 'person_import', { beforeId: 3 as JobId, limit: 5 })
      expect(page.map(({ id }) => id)).toEqual([2, 1])
    })

    it('keeps the parts of a file, the last that was written of each, until the job expires', async () => {
      await jobs.insert(job(1), audit)
      await jobs.putPart(job(1), 0, Buffer.from([1, 2]))
      await jobs.putPart(job(1), 0, Buffer.from([3, 0, 255]))
      expect([...((await jobs.findPart(job(1), 0)) ?? [])]).toEqual([3, 0, 255])
      expect(await jobs.findPart(job(1), 1)).toBeUndefined()
      expect(await jobs.purge('person_import', 8_999)).toBe(false)
      expect(await jobs.purge('person_import', 9_000)).toBe(true)
      expect(await jobs.findPart(job(1), 0)).toBeUndefined()
      expect(await jobs.find(company, 'person_import', 1 as JobId)).toBeUndefined()
    })

    it('takes rows only where the one before has left off', async () => {
      await jobs.insert(job(1), audit)
      const progress = { position: 2, result: { rows: 1 }, updatedAt: 2_000 }
      expect(await jobs.addImportRows(job(1), 0, [row(2, { reason: 'Nobody' })], progress)).toBe(true)
      expect(await jobs.addImportRows(job(1), 0, [row(3, {})], progress)).toBe(false)
      expect(await jobs.listImportRows(job(1), { afterRow: 0, limit: 9 })).toEqual([row(2, { reason: 'Nobody' })])
      expect(await jobs.countImportRows(job(1))).toEqual([{ action: 'refused', outcome: null, rows: 1 }])
    })

    it('applies rows in pieces, each once, and leaves what has changed since', async () => {
      const { people } = open.store
      await people.insertPerson(person(1), audit)
      await people.insertPerson(person(2, { updatedAt: 1_500 }), audit)
      await people.insertPerson(person(3), audit)
      const rows = [
        row(2, {
          action: 'changed',
          personId: 1 as PersonId,
          person: person(1, { name: 'Новое имя' }),
          basedOn: 1_000,
        }),
        row(3, { action: 'changed', personId: 2 as PersonId, person: person(2, { name: 'Поздно' }), basedOn: 1_000 }),
        row(4, { action: 'unchanged', personId: 3 as PersonId }),
        row(5, { action: 'created', personId: 4 as PersonId, person: person(4) }),
        row(6, { action: 'created', personId: 5 as PersonId, person: person(5, { numbers: person(3).numbers }) }),
      ]
      await jobs.insert(job(1), audit)
      await jobs.addImportRows(job(1), 0, rows, { position: 6, result: {}, updatedAt: 2_000 })
      await jobs.update(job(1), 'reading', { state: 'applying', position: 0, updatedAt: 2_000 })
      expect(await jobs.applyImportRows(job(1), 0, 2, 3_000)).toBe(3)
      await expect(jobs.applyImportRows(job(1), 0, 2, 3_000)).rejects.toThrow()
      expect(await jobs.applyImportRows(job(1), 3, 2, 3_000)).toBe(6)
      expect(await jobs.applyImportRows(job(1), 6, 2, 3_000)).toBeNull()
      expect((await jobs.listImportRows(job(1), { afterRow: 0, limit: 9 })).map(({ outcome }) => outcome)).toEqual([
        'applied',
        'conflict',
        null,
        'applied',
        'conflict',
      ])
      const found = await people.findPersons(company, [1, 2, 4, 5] as PersonId[])
      expect([...found].sort((a, b) => a.id - b.id)).toEqual([
        person(1, { name: 'Новое имя', updatedAt: 3_000 }),
        person(2, { updatedAt: 1_500 }),
        person(4, { createdAt: 3_000, updatedAt: 3_000 }),
      ])
      expect((await people.findByNumbers(company, ['+79000000004' as Msisdn])).map(({ id }) => id)).toEqual([4])
    })
  })
}
