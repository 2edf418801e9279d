import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { User } from '../../core/accounts/account.js'
import type { NewAudit } from '../../core/ports.js'
import type { StoredRights } from '../../core/rights/rights.js'
import type { ApiKeyId, GroupId, MessageId, PersonId, UserId } from '../../core/values/ids.js'
import type { Money } from '../../core/values/money.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { acceptanceOf, company, type OpenStore, openStore, otherCompany } from './_store.js'

const audit: NewAudit = {
  ...{ companyId: company, at: 1_000, actor: 'system', action: 'test', subject: 'test', via: 'rest' },
  ...{ address: null, requestId: null, before: null, after: null },
}
const userId = 7 as UserId
const rights: StoredRights = {
  companyId: company,
  userId,
  allow: { persons: [1 as PersonId], groups: [2 as GroupId], tags: [] },
  hours: { workingDays: [{ from: '09:00', until: '18:00' }], daysOff: [] },
  monthlySegments: 3,
  monthlyMoney: 5_000 as Money,
}
const month = '2026-11'

for (const kind of testDatabases) {
  describe(`rights in the store on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore
    let store: OpenStore['store']

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      store = open.store
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const used = async () => (await store.rights.used(company, userId, month)).segments
    const send = (id: number, segments: number, key: string | null = null) => {
      const budget = { userId, month }
      const plain = acceptanceOf(id, { segmentCount: segments, budget })
      const result = { kind: 'not looked at' } as never
      const idempotency = key === null ? null : { key, requestHash: 'h', result }
      const share = { ...budget, segmentLimit: 3, moneyLimit: null, segments, money: 0 as Money }
      return store.messages.accept({ ...plain, idempotency, budget: share })
    }

    it('gives rights back as they were written, and lists those of no administrator', async () => {
      expect(await store.rights.find(company, userId)).toBeUndefined()
      const common = { companyId: company, name: 'U', state: 'active', createdAt: 1_000 } as const
      const about = { id: company, name: 'C', zone: 'Europe/Moscow', state: 'active', createdAt: 1_000 } as const
      await store.accounts.insertCompany({ ...about, requestsPerSecond: null, recipientsPerSecond: null }, audit)
      const user: User = { ...common, id: userId, login: 'one', role: 'operator' }
      await store.accounts.insertUser(user, null, audit)
      await store.rights.put({ ...rights, hours: null }, audit)
      await store.rights.put(rights, audit)
      expect(await store.rights.find(company, userId)).toEqual(rights)
      expect(await store.rights.find(otherCompany, userId)).toBeUndefined()
      expect(await store.rights.list()).toEqual([{ ...rights, keys: [] }])
      const before = (await store.revisions()).get('rights') ?? 0
      const key = { ...common, id: 8 as ApiKeyId, prefix: 'svz_', scopes: ['messages:send'], allowGet: true } as const
      const instants = { expiresAt: null, revokedAt: null, lastUsedAt: null }
      await store.accounts.insertApiKey({ ...key, ...instants, userId }, Buffer.from('one'), audit)
      await store.accounts.insertApiKey(
        { ...key, ...instants, id: 9 as ApiKeyId, userId: null },
        Buffer.from('two'),
        audit,
      )
      expect(await store.accounts.findApiKey(company, key.id)).toMatchObject({ userId })
      expect(await store.rights.list()).toEqual([{ ...rights, keys: [key.id] }])
      await store.accounts.updateUser(user, { role: 'administrator' }, undefined, audit)
      expect(await store.rights.list()).toEqual([])
      expect((await store.revisions()).get('rights')).toBeGreaterThan(before)
    })

    it('takes a budget whole or not at all, also from requests of one moment', async () => {
      expect(await send(70, 4)).toEqual({ kind: 'over_budget', used: { segments: 0, money: 0 } })
      expect(await used()).toBe(0)
      const answers = await Promise.all([send(71, 2), send(72, 2), send(73, 1)])
      const taken = answers.filter(({ kind }) => kind === 'accepted').length
      expect(taken).toBe(2)
      expect(await used()).toBe(3)
      expect(await store.messages.find(company, 70 as MessageId)).toBeUndefined()
      expect(await send(74, 1)).toEqual({ kind: 'over_budget', used: { segments: 3, money: 0 } })
    })

    it('compares numbers and not their digits', async () => {
      const budget = { userId, month }
      const share = { ...budget, segmentLimit: 10, moneyLimit: null, segments: 9, money: 0 as Money }
      const answer = await store.messages.accept({ ...acceptanceOf(75, { segmentCount: 9, budget }), budget: share })
      expect(answer.kind).toBe('accepted')
    })

    it('charges a repeated request once, and keeps no key of one that was over the budget', async () => {
      expect((await send(71, 2, 'key')).kind).toBe('accepted')
      expect((await send(72, 2, 'key')).kind).toBe('replayed')
      expect(await used()).toBe(2)
      expect((await send(73, 2, 'other')).kind).toBe('over_budget')
      await store.messages.cancel(company, 71 as MessageId, 2_000)
      expect(await used()).toBe(0)
      expect((await send(74, 2, 'other')).kind).toBe('accepted')
    })

    it('keeps to a budget in money as well, and gives back what refused segments would have cost', async () => {
      const spend = (id: number, segmentCount: number, money: number, segmentLimit: number | null = null) => {
        const budget = { userId, month }
        const plain = acceptanceOf(id, { segmentCount, budget })
        const lots = plain.lots.map(({ common, recipients }) => ({
          common,
          recipients: recipients.map((recipient) => ({ ...recipient, kopecks: money })),
        }))
        const limits = { segmentLimit, moneyLimit: 1_000 as Money }
        return store.messages.accept({
          ...plain,
          lots,
          budget: { ...budget, ...limits, segments: segmentCount, money: money as Money },
        })
      }
      const spent = async () => Object.values(await store.rights.used(company, userId, month))
      expect(await spend(80, 1, 1_001)).toEqual({ kind: 'over_budget', used: { segments: 0, money: 0 } })
      expect((await spend(81, 3, 700)).kind).toBe('accepted')
      expect((await spend(82, 1, 301)).kind).toBe('over_budget')
      expect((await spend(82, 1, 300, 3)).kind).toBe('over_budget')
      expect((await spend(82, 1, 300)).kind).toBe('accepted')
      expect(await spent()).toEqual([4, 1_000])
      await store.messages.cancel(company, 82 as MessageId, 2_000)
      expect(await spent()).toEqual([3, 700])
      await store.messages.claim({ carrier: 'one', whole: false, limit: 10, now: 2_000 })
      const record = {
        companyId: company,
        messageId: 81 as MessageId,
        whole: false,
        carrier: 'one',
        submittedAt: 2_000,
      }
      const accepted = { kind: 'accepted', carrierMessageId: 'x' } as const
      const rejected = { kind: 'rejected', errorCode: '11', reason: 'no' } as const
      await store.messages.recordOutcome({ ...record, ordinal: 1, at: 2_100, outcome: accepted })
      await store.messages.recordOutcome({ ...record, ordinal: 2, at: 2_200, outcome: rejected })
      await store.messages.recordOutcome({ ...record, ordinal: 3, at: 2_300, outcome: rejected })
      expect(await spent()).toEqual([1, 233])
    })

    it('gives back what no operator has taken, once', async () => {
      await send(71, 2)
      await store.messages.cancel(company, 71 as MessageId, 2_000)
      await store.messages.cancel(company, 71 as MessageId, 3_000)
      expect(await used()).toBe(0)
      await send(72, 1)
      const claim = await store.messages.claim({ carrier: 'one', whole: false, limit: 10, now: 2_000 })
      expect(claim.segments).toHaveLength(1)
      const record = { companyId: company, messageId: 72 as MessageId, ordinal: 1, whole: false, carrier: 'one' }
      const outcome = { kind: 'rejected', errorCode: '11', reason: 'no' } as const
      await store.messages.recordOutcome({ ...record, submittedAt: 2_000, at: 2_100, outcome })
      expect(await used()).toBe(0)
      await send(73, 1)
      await store.messages.claim({ carrier: 'one', whole: false, limit: 10, now: 2_000 })
      const accepted = { kind: 'accepted', carrierMessageId: 'x' } as const
      const sent = { ...record, messageId: 73 as MessageId, submittedAt: 2_000, at: 2_100, outcome: accepted }
      await store.messages.recordOutcome(sent)
      expect(await used()).toBe(1)
    })
  })
}
