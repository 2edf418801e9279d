import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { MessageClass } from '../../core/messaging/message.js'
import type { OptOut } from '../../core/people/opt-out.js'
import { OptOutLoader } from '../../core/people/opt-out-loader.js'
import { OptOutTable } from '../../core/people/opt-out-table.js'
import type { NewAudit } from '../../core/ports.js'
import type { BroadcastId, CompanyId, MessageId, OptOutId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { TableSnapshots } from '../../workers/table-snapshots.js'
import { acceptanceOf, company, lotOf, type OpenStore, openStore, otherCompany, policy } from './_store.js'

const anna = '+79161234567' as Msisdn
const boris = '+79161234568' as Msisdn
const limits = {
  policy,
  inboundPartTimeoutMs: 60_000,
  replyWindowMs: 72 * 3_600_000,
  idempotencyRetentionMs: 86_400_000,
}

for (const kind of testDatabases) {
  describe(`opt-outs on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let open: OpenStore

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock(1_000)
      open = await openStore(database.url, clock)
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const audit = (companyId: CompanyId): NewAudit => ({
      ...{ companyId, at: clock.now(), actor: 'user:3', action: 'opt_out.add', subject: 'opt_out:1', via: 'rest' },
      ...{ address: null, requestId: null, before: null, after: null },
    })
    const entry = (id: number, changes: Partial<OptOut> = {}): OptOut => ({
      ...{ id: id as OptOutId, companyId: company, msisdn: anna, scope: 'all', kind: 'opt_out', source: 'sms' },
      ...{ note: 'СТОП', createdAt: clock.now(), createdBy: 'user:3', removedAt: null, removedBy: null },
      ...changes,
    })
    const add = (...entries: OptOut[]) => open.store.optOuts.add(entries, audit(entries[0]?.companyId ?? company))
    const remove = (changes = {}) =>
      open.store.optOuts.remove(
        { companyId: company, msisdn: anna, scope: null, kind: null, at: clock.now(), by: 'user:4', ...changes },
        audit(company),
      )
    const list = (changes = {}) =>
      open.store.optOuts.list(company, { withRemoved: false, afterId: 0 as OptOutId, limit: 100, ...changes })
    const scheduled = (id: number, messageClass: MessageClass, changes = {}) =>
      open.store.messages.accept(
        acceptanceOf(id, { class: messageClass, state: 'scheduled', scheduledAt: 9_000, ...changes }),
      )
    const message = (id: number, companyId = company) => open.store.messages.find(companyId, id as MessageId)
    const stateOf = async (id: number, companyId = company) => (await message(id, companyId))?.state

    it('keep the proof, and an entry that holds as it is', async () => {
      expect(await add(entry(1), entry(2, { msisdn: boris }))).toEqual({ existing: [null, null], cancelled: 0 })
      expect(await add(entry(3, { note: 'ещё раз' }), entry(4, { scope: 'mailing' }))).toEqual({
        existing: [1, null],
        cancelled: 0,
      })
      expect(await list({ msisdn: anna })).toEqual([entry(1), entry(4, { scope: 'mailing' })])
      expect(await list({ afterId: 1, limit: 1 })).toEqual([entry(2, { msisdn: boris })])
      const records = await open.store.accounts.listAudit(company, 1_000_000, 10)
      expect(records).toHaveLength(2)
    })

    it('write no audit record when nothing changes', async () => {
      await add(entry(1))
      await add(entry(2))
      expect(await remove({ msisdn: boris })).toEqual([])
      expect(await open.store.accounts.listAudit(company, 1_000_000, 10)).toHaveLength(1)
    })

    it('end with who ended them, and can be recorded again', async () => {
      await add(entry(1), entry(2, { scope: 'mailing' }))
      await clock.advance(500)
      const removed = { ...entry(1, { createdAt: 1_000 }), removedAt: 1_500, removedBy: 'user:4' }
      expect(await remove({ scope: 'all' })).toEqual([removed])
      expect(await list()).toEqual([entry(2, { scope: 'mailing', createdAt: 1_000 })])
      expect(await add(entry(3))).toEqual({ existing: [null], cancelled: 0 })
      expect((await list({ withRemoved: true, msisdn: anna })).map(({ id }) => id)).toEqual([1, 2, 3])
    })

    it('cancel what waits and is forbidden, in the same transaction', async () => {
      await scheduled(11, 'mailing')
      await scheduled(12, 'service')
      await scheduled(13, 'alert')
      await scheduled(14, 'mailing', { companyId: otherCompany })
      expect(await add(entry(1, { scope: 'mailing' }))).toEqual({ existing: [null], cancelled: 1 })
      expect(await Promise.all([11, 12, 13].map((id) => stateOf(id)))).toEqual(['cancelled', 'scheduled', 'scheduled'])
      expect(await add(entry(2))).toMatchObject({ cancelled: 1 })
      expect((await message(12))?.segments[0]).toMatchObject({
        state: 'cancelled',
        errorCode: 'opted_out',
        errorReason: 'The subscriber does not want messages',
      })
      expect(await stateOf(13)).toBe('scheduled')
      expect(await stateOf(14, otherCompany)).toBe('scheduled')
    })

    it('of the platform cancel what any company has waiting', async () => {
      await scheduled(11, 'alert')
      await scheduled(12, 'mailing', { companyId: otherCompany })
      expect(await add(entry(1, { companyId: PLATFORM, kind: 'blacklist' }))).toMatchObject({ cancelled: 2 })
      expect((await message(11))?.segments[0]?.errorCode).toBe('blacklisted')
    })

    it('leave alone what is on its way, and cancel what waits to be tried again', async () => {
      await scheduled(11, 'service', { scheduledAt: null, state: 'queued' })
      await scheduled(12, 'service', { scheduledAt: null, state: 'queued', carrier: 'two' })
      await open.store.messages.claim({ carrier: 'one', whole: false, limit: 1, now: 1_000 })
      await open.store.messages.claim({ carrier: 'two', whole: false, limit: 1, now: 1_000 })
      await open.store.messages.recordOutcome({
        ...{ companyId: company, messageId: 12 as MessageId, ordinal: 1, whole: false, carrier: 'two' },
        ...{ submittedAt: 1_000, at: 1_100, outcome: { kind: 'retry', errorCode: '88', reason: 'throttled' } },
      })
      expect(await add(entry(1))).toMatchObject({ cancelled: 1 })
      expect(await Promise.all([11, 12].map((id) => stateOf(id)))).toEqual(['sending', 'cancelled'])
      const { segments } = await open.store.messages.claim({ carrier: 'two', whole: false, limit: 5, now: 90_000 })
      expect(segments).toEqual([])
    })

    it('cancel what was accepted while they were written', async () => {
      await add(entry(1))
      await scheduled(11, 'mailing', { scheduledAt: 90_000 })
      await open.store.messages.sweep(30_999, limits)
      expect(await stateOf(11)).toBe('scheduled')
      await open.store.messages.sweep(31_000, limits)
      expect(await stateOf(11)).toBe('cancelled')
      await scheduled(12, 'mailing', { scheduledAt: 90_000 })
      await open.store.messages.sweep(40_000, limits)
      expect(await stateOf(12)).toBe('scheduled')
    })

    it('take recipients out of a broadcast whose messages are not made yet', async () => {
      const recipients = [anna, boris].map((to, index) => ({
        ...{ id: (21 + index) as MessageId, to, concatReference: 0, claimed: false },
      }))
      const changes = { class: 'mailing', lane: 'bulk', broadcastId: 20 as BroadcastId } as const
      const chunk = [{ ...lotOf(21, changes), recipients }]
      const broadcast = { id: 20 as BroadcastId, recipients: 2, chunks: [chunk] }
      await open.store.messages.accept({ ...acceptanceOf(21, changes), lots: [], broadcast })
      await add(entry(1, { scope: 'mailing' }))
      await open.store.messages.materialiseChunk(2_000)
      expect(await Promise.all([21, 22].map((id) => stateOf(id)))).toEqual(['cancelled', 'queued'])
    })

    it('are loaded into memory as far as they were written since', async () => {
      const table = new OptOutTable()
      const loader = new OptOutLoader(open.store.optOuts, table)
      const refused = (to: Msisdn) => table.refusal(company, to, 'mailing') !== null
      await add(entry(1), entry(2, { msisdn: boris }))
      await remove()
      await loader.load()
      expect([refused(anna), refused(boris)]).toEqual([false, true])
      await add(entry(3))
      await remove({ msisdn: boris })
      await loader.load()
      expect([refused(anna), refused(boris)]).toEqual([true, false])
      await remove()
      await loader.load()
      expect([refused(anna), refused(boris)]).toEqual([false, false])
    })

    it('are known to another process once it looks at the revisions', async () => {
      if (kind.name === 'sqlite') return
      const another = await openStore(database.url, clock, 'two')
      const table = new OptOutTable()
      const loader = new OptOutLoader(another.store.optOuts, table)
      const snapshots = new TableSnapshots(() => another.store.revisions())
      snapshots.register('opt_outs', () => loader.load())
      const refused = async () => {
        await snapshots.refreshChanged()
        return table.refusal(company, anna, 'mailing')?.code ?? null
      }
      try {
        expect(await refused()).toBeNull()
        await add(entry(1))
        expect(await refused()).toBe('opted_out')
        await remove()
        expect(await refused()).toBeNull()
      } finally {
        await another.close()
      }
    })

    it('are read in the order of their commits, however writers interleave', async () => {
      const table = new OptOutTable()
      const loader = new OptOutLoader(open.store.optOuts, table)
      const snapshots = new TableSnapshots(() => open.store.revisions())
      snapshots.register('opt_outs', () => loader.load())
      const others = kind.name === 'sqlite' ? open : await openStore(database.url, clock, 'two')
      const numbers = Array.from({ length: 60 }, (_, index) => `+7916${1_000_000 + index}` as Msisdn)
      const writing = numbers.map(async (msisdn, index) => {
        const { store } = index % 2 === 0 ? open : others
        await store.optOuts.add([entry(index + 1, { msisdn })], audit(company))
        await snapshots.refresh('opt_outs')
        return table.refusal(company, msisdn, 'mailing')
      })
      const refusals = await Promise.all(writing)
      if (others !== open) await others.close()
      expect(refusals.filter((refusal) => refusal === null)).toEqual([])
    })

    it('are all loaded, page by page', async () => {
      const numbers = Array.from({ length: 4_500 }, (_, index) => `+7916${1_000_000 + index}` as Msisdn)
      for (let start = 0; start < numbers.length; start += 500) {
        const chunk = numbers.slice(start, start + 500)
        await add(...chunk.map((msisdn, index) => entry(start + index + 1, { msisdn })))
      }
      const table = new OptOutTable()
      await new OptOutLoader(open.store.optOuts, table).load()
      expect(numbers.filter((number) => table.refusal(company, number, 'mailing') === null)).toEqual([])
    })
  })
}
