import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { PhoneScript } from '../carriers/simulator/index.js'
import { messageOf, numberOf, pass, send, startWatched, type WatchedGateway } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const minute = 60_000
/** Two segments. */
const longText = 'Авария на сервере 1: диск заполнен на 95 %. Проверьте, пожалуйста, и ответьте сюда.'

for (const kind of testDatabases) {
  describe(`delivery on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: WatchedGateway
    let phones = 0

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startWatched({
        databaseUrl: database.url,
        config: { demo: true, messaging: { defaultValidityMs: minute, receiptGraceMs: 10_000 } },
      })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    /** A phone of its own for each test. */
    async function sendTo(script: PhoneScript, body: object = {}): Promise<{ id: string; to: string }> {
      const to = numberOf((phones += 1))
      gateway.simulator?.phones.setScript(to, script)
      const id = await send(gateway, { to, text: 'Проверка', ...body })
      await gateway.rest()
      return { id, to }
    }

    const read = (id: string) => messageOf(gateway, id)
    const inbox = (to: string) => gateway.simulator?.phones.get(to).messages ?? []
    const delivered = (to: string) => inbox(to).filter(({ state }) => state === 'delivered')

    it('shows a message as sent until the receipt, then as delivered', async () => {
      const withSeconds: PhoneScript = {
        kind: 'all',
        of: [
          { kind: 'receipt_format', seconds: true },
          { kind: 'deliver', afterMs: 5_000 },
        ],
      }
      const { id, to } = await sendTo(withSeconds)
      expect(await read(id)).toMatchObject({ state: 'sent', doneAt: null, segments: [{ state: 'sent', attempts: 1 }] })
      await pass(gateway, 4_900)
      expect(await read(id)).toMatchObject({ state: 'sent' })
      await pass(gateway, 100)
      const message = await read(id)
      expect(message).toMatchObject({ state: 'delivered', segments: [{ state: 'delivered', errorCode: null }] })
      expect(Date.parse(message.doneAt)).toBe(gateway.clock.now())
      expect(inbox(to)).toMatchObject([{ state: 'delivered', id: message.segments[0].carrierMessageId }])
    })

    it('waits 20 minutes for a phone that is off', async () => {
      const deliverBefore = new Date(gateway.clock.now() + 60 * minute).toISOString()
      const { id } = await sendTo({ kind: 'absent', forMs: 20 * minute }, { deliverBefore })
      await pass(gateway, 19 * minute, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'sent' })
      await pass(gateway, minute, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'delivered' })
    })

    it('expires when the phone stays off for longer than the message is worth', async () => {
      const deliverBefore = new Date(gateway.clock.now() + 30_000).toISOString()
      const { id } = await sendTo({ kind: 'absent', forMs: 10 * minute }, { deliverBefore })
      await pass(gateway, 31_000)
      expect(await read(id)).toMatchObject({ state: 'expired', segments: [{ state: 'expired' }] })
    })

    it("names the operator's code of a refused submission on the segment", async () => {
      const { id, to } = await sendTo({ kind: 'reject', commandStatus: 11 })
      const segment = { state: 'rejected', attempts: 1, errorCode: 'ESME_RINVDSTADR', carrierMessageId: null }
      const message = await read(id)
      expect(message).toMatchObject({ state: 'rejected', segments: [segment] })
      expect(message.segments[0].errorReason).toMatch(/does not know/)
      expect(inbox(to)).toEqual([])
    })

    it.each([
      ['UNDELIV', 'undelivered'],
      ['REJECTD', 'undelivered'],
      ['DELETED', 'undelivered'],
      ['UNKNOWN', 'unknown'],
    ] as const)('reads a receipt with %s as %s, with its code', async (state, expected) => {
      const { id } = await sendTo({ kind: 'undeliverable', state, errorCode: '027', afterMs: 100 })
      await pass(gateway, 100)
      expect(await read(id)).toMatchObject({ state: expected, segments: [{ state: expected, errorCode: '027' }] })
    })

    it('sends again after a throttle, and the message arrives once', async () => {
      const { id, to } = await sendTo({ kind: 'throttle', firstSubmits: 3 })
      expect(await read(id)).toMatchObject({ state: 'queued', segments: [{ errorCode: 'ESME_RTHROTTLED' }] })
      await pass(gateway, 15_000)
      expect(await read(id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 4, errorCode: null }] })
      expect(inbox(to)).toHaveLength(1)
    })

    it('holds back nobody else while the queue of one subscriber is full', async () => {
      const { id, to } = await sendTo({ kind: 'queue_full', firstSubmits: 2 })
      const other = await sendTo({ kind: 'deliver', afterMs: 0 })
      expect(await read(other.id)).toMatchObject({ state: 'delivered' })
      expect(await read(id)).toMatchObject({ state: 'queued', segments: [{ errorCode: 'ESME_RMSGQFUL' }] })
      await pass(gateway, 5_000)
      expect(await read(id)).toMatchObject({ state: 'queued', segments: [{ attempts: 2 }] })
      await pass(gateway, 15_500)
      expect(await read(id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 3 }] })
      expect(inbox(to)).toHaveLength(1)
    })

    it('waits for a slow answer, and sends nothing twice', async () => {
      const { id, to } = await sendTo({ kind: 'slow_answer', delayMs: 20_000 })
      await pass(gateway, 19_900)
      expect(await read(id)).toMatchObject({ state: 'sending', segments: [{ state: 'submitting' }] })
      await pass(gateway, 100)
      expect(await read(id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 1 }] })
      expect(inbox(to)).toHaveLength(1)
    })

    it('matches a receipt that comes before the answer', async () => {
      const { id } = await sendTo({ kind: 'receipt_before_answer' })
      expect(await read(id)).toMatchObject({ state: 'delivered' })
    })

    it('counts a receipt that comes twice once', async () => {
      const twice = await sendTo({ kind: 'receipt_twice', gapMs: 1_000 })
      const once = await sendTo({ kind: 'deliver', afterMs: 500 })
      await pass(gateway, 2_000)
      expect(await read(twice.id)).toMatchObject({ state: 'delivered', version: (await read(once.id)).version })
    })

    it('shows a long message of which one segment was reported as partially delivered', async () => {
      const { id } = await sendTo({ kind: 'receipt_for_one_segment', ordinal: 2 }, { text: longText })
      await pass(gateway, 500)
      const segments = [{ state: 'sent' }, { state: 'delivered' }]
      expect(await read(id)).toMatchObject({ state: 'partially_delivered', doneAt: null, segments })
      await pass(gateway, 71_000, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'partially_delivered', segments: [{ state: 'unknown' }, {}] })
    })

    it('is unknown when no receipt came by the end of validity and grace', async () => {
      const { id } = await sendTo({ kind: 'no_receipt' })
      await pass(gateway, 69_000, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'sent' })
      await pass(gateway, 2_000)
      expect(await read(id)).toMatchObject({ state: 'unknown', segments: [{ state: 'unknown' }] })
    })

    it('takes a late receipt for what was unknown', async () => {
      const { id } = await sendTo({ kind: 'absent', forMs: 80_000 })
      await pass(gateway, 72_000, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'unknown' })
      await pass(gateway, 10_000, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'delivered' })
    })

    it.each([
      [true, 2],
      [false, 1],
    ])('sends again what was never answered (taken: %s): it arrives %i times', async (taken, copies) => {
      const { id, to } = await sendTo({ kind: 'no_answer', firstSubmits: 1, taken })
      await pass(gateway, 29_000, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'sending' })
      await pass(gateway, 6_000)
      expect(await read(id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 2 }] })
      expect(delivered(to)).toHaveLength(copies)
    })

    it('doubles at most once what was in flight when the connection broke', async () => {
      const { id, to } = await sendTo({ kind: 'drop_connection', times: 1 })
      await pass(gateway, 5_000)
      expect(await read(id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 2 }] })
      expect(delivered(to)).toHaveLength(2)
    })
  })
}
