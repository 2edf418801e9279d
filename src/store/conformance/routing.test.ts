import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { NewAudit } from '../../core/ports.js'
import { packPorted } from '../../core/routing/number-ranges.js'
import type { NewNumbering } from '../../core/routing/ports.js'
import { noFilters, type Route } from '../../core/routing/route.js'
import type { SenderNameRecord } from '../../core/routing/sender-name.js'
import type { CompanyId, NumberId, SenderNameId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { company, type OpenStore, openStore, otherCompany } from './_store.js'

const audit: NewAudit = {
  companyId: PLATFORM,
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
const day = 86_400_000

/** More ranges than go into one statement, and more ported numbers than go into one row. */
function numbering(id: number, basedOn: number | null, changes: Partial<NewNumbering> = {}): NewNumbering {
  const count = 4_500
  const first = Float64Array.from({ length: count }, (_, index) => 9_000_000_000 + index * 1_000)
  return {
    id,
    version: `version-${id}`,
    basedOn,
    createdAt: 1_000,
    ranges: {
      first,
      last: first.map((each) => each + 999),
      description: new Uint32Array(count).map((_, index) => index % 2),
      descriptions: [
        { operator: 'mts', operatorName: 'МТС', region: 'Приморский край', zone: 'Asia/Vladivostok' },
        { operator: `o-${id}`, operatorName: 'Другой', region: null, zone: null },
      ],
    },
    ported: {
      packed: Float64Array.from({ length: 20_000 }, (_, index) => packPorted(9_000_000_000 + index, index % 2)),
      operators: [
        { key: 't2', name: 'T2' },
        { key: 'beeline', name: 'Билайн' },
      ],
    },
    ...changes,
  }
}

for (const kind of testDatabases) {
  describe(`routing in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const count = async (table: 'numbering_ranges' | 'numbering_descriptions' | 'numbering_ported') => {
      const rows = await open.database.read.selectFrom(table).select('version_id').execute()
      return rows.length
    }

    describe('numbering', () => {
      it('is none until something is imported', async () => {
        expect(await open.store.numbering.load()).toBeNull()
      })

      it('comes back as it was written, and the version before is deleted', async () => {
        await open.store.numbering.replace(numbering(1, null), audit)
        await open.store.numbering.replace(numbering(2, 1), audit)
        const { id, version, ranges, ported } = numbering(2, 1)
        expect(await open.store.numbering.load()).toEqual({ id, version, ranges, ported })
        expect(await count('numbering_ranges')).toBe(4_500)
        expect(await count('numbering_descriptions')).toBe(2)
        expect(await count('numbering_ported')).toBe(3)
        expect((await open.store.revisions()).get('numbering')).toBe(2)
      })

      it('tells an empty list of ported numbers from none', async () => {
        await open.store.numbering.replace(numbering(1, null, { ported: null }), audit)
        expect((await open.store.numbering.load())?.ported).toBeNull()
        const empty = { packed: new Float64Array(), operators: [] }
        await open.store.numbering.replace(numbering(2, 1, { ported: empty }), audit)
        expect((await open.store.numbering.load())?.ported).toEqual(empty)
      })

      it.each([
        ['nothing', null],
        ['a version that is gone', 7],
      ])('stays as it is when an import began from %s', async (_, basedOn) => {
        await open.store.numbering.replace(numbering(1, null), audit)
        const late = open.store.numbering.replace(numbering(2, basedOn), audit)
        await expect(late).rejects.toMatchObject({ code: 'conflict' })
        expect((await open.store.numbering.load())?.id).toBe(1)
        expect((await open.store.revisions()).get('numbering')).toBe(1)
        // What it had written is deleted by an import of the next day.
        await open.store.numbering.replace(numbering(3, 1, { createdAt: 1_000 + 2 * day }), audit)
        expect(await count('numbering_ranges')).toBe(4_500)
      })
    })

    describe('routes', () => {
      const route: Route = {
        name: 'all',
        filters: noFilters,
        carriers: [{ name: 'a', weight: 1 }],
        fallback: [],
        next: null,
      }

      it('begin as an empty list of version 0', async () => {
        expect(await open.store.routes.load()).toEqual({ version: 0, routes: [] })
      })

      it('are written by whoever comes first, with the audit and the revision', async () => {
        const lists = [1, 2, 3].map((weight) => ({
          version: 1,
          routes: [{ ...route, carriers: [{ name: 'a', weight }] }],
        }))
        const written = await Promise.all(lists.map((list) => open.store.routes.replace(list, audit)))
        expect(written.filter(Boolean)).toHaveLength(1)
        expect(await open.store.routes.load()).toEqual(lists[written.indexOf(true)])
        expect((await open.store.revisions()).get('routes')).toBe(1)
        expect(await open.store.accounts.listAudit(PLATFORM, 1_000_000, 10)).toHaveLength(1)
      })
    })

    describe('sender names', () => {
      const name = (id: number, changes: Partial<SenderNameRecord> = {}): SenderNameRecord => ({
        id: id as SenderNameId,
        companyId: company,
        name: `Name${id}`,
        fallback: null,
        comment: null,
        createdAt: 1_000,
        registrations: [],
        ...changes,
      })
      const names = () => open.store.senderNames

      it('are kept with what carriers say of them', async () => {
        await names().insert(name(1, { fallback: 'Name2', comment: 'Договор № 17' }), audit)
        await names().insert(name(2, { companyId: otherCompany }), audit)
        await names().setRegistration(name(1), { carrier: 'mts', state: 'rejected', updatedAt: 2_000 }, audit)
        await names().setRegistration(name(1), { carrier: 'mts', state: 'registered', updatedAt: 3_000 }, audit)
        await names().update(name(1), { comment: null }, audit)
        const registrations = [{ carrier: 'mts', state: 'registered' as const, updatedAt: 3_000 }]
        const expected = name(1, { fallback: 'Name2', registrations })
        expect(await names().find(company, 1 as SenderNameId)).toEqual(expected)
        expect(await names().findByName(company, 'Name1')).toEqual(expected)
        expect(await names().findByFallback(company, 'Name2')).toEqual(expected)
        expect(await names().list(company, 0 as SenderNameId, 10)).toEqual([expected])
        expect((await names().load()).names).toHaveLength(2)
        expect(await names().find(otherCompany, 1 as SenderNameId)).toBeUndefined()
        expect((await open.store.revisions()).get('sender_names')).toBe(5)
      })

      it('are each one only in a company', async () => {
        await names().insert(name(1), audit)
        const again = names().insert(name(2, { name: 'Name1' }), audit)
        await expect(again).rejects.toMatchObject({ code: 'conflict', field: '/name' })
        await names().insert(name(3, { name: 'Name1', companyId: otherCompany }), audit)
      })

      it('go with what was said of them', async () => {
        await names().insert(name(1), audit)
        await names().setRegistration(name(1), { carrier: 'mts', state: 'registered', updatedAt: 2_000 }, audit)
        await names().delete(name(1), audit)
        expect(await names().load()).toEqual({ names: [], numbers: [] })
        await names().insert(name(1), audit)
        expect((await names().find(company, 1 as SenderNameId))?.registrations).toEqual([])
      })
    })

    it('lists a company’s own numbers and the shared ones', async () => {
      const insert = async (id: number, address: string, companyId: CompanyId | null) => {
        await open.store.accounts.insertNumber({ id, address, kind: 'city', companyId, activeFrom: 0 })
      }
      const rates = { requestsPerSecond: null, recipientsPerSecond: null }
      const record = { name: 'A', zone: 'Europe/Moscow', state: 'active', createdAt: 0, ...rates } as const
      for (const id of [company, otherCompany]) await open.store.accounts.insertCompany({ id, ...record }, audit)
      await insert(1, '4938', null)
      await insert(2, '+74242000001', company)
      await insert(3, '+74242000002', otherCompany)
      const listed = async (companyId: CompanyId | null, after = 0) =>
        (await open.store.senderNames.listNumbers(companyId, after as NumberId, 10)).map(({ id }) => id)
      expect(await listed(company)).toEqual([1, 2])
      expect(await listed(otherCompany, 1)).toEqual([3])
      expect(await listed(null)).toEqual([1, 2, 3])
      expect((await open.store.senderNames.load()).numbers).toHaveLength(3)
    })
  })
}
