import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { InboundPart } from '../../core/carrier.js'
import type { InboxCursor, InboxEntry, NewAudit } from '../../core/ports.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { company, type OpenStore, openStore, otherCompany } from './_store.js'

const start: InboxCursor = { txId: 0, id: 0 }
const patienceMs = 20_000

for (const kind of testDatabases) {
  describe(`inbox on ${kind.name}`, () => {
    let database: TestDatabase
    let open: OpenStore

    beforeEach(async () => {
      database = await kind.create()
      open = await openStore(database.url, new VirtualClock(1_000))
      const rates = { requestsPerSecond: null, recipientsPerSecond: null }
      for (const id of [company, otherCompany]) {
        const owner = {
          id,
          name: `Company ${id}`,
          zone: 'Europe/Moscow',
          state: 'active' as const,
          createdAt: 1,
          ...rates,
        }
        await open.store.accounts.insertCompany(owner, auditOf(id))
      }
      for (const [id, address, owner] of [
        [900, '4938', company],
        [901, '4939', otherCompany],
        [902, '4940', company],
      ] as const)
        await open.store.accounts.insertNumber({ id, address, kind: 'short_code', companyId: owner, activeFrom: 0 })
    })

    afterEach(async () => {
      await open.close()
      await database.drop()
    })

    const receive = (id: number, to: string, more: Partial<InboundPart> = {}) =>
      open.store.messages.recordInbound(
        {
          carrier: 'one',
          from: '+79161234567',
          to,
          encoding: 'latin1',
          data: Buffer.from(`text ${id}`),
          concatenation: null,
          receivedAt: 2_000 + id,
          ...more,
        },
        id as MessageId,
      )
    const list = (after = start, limit = 100, owner: CompanyId = company, ownAddress?: string) =>
      open.store.inbox.list(owner, { after, limit, ...(ownAddress !== undefined && { ownAddress }) })
    const idsOf = (entries: readonly InboxEntry[]) => entries.map(({ message }) => Number(message.id))
    /** Transactions of the whole server hold up what may be shown: those of other tests end soon. */
    const settled = async (ids: readonly number[], owner: CompanyId = company): Promise<readonly InboxEntry[]> => {
      const startedAt = performance.now()
      for (;;) {
        const entries = await list(start, 100, owner)
        if (idsOf(entries).join() === ids.join() || performance.now() - startedAt > patienceMs) {
          expect(idsOf(entries)).toEqual(ids)
          return entries
        }
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
    }
    const assign = (id: number, owner: CompanyId) =>
      open.store.inbox.assign(id as MessageId, owner, 5_000, auditOf(owner, `message:${id}`))

    it('lists what came in, in the order in which it came, page by page', async () => {
      for (const id of [30, 10, 20]) await receive(id, '4938')
      const [first, second, third] = await settled([30, 10, 20])
      expect(first?.message).toMatchObject({ direction: 'mo', to: '4938', text: 'text 30', segments: [] })
      expect(idsOf(await list(start, 2))).toEqual([30, 10])
      expect(idsOf(await list(second?.cursor, 2))).toEqual([20])
      expect(await list(third?.cursor)).toEqual([])
      expect(await open.store.inbox.findLast(company)).toEqual(third?.cursor)
    })

    it('keeps companies and numbers apart', async () => {
      await receive(1, '4938')
      await receive(2, '4939')
      await receive(3, '4940')
      await settled([1, 3])
      await settled([2], otherCompany)
      expect(idsOf(await list(start, 100, company, '4940'))).toEqual([3])
    })

    it('lists a long message once, whenever the rest of it comes', async () => {
      const part = (ordinal: number) => ({ concatenation: { reference: 7, total: 2, ordinal } })
      await receive(1, '4938', part(1))
      await open.store.messages.sweep(100_000, {
        policy: { retryDelaysMs: [1], maxAttempts: 1, inDoubt: 'hold', defaultValidityMs: 1, receiptGraceMs: 1 },
        inboundPartTimeoutMs: 1_000,
        replyWindowMs: 1,
        idempotencyRetentionMs: 1,
      })
      const last = await open.store.inbox.findLast(company)
      await receive(2, '4938', { ...part(2), receivedAt: 200_000 })
      expect(await open.store.inbox.findLast(company)).toEqual(last)
    })

    it('moves an unmatched message to the end of the inbox of a company, once', async () => {
      await receive(1, '4999')
      await receive(2, '4938')
      await settled([1], PLATFORM)
      expect(await assign(1, company)).toBe('assigned')
      const entries = await settled([2, 1])
      expect(entries.at(-1)?.message).toMatchObject({
        companyId: company,
        version: 2,
        text: 'text 1',
        updatedAt: 5_000,
      })
      await settled([], PLATFORM)
      expect(await assign(1, otherCompany)).toBe('taken')
      expect(await assign(2, otherCompany)).toBe('missing')
      expect(await assign(77, otherCompany)).toBe('missing')
      const events = await open.database.read
        .selectFrom('events')
        .select(['company_id', 'type', 'version'])
        .where('subject_id', '=', 1)
        .execute()
      expect(events).toEqual([{ company_id: company, type: 'message.received', version: 2 }])
      const audit = await open.store.accounts.listAudit(company, Number.MAX_SAFE_INTEGER, 100)
      expect(audit.filter(({ subject }) => subject === 'message:1')).toHaveLength(1)
    })

    it('gives a message that several assign at once to one of them', async () => {
      await receive(1, '4999')
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) => assign(1, index % 2 === 0 ? company : otherCompany)),
      )
      expect(outcomes.filter((outcome) => outcome === 'assigned')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(9)
    })

    it('completes a message that was assigned before its last part came', async () => {
      const part = (ordinal: number, data: string) => ({
        concatenation: { reference: 9, total: 2, ordinal },
        data: Buffer.from(data),
      })
      await receive(1, '4999', part(1, 'first '))
      await open.store.messages.sweep(100_000, {
        policy: { retryDelaysMs: [1], maxAttempts: 1, inDoubt: 'hold', defaultValidityMs: 1, receiptGraceMs: 1 },
        inboundPartTimeoutMs: 1_000,
        replyWindowMs: 1,
        idempotencyRetentionMs: 1,
      })
      const [unmatched] = await open.store.messages
        .list(PLATFORM, { limit: 1 })
        .then(({ messages }) => messages.map(({ id }) => id))
      expect(await assign(Number(unmatched), company)).toBe('assigned')
      await receive(2, '4999', { ...part(2, 'second'), receivedAt: 200_000 })
      expect(await open.store.messages.find(company, unmatched as MessageId)).toMatchObject({
        text: 'first second',
        complete: true,
        version: 3,
      })
    })

    it.runIf(kind.name === 'postgres')('shows nothing while something before it may still be committed', async () => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      try {
        await client.query('BEGIN')
        await client.query(
          `INSERT INTO inbox SELECT ${company}, pg_current_xact_id()::text::bigint, nextval('row_id'), 1, '4938'`,
        )
        await receive(2, '4938')
        const before = await open.store.inbox.findLast(company)
        expect(before).toBeDefined()
        expect(await list()).toEqual([])
        await client.query(
          `INSERT INTO messages SELECT company_id, 1, broadcast_id, direction, msisdn, own_address, text, sent_text, encoding,
            segment_count, concat_reference, class, lane, state, version, reference, trace_id, created_at, scheduled_at,
            deliver_before, updated_at, complete FROM messages WHERE id = 2`,
        )
        await client.query('COMMIT')
        await settled([1, 2])
      } finally {
        await client.end()
      }
    })
  })
}

function auditOf(companyId: CompanyId, subject = `company:${companyId}`): NewAudit {
  return {
    companyId,
    at: 1,
    actor: 'system',
    action: 'test',
    subject,
    via: 'test',
    address: null,
    requestId: null,
    before: null,
    after: null,
  }
}
