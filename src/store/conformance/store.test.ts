import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { CarrierReceipt, InboundPart, SubmissionOutcome } from '../../core/carrier.js'
import type { SubmitResult } from '../../core/messaging/message.js'
import type { Claim } from '../../core/messaging/submission-record.js'
import type { Alternative, MessageLot, NewRecipient } from '../../core/messaging/submission-record.js'
import type { BroadcastId, CompanyId, MessageId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from '../../testing/databases.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { acceptanceOf, company, lotOf, type OpenStore, openStore, otherCompany, policy } from './_store.js'

const limits = {
  policy,
  inboundPartTimeoutMs: 60_000,
  replyWindowMs: 72 * 3_600_000,
  idempotencyRetentionMs: 86_400_000,
}

for (const kind of testDatabases) {
  describe(`store on ${kind.name}`, () => {
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

    const messages = () => open.store.messages
    /** As after a restart: another process, without what the last one knew. */
    const reopen = async () => {
      await open.close()
      open = await openStore(database.url, clock)
    }
    const claim = (limit = 10, now = clock.now()): Promise<Claim> =>
      messages().claim({ carrier: 'one', whole: false, limit, now })
    const stateOf = async (id: number) => (await messages().find(company, id as MessageId))?.state
    const outcome = (
      id: number,
      result: SubmissionOutcome,
      ordinal = 1,
      at = 1_500,
      way: { carrier?: string; whole?: boolean } = {},
    ) =>
      messages().recordOutcome({
        companyId: company,
        messageId: id as MessageId,
        ordinal,
        whole: false,
        carrier: 'one',
        submittedAt: 1_400,
        at,
        outcome: result,
        ...way,
      })
    const receipt = (carrierMessageId: string, state: CarrierReceipt['state'] = 'delivered') =>
      messages().recordReceipt({
        carrier: 'one',
        carrierMessageId,
        state,
        errorCode: state === 'delivered' ? '000' : '034',
        doneAt: 2_000,
        receivedAt: 2_100,
        raw: 'as it came',
      })
    const events = async (id: number): Promise<string[]> => {
      const rows = await open.database.read
        .selectFrom('events')
        .select(['type', 'tx_id', 'id'])
        .where('subject_id', '=', id)
        .orderBy('tx_id')
        .orderBy('id')
        .execute()
      return rows.map((row) => row.type)
    }

    it('takes a message through its whole life', async () => {
      await messages().accept(acceptanceOf(1))
      expect(await stateOf(1)).toBe('queued')
      const { segments } = await claim()
      expect(segments).toMatchObject([
        { messageId: 1, ordinal: 1, text: 'Проверка связи', to: '+79161234567', traceId: 'trace-1' },
      ])
      expect(await stateOf(1)).toBe('sending')
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a1' })
      expect(await stateOf(1)).toBe('sent')
      expect(await receipt('a1')).toMatchObject({ id: 1, state: 'delivered', changed: true, traceId: 'trace-1' })
      const message = await messages().find(company, 1 as MessageId)
      expect(message).toMatchObject({ state: 'delivered', version: 4 })
      expect(message?.segments).toMatchObject([
        { state: 'delivered', submittedAt: 1_400, sentAt: 1_500, doneAt: 2_000 },
      ])
      expect(await events(1)).toEqual(['message.accepted', 'message.sending', 'message.sent', 'message.delivered'])
    })

    it('writes a message with a slot once, as submitting', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      expect(await stateOf(1)).toBe('sending')
      expect((await claim()).segments).toEqual([])
    })

    it('does not show a message to another company', async () => {
      await messages().accept(acceptanceOf(1))
      expect(await messages().find(otherCompany, 1 as MessageId)).toBeUndefined()
      expect((await messages().list(otherCompany, { limit: 10 })).messages).toEqual([])
    })

    it('is delivered only when every segment is', async () => {
      await messages().accept(acceptanceOf(1, { segmentCount: 2 }))
      await claim()
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a1' }, 1)
      expect(await stateOf(1)).toBe('sending')
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a2' }, 2)
      await receipt('a2')
      expect(await stateOf(1)).toBe('partially_delivered')
      await receipt('a1')
      expect(await stateOf(1)).toBe('delivered')
    })

    it('does not send the rest of a message one segment of which is refused', async () => {
      await messages().accept(acceptanceOf(1, { segmentCount: 3 }))
      await claim(1)
      await outcome(1, { kind: 'rejected', errorCode: 'ESME_RINVDSTADR', reason: 'no such number' })
      expect(await stateOf(1)).toBe('rejected')
      expect((await claim()).segments).toEqual([])
    })

    it('takes from the operator what no database can hold', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'ab' })
      const nul = { state: 'delivered', errorCode: '0\u00000', doneAt: null, receivedAt: 2_100 } as const
      await messages().recordReceipt({ carrier: 'one', carrierMessageId: 'ab', raw: 'id:a\u0000b', ...nul })
      expect(await stateOf(1)).toBe('delivered')
      const part: InboundPart = {
        ...{ carrier: 'one', from: '+79161234567', to: '4938', encoding: 'ucs2', concatenation: null },
        data: Buffer.from([0x04, 0x16, 0, 0, 0x04, 0x16]),
        receivedAt: 3_000,
      }
      expect(await messages().recordInbound(part, 77 as MessageId)).toMatchObject({ id: 77 })
    })

    it('keeps a receipt that comes before the answer and applies it with the answer', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      expect(await receipt('early')).toBeNull()
      await outcome(1, { kind: 'accepted', carrierMessageId: 'early' })
      expect(await stateOf(1)).toBe('delivered')
    })

    it('matches a receipt and an answer that are committed together', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await Promise.all([outcome(1, { kind: 'accepted', carrierMessageId: 'x' }), receipt('x')])
      expect(await stateOf(1)).toBe('delivered')
    })

    it('matches a receipt and an answer that two processes stored at the same moment', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await receipt('x')
      await outcome(1, { kind: 'accepted', carrierMessageId: 'y' })
      // As each would leave it that does not see the other's transaction.
      await open.store.execute([
        { sql: `UPDATE segments SET carrier_message_id = 'x' WHERE message_id = 1`, parameters: [] },
      ])
      expect(await stateOf(1)).toBe('sent')
      await messages().sweep(clock.now(), limits)
      expect(await stateOf(1)).toBe('delivered')
      await messages().sweep(clock.now(), limits)
      expect((await events(1)).filter((type) => type === 'message.delivered')).toHaveLength(1)
    })

    it('moves states forward only', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      await receipt('a', 'delivered')
      await receipt('a', 'undelivered')
      await receipt('a', 'enroute')
      await receipt('a', 'delivered')
      expect(await stateOf(1)).toBe('delivered')
      expect(await events(1)).toEqual(['message.accepted', 'message.sent', 'message.delivered'])
    })

    it('corrects undelivered to delivered, with a note', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      await receipt('a', 'undelivered')
      expect(await stateOf(1)).toBe('undelivered')
      await receipt('a', 'delivered')
      expect(await stateOf(1)).toBe('delivered')
      expect(await events(1)).toContain('message.delivered_after_failure')
    })

    it('gives a reused operator id to the newest open submission', async () => {
      for (const id of [1, 2, 3]) {
        await messages().accept(acceptanceOf(id, {}, true))
        await outcome(id, { kind: 'accepted', carrierMessageId: 'same' })
      }
      await receipt('same')
      expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual(['sent', 'sent', 'delivered'])
      await receipt('same')
      expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual(['sent', 'delivered', 'delivered'])
    })

    it('queues again after a temporary refusal and gives up after the last attempt', async () => {
      await messages().accept(acceptanceOf(1))
      for (const [attempt, due] of [
        [1, 2_500],
        [2, 6_500],
      ] as const) {
        await claim(10, 10_000)
        const change = await outcome(1, { kind: 'retry', errorCode: 'ESME_RMSGQFUL', reason: 'queue full' })
        expect([attempt, change.requeued?.at]).toEqual([attempt, due])
        expect((await claim(10, due - 1)).nextDueAt).toBe(due)
      }
      await claim(10, 10_000)
      await outcome(1, { kind: 'retry', errorCode: 'ESME_RMSGQFUL', reason: 'queue full' })
      expect(await stateOf(1)).toBe('failed')
    })

    it('queues again at once, and as often as it takes, what our own link could not take', async () => {
      await messages().accept(acceptanceOf(1))
      for (let turn = 0; turn <= policy.maxAttempts; turn += 1) {
        await claim(10, 10_000)
        const unsent = { kind: 'retry', errorCode: 'not_bound', reason: 'no connection', unsent: true } as const
        expect((await outcome(1, unsent)).requeued?.at).toBe(1_500)
      }
      expect(await stateOf(1)).toBe('queued')
    })

    const others: Alternative[] = [
      { carrier: 'two', from: 'Two', whole: false },
      { carrier: 'three', from: 'Three', whole: true },
    ]
    const claimOn = async (carrier: string, now: number, whole = false) =>
      (await messages().claim({ carrier, whole, limit: 10, now })).segments

    it('goes to the next carrier when one refuses the whole message, with the sender shown there', async () => {
      await messages().accept(acceptanceOf(1, { segmentCount: 2, alternatives: others }, true))
      const rejected = { kind: 'rejected', errorCode: 'ESME_RINVDSTADR', reason: 'invalid destination' } as const
      expect((await outcome(1, rejected)).requeued).toBeNull()
      const moved = await outcome(1, rejected, 2)
      expect(moved).toMatchObject({ state: 'queued', requeued: { carrier: 'two', at: 1_500 } })
      expect(await claimOn('two', 1_500)).toMatchObject([
        { ordinal: 1, from: 'Two' },
        { ordinal: 2, from: 'Two' },
      ])
      for (const ordinal of [1, 2]) {
        await outcome(1, rejected, ordinal, 1_500, { carrier: 'two' })
      }
      expect(await claimOn('three', 1_500, true)).toMatchObject([{ ordinal: 1, from: 'Three' }])
      await outcome(1, rejected, 1, 1_500, { carrier: 'three', whole: true })
      expect(await stateOf(1)).toBe('rejected')
      expect(await events(1)).toContain('message.rerouted')
    })

    it('stays with its carrier once a segment was accepted there', async () => {
      await messages().accept(acceptanceOf(1, { segmentCount: 2, alternatives: others }, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      const refused = { kind: 'rejected', errorCode: 'ESME_RSUBMITFAIL', reason: 'refused' } as const
      await outcome(1, refused, 2)
      expect(await claimOn('two', 1_500)).toEqual([])
    })

    it('leaves a carrier that is away for one that is ready, and may come back', async () => {
      await messages().accept(acceptanceOf(1, { alternatives: others }))
      await messages().accept(acceptanceOf(2))
      expect(await messages().reroute('one', ['three'], 2_000)).toEqual(['three'])
      expect(await claimOn('one', 2_000)).toMatchObject([{ messageId: 2 }])
      expect(await messages().reroute('three', ['one'], 3_000)).toEqual(['one'])
      expect(await claimOn('one', 3_000)).toMatchObject([{ messageId: 1, from: '4938' }])
    })

    it('sends again what is in doubt', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      const change = await outcome(1, { kind: 'in_doubt', reason: 'connection lost' })
      expect(change.requeued?.at).toBe(1_500)
      expect((await claim(10, 1_500)).segments).toHaveLength(1)
      expect(await events(1)).toContain('message.in_doubt')
    })

    it('takes over what a process that is gone had claimed', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      expect(await messages().recoverClaims(clock.now())).toBe(0)
      await reopen()
      expect(await messages().recoverClaims(clock.now())).toBe(1)
      expect(await stateOf(1)).toBe('queued')
      expect(await events(1)).toContain('message.in_doubt')
    })

    it('claims a message that goes whole once after its process has gone', async () => {
      const claimWhole = () => messages().claim({ carrier: 'one', whole: true, limit: 10, now: clock.now() })
      await messages().accept(acceptanceOf(1, { segmentCount: 3, whole: true }))
      expect((await claimWhole()).segments).toHaveLength(1)
      await reopen()
      await messages().recoverClaims(clock.now())
      expect((await claimWhole()).segments).toHaveLength(1)
      expect((await claimWhole()).segments).toHaveLength(0)
    })

    it('does not take over its own claims when its lease has ended meanwhile', async () => {
      await messages().accept(acceptanceOf(1, {}, true))
      await open.store.execute([{ sql: 'DELETE FROM leases', parameters: [] }])
      expect(await messages().recoverClaims(clock.now())).toBe(0)
      await clock.advance(10_000)
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      expect(await stateOf(1)).toBe('sent')
    })

    it('names its own claims, and queues those again that nobody works on', async () => {
      for (const id of [1, 2, 3]) await messages().accept(acceptanceOf(id, { createdAt: id * 1_000 }, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      const refs = await messages().findOwnClaims(2_000)
      expect(refs).toEqual([{ companyId: company, id: 2 }])
      const all = [1, 2, 3].map((id) => ({ companyId: company, id: id as MessageId }))
      expect(await messages().dropOwnClaims(all, 2_000, 5_000)).toBe(1)
      expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual(['sent', 'queued', 'sending'])
      const { segments } = await claim(10, 5_000)
      expect(segments).toMatchObject([{ messageId: 2 }])
      expect((await messages().find(company, 2 as MessageId))?.segments).toMatchObject([{ attempts: 0 }])
    })

    it('claims alerts before everything else', async () => {
      for (let id = 1; id <= 5; id += 1) await messages().accept(acceptanceOf(id, { lane: 'bulk' }))
      for (let id = 6; id <= 8; id += 1) await messages().accept(acceptanceOf(id, { lane: 'normal' }))
      await messages().accept(acceptanceOf(9, { lane: 'alert' }))
      expect((await claim(4)).segments.map((segment) => segment.messageId)).toEqual([9, 6, 7, 8])
    })

    it('shares a lane between companies', async () => {
      for (let id = 1; id <= 50; id += 1) await messages().accept(acceptanceOf(id))
      for (let id = 51; id <= 53; id += 1) await messages().accept(acceptanceOf(id, { companyId: otherCompany }))
      const companies = (await claim(10)).segments.map((segment) => segment.companyId)
      expect(companies.filter((id) => id === otherCompany)).toHaveLength(3)
      expect(companies.filter((id) => id === company)).toHaveLength(7)
    })

    it('lets companies take turns when slots come one by one', async () => {
      for (let id = 1; id <= 9; id += 1) {
        const companyId = ((id % 3) + 1) as CompanyId
        await messages().accept(acceptanceOf(id, { companyId }))
      }
      const served: number[] = []
      for (let turn = 0; turn < 6; turn += 1)
        served.push(...(await claim(1)).segments.map((segment) => segment.companyId))
      expect(new Set(served.slice(0, 3)).size).toBe(3)
      expect(new Set(served.slice(3)).size).toBe(3)
    })

    it('never gives bulk nothing', async () => {
      for (let id = 1; id <= 20; id += 1)
        await messages().accept(acceptanceOf(id, { lane: id % 2 ? 'normal' : 'bulk' }))
      const lanes: string[] = []
      for (let turn = 0; turn < 10; turn += 1) lanes.push(...(await claim(1)).segments.map((segment) => segment.lane))
      expect(lanes.filter((lane) => lane === 'bulk')).toHaveLength(2)
    })

    it('holds a scheduled message until its time', async () => {
      await messages().accept(acceptanceOf(1, { scheduledAt: 60_000, state: 'scheduled' }))
      const early = await claim(10, 59_999)
      expect(early).toEqual({ segments: [], nextDueAt: 60_000 })
      expect((await claim(10, 60_000)).segments).toHaveLength(1)
    })

    it('ends validity of what was never sent, in the queue and at the claim', async () => {
      await messages().accept(acceptanceOf(1, { deliverBefore: 5_000 }))
      await messages().accept(acceptanceOf(2, { deliverBefore: 5_000 }))
      await messages().sweep(4_999, limits)
      expect(await stateOf(1)).toBe('queued')
      expect((await claim(1, 5_000)).segments).toEqual([])
      await messages().sweep(5_000, limits)
      expect([await stateOf(1), await stateOf(2)]).toEqual(['expired', 'expired'])
    })

    it('says unknown when no receipt came while one could have, and still takes a late one', async () => {
      await messages().accept(acceptanceOf(1, { deliverBefore: 10_000 }, true))
      await outcome(1, { kind: 'accepted', carrierMessageId: 'a' })
      await messages().sweep(10_000 + policy.receiptGraceMs - 1, limits)
      expect(await stateOf(1)).toBe('sent')
      await messages().sweep(10_000 + policy.receiptGraceMs, limits)
      expect(await stateOf(1)).toBe('unknown')
      await receipt('a')
      expect(await stateOf(1)).toBe('delivered')
    })

    it('cancels only what has not left', async () => {
      await messages().accept(acceptanceOf(1))
      await messages().accept(acceptanceOf(2, {}, true))
      expect(await messages().cancel(company, 1 as MessageId, 3_000)).toBe('cancelled')
      expect(await messages().cancel(company, 2 as MessageId, 3_000)).toBe('too_late')
      expect(await messages().cancel(otherCompany, 1 as MessageId, 3_000)).toBe('missing')
      expect((await claim()).segments).toEqual([])
    })

    const keyed = (id: number, requestHash: string, companyId = company) => {
      const result = { messages: [{ id: id as MessageId, to: '+79161234567' as Msisdn }] } as unknown as SubmitResult
      const acceptance = acceptanceOf(id, { companyId })
      return { ...acceptance, idempotency: { key: 'order-17', requestHash, result } }
    }

    it('answers a repeated key with the first answer, also within one commit', async () => {
      const answers = await Promise.all([1, 2, 3, 4, 5].map((id) => messages().accept(keyed(id, 'h'))))
      expect(answers.filter(({ kind: answer }) => answer === 'accepted')).toHaveLength(1)
      const first = answers.findIndex(({ kind: answer }) => answer === 'accepted') + 1
      const replays = answers.filter((answer) => answer.kind === 'replayed')
      expect(replays).toHaveLength(4)
      for (const replay of replays) expect(replay.result.messages).toEqual([{ id: first, to: '+79161234567' }])
      expect((await messages().list(company, { limit: 10 })).messages).toHaveLength(1)
      expect(await messages().findAnswer(company, 'order-17')).toMatchObject({ requestHash: 'h' })
    })

    it('refuses a key with another request, and keeps keys of companies apart', async () => {
      await messages().accept(keyed(1, 'h'))
      expect(await messages().accept(keyed(2, 'other'))).toEqual({ kind: 'mismatch' })
      expect(await messages().accept(keyed(3, 'h', otherCompany))).toEqual({ kind: 'accepted' })
    })

    it('forgets keys only after their time', async () => {
      await messages().accept(keyed(1, 'h'))
      await messages().sweep(1_000 + limits.idempotencyRetentionMs, limits)
      expect(await messages().findAnswer(company, 'order-17')).toBeDefined()
      await messages().sweep(1_001 + limits.idempotencyRetentionMs, limits)
      expect(await messages().findAnswer(company, 'order-17')).toBeUndefined()
    })

    it('fails an acceptance that the database refuses alone', async () => {
      await messages().accept(acceptanceOf(1))
      const results = await Promise.allSettled(
        [acceptanceOf(2), acceptanceOf(1), acceptanceOf(3)].map((a) => messages().accept(a)),
      )
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((await messages().list(company, { limit: 10 })).messages.map(({ id }) => id)).toEqual([3, 2, 1])
    })

    it('makes a frozen broadcast into messages chunk by chunk', async () => {
      const base = acceptanceOf(1, { broadcastId: 99 as BroadcastId, lane: 'bulk' })
      const person = (id: number) => ({
        id: id as MessageId,
        to: `+7916000000${id}` as Msisdn,
        concatReference: 0,
        claimed: false,
      })
      const { common } = lotOf(1, { broadcastId: 99 as BroadcastId, lane: 'bulk' })
      const lot = (...recipients: NewRecipient[]): MessageLot => ({ common, recipients })
      const chunks = [[lot(person(1)), lot(person(2))], [lot(person(3))]]
      await messages().accept({ ...base, lots: [], broadcast: { id: 99 as BroadcastId, recipients: 3, chunks } })
      expect(await messages().find(company, 3 as MessageId)).toMatchObject({ state: 'queued', to: '+79160000003' })
      expect(await messages().find(company, 4 as MessageId)).toBeUndefined()
      expect(await messages().materialiseChunk(2_000)).toEqual({ recipients: 2, carriers: ['one'] })
      expect(await messages().findBroadcast(company, 99 as BroadcastId)).toMatchObject({
        recipients: 3,
        materialised: 2,
        states: { queued: 3 },
      })
      await messages().cancelBroadcast(company, 99 as BroadcastId, 2_100)
      expect(await messages().materialiseChunk(2_200)).toEqual({ recipients: 1, carriers: ['one'] })
      expect(await messages().materialiseChunk(2_300)).toBeNull()
      expect(await messages().findBroadcast(company, 99 as BroadcastId)).toMatchObject({
        materialised: 3,
        states: { cancelled: 3 },
      })
      expect((await claim()).segments).toEqual([])
    })

    it('lists newest first, with a cursor that survives inserts', async () => {
      for (let id = 1; id <= 5; id += 1) await messages().accept(acceptanceOf(id))
      const first = await messages().list(company, { limit: 2 })
      expect(first.messages.map(({ id }) => id)).toEqual([5, 4])
      await messages().accept(acceptanceOf(6))
      const second = await messages().list(company, { limit: 2, beforeId: first.nextBeforeId ?? (0 as MessageId) })
      expect(second.messages.map(({ id }) => id)).toEqual([3, 2])
      const last = await messages().list(company, { limit: 2, beforeId: second.nextBeforeId ?? (0 as MessageId) })
      expect([last.messages.map(({ id }) => id), last.nextBeforeId]).toEqual([[1], null])
    })

    const part = (ordinal: number, text: string, changes: Partial<InboundPart> = {}): InboundPart => ({
      carrier: 'one',
      from: '+79161234567',
      to: '4938',
      encoding: 'ucs2',
      data: Buffer.from(text, 'utf16le').swap16(),
      concatenation: { reference: 7, total: 3, ordinal },
      receivedAt: 5_000,
      ...changes,
    })
    const receive = (id: number, value: InboundPart) => messages().recordInbound(value, id as MessageId)
    const shared = () =>
      open.store.accounts.insertNumber({ id: 1, address: '4938', kind: 'short_code', companyId: null, activeFrom: 0 })

    it('joins a long MO whatever the order of its parts, and ignores repeats', async () => {
      await shared()
      await messages().accept(acceptanceOf(1))
      expect(await receive(10, part(3, 'три'))).toBeNull()
      expect(await receive(11, part(1, 'раз '))).toBeNull()
      expect(await receive(12, part(1, 'раз '))).toBeNull()
      expect(await receive(13, part(2, 'два '))).toMatchObject({ id: 13, companyId: company })
      expect(await receive(14, part(2, 'два '))).toBeNull()
      expect(await messages().find(company, 13 as MessageId)).toMatchObject({
        text: 'раз два три',
        complete: true,
        direction: 'mo',
        from: '+79161234567',
        to: '4938',
      })
      expect((await messages().list(company, { limit: 10, direction: 'mo' })).messages).toHaveLength(1)
    })

    it('joins characters that are cut between parts', async () => {
      const bytes = Buffer.from('да 😀', 'utf16le').swap16()
      await receive(
        10,
        part(1, '', { data: bytes.subarray(0, 8), concatenation: { reference: 1, total: 2, ordinal: 1 } }),
      )
      await receive(11, part(2, '', { data: bytes.subarray(8), concatenation: { reference: 1, total: 2, ordinal: 2 } }))
      expect(await messages().find(0 as CompanyId, 11 as MessageId)).toMatchObject({ text: 'да 😀' })
    })

    it('shows an incomplete MO after its time and completes it with the late part', async () => {
      await receive(10, part(1, 'раз '))
      await receive(11, part(3, 'три'))
      await messages().sweep(64_999, limits)
      expect((await messages().list(0 as CompanyId, { limit: 10 })).messages).toEqual([])
      await messages().sweep(65_000, limits)
      const [message] = (await messages().list(0 as CompanyId, { limit: 10 })).messages
      expect(message).toMatchObject({ text: 'раз три', complete: false })
      await receive(12, part(2, 'два ', { receivedAt: 70_000 }))
      expect((await messages().list(0 as CompanyId, { limit: 10 })).messages).toMatchObject([
        { id: message?.id, text: 'раз два три', complete: true },
      ])
    })

    it('starts a new message when a phone comes round to the same reference', async () => {
      for (const [id, text] of [
        [10, 'a'],
        [11, 'b'],
      ] as const) {
        for (const ordinal of [1, 2, 3]) await receive(id * 10 + ordinal, part(ordinal, `${text}${ordinal}`))
      }
      const texts = (await messages().list(0 as CompanyId, { limit: 10 })).messages.map(({ text }) => text)
      expect(texts).toEqual(['b1b2b3', 'a1a2a3'])
    })

    it('bounds the unfinished messages of one subscriber', async () => {
      for (let reference = 1; reference <= 25; reference += 1) {
        await receive(reference, part(1, `r${reference}`, { concatenation: { reference, total: 2, ordinal: 1 } }))
      }
      const shown = (await messages().list(0 as CompanyId, { limit: 50 })).messages
      expect(shown).toHaveLength(5)
      expect(shown.every(({ complete }) => !complete)).toBe(true)
    })

    it('gives an MO on an own number to its owner, on a shared one to whoever wrote last, else to nobody', async () => {
      await open.store.accounts.insertCompany(
        {
          id: otherCompany,
          name: 'Two',
          zone: 'Asia/Sakhalin',
          state: 'active',
          requestsPerSecond: null,
          recipientsPerSecond: null,
          createdAt: 1,
        },
        {
          companyId: otherCompany,
          at: 1,
          actor: 'system',
          action: 'company.create',
          subject: 'company:2',
          via: 'cli',
          address: null,
          requestId: null,
          before: null,
          after: null,
        },
      )
      await open.store.accounts.insertNumber({
        id: 2,
        address: '+74242000000',
        kind: 'city',
        companyId: otherCompany,
        activeFrom: 0,
      })
      await shared()
      const single = (to: string, receivedAt = 5_000) => part(1, 'ok', { to, concatenation: null, receivedAt })
      expect(await receive(10, single('+74242000000'))).toMatchObject({ companyId: otherCompany })
      expect(await receive(11, single('4938'))).toMatchObject({ companyId: 0 })
      await messages().accept(acceptanceOf(1))
      expect(await receive(12, single('4938'))).toMatchObject({ companyId: company })
      expect(await receive(13, single('4938', 1_001 + 72 * 3_600_000))).toMatchObject({ companyId: 0 })
    })

    it('hands out ids that are never given twice, also after a restart', async () => {
      const before = await Promise.all([
        open.store.allocateIds(3),
        open.store.allocateIds(5_000),
        open.store.allocateIds(1),
      ])
      await open.close()
      open = await openStore(database.url, clock)
      const after = await open.store.allocateIds(1)
      const taken = new Set([before[0], before[0] + 1, before[0] + 2, before[2]])
      expect(taken.size).toBe(4)
      expect(after).toBeGreaterThan(Math.max(before[0] + 2, before[1] + 4_999, before[2]))
    })

    it('keeps everything over a restart', async () => {
      await messages().accept(acceptanceOf(1))
      await open.close()
      open = await openStore(database.url, clock)
      expect((await claim()).segments).toHaveLength(1)
    })
  })
}
