/** What every SmsCarrier does, whatever it speaks. */
import { afterEach, describe, expect, it } from 'vitest'

import type { SimulatorOptions } from '../simulator/index.js'
import { type CreateCarrier, idsOf, Network, PHONE, SENDER, SHORT_CODE } from './_network.js'

const longTexts = {
  Latin: 'All hands to the pump station. '.repeat(12).trim(),
  'GSM extension characters': '[{€}] '.repeat(60).trim(),
  Cyrillic: 'Авария на сервере 1, дежурной смене собраться у входа. '.repeat(4).trim(),
  'Cyrillic and emoji': 'Сбор 🚨 у главного входа. '.repeat(8).trim(),
}

/** Runs the suite over one implementation; `simulator` sets the other side of its link. */
export function exerciseSmsCarrier(
  name: string,
  createCarrier: CreateCarrier,
  simulator: Partial<SimulatorOptions> = {},
): void {
  describe(`${name} as an SmsCarrier`, () => {
    let network: Network

    const begin = async () => (network = await Network.begin(createCarrier, simulator))

    afterEach(async () => {
      await network.end()
    })

    it('says that it is ready once it can take submissions', async () => {
      await begin()
      await network.settle()
      expect(network.ready).toBe(1)
      expect(network.carrier.status()).toMatchObject({ name: 'simulator', ready: true, inFlight: 0 })
    })

    it('gives the carrier id of an accepted submission, and the receipt under the same id', async () => {
      await begin()
      const [id] = idsOf(await network.send('Server 1 is down'))
      await network.pass(1_000)
      expect(network.receipts).toMatchObject([
        { carrier: 'simulator', carrierMessageId: id, state: 'delivered', errorCode: null },
      ])
      // The dates of receipts may have no seconds.
      expect(network.receipts[0]?.doneAt).toBeLessThanOrEqual(network.clock.now())
      expect(network.receipts[0]?.doneAt).toBeGreaterThan(network.clock.now() - 60_000)
      expect(network.simulator.phones.get(PHONE).messages).toMatchObject([{ from: SENDER, text: 'Server 1 is down' }])
    })

    it.each(Object.entries(longTexts))('delivers a long text whole: %s', async (_kind, text) => {
      await begin()
      const ids = idsOf(await network.send(text))
      await network.pass(1_000)
      expect(network.simulator.phones.get(PHONE).messages).toMatchObject([{ text, state: 'delivered' }])
      expect(network.receipts.map((receipt) => receipt.carrierMessageId).sort()).toEqual([...ids].sort())
      expect(new Set(ids).size).toBe(ids.length)
    })

    it('rejects what the operator refuses, with its code and a reason', async () => {
      await begin()
      network.script({ kind: 'reject', commandStatus: 0x0b })
      const [outcome] = await network.send('hello')
      expect(outcome).toMatchObject({ kind: 'rejected', errorCode: 'ESME_RINVDSTADR' })
      await network.pass(2_000)
      expect(network.receipts).toEqual([])
    })

    it('rejects what cannot be sent and takes the next', async () => {
      await begin()
      const [poison] = await network.send('hello', { from: 'СВЯЗЬ' })
      expect(poison?.kind).toBe('rejected')
      idsOf(await network.send('hello'))
    })

    it('wants another try when the operator throttles, pauses, and says when it is ready', async () => {
      await begin()
      network.script({ kind: 'throttle', firstSubmits: 1 })
      const [throttled] = await network.send('one')
      expect(throttled?.kind).toBe('retry')
      expect(network.carrier.freeSlots()).toBe(0)
      const ready = network.ready
      await network.pass(2_000)
      expect(network.ready).toBe(ready + 1)
      idsOf(await network.send('one'))
    })

    it('is in doubt when the connection breaks before the answer, and recovers', async () => {
      await begin()
      network.script({ kind: 'drop_connection', times: 1 })
      const [outcome] = await network.send('hello')
      expect(outcome?.kind).toBe('in_doubt')
      expect(network.carrier.freeSlots()).toBe(0)
      const ready = network.ready
      await network.pass(5_000)
      expect(network.ready).toBe(ready + 1)
      idsOf(await network.send('hello'))
      await network.pass(1_000)
      expect(network.receipts).toHaveLength(2)
    })

    it('is in doubt when no answer comes, and takes the slot back', async () => {
      await begin()
      const slots = network.carrier.freeSlots()
      network.script({ kind: 'no_answer' })
      const sent = network.send('hello')
      expect(network.carrier.isIdle()).toBe(false)
      let outcomes = 0
      void sent.then(() => outcomes++)
      for (let waited = 0; outcomes === 0 && waited < 120; waited++) await network.clock.advance(1_000)
      expect((await sent)[0]?.kind).toBe('in_doubt')
      expect(network.carrier.freeSlots()).toBe(slots)
    })

    it('answers retry, and never rejects, when it has no slot', async () => {
      await begin()
      network.script({ kind: 'slow_answer', delayMs: 1_000 })
      const slots = network.carrier.freeSlots()
      const sent = Array.from({ length: slots }, (_, index) => network.send(`message ${index}`))
      expect(network.carrier.freeSlots()).toBe(0)
      expect((await network.send('one too many'))[0]?.kind).toBe('retry')
      const ready = network.ready
      await network.pass(3_000)
      expect((await Promise.all(sent)).flat().every((outcome) => outcome.kind === 'accepted')).toBe(true)
      expect(network.ready).toBeGreaterThan(ready)
    })

    it('brings a receipt that overtakes the answer', async () => {
      await begin()
      network.script({ kind: 'receipt_before_answer' })
      const ids = idsOf(await network.send('hello'))
      await network.settle()
      expect(network.receipts.map((receipt) => receipt.carrierMessageId)).toEqual(ids)
    })

    it('brings a receipt as often as it comes', async () => {
      await begin()
      network.script({ kind: 'receipt_twice' })
      await network.send('hello')
      await network.pass(1_000)
      expect(network.receipts.map((receipt) => receipt.state)).toEqual(['delivered', 'delivered'])
    })

    it.each(['text', 'tlv', 'text_and_tlv'] as const)('reads receipts that come as %s', async (carriage) => {
      await begin()
      network.script({
        kind: 'all',
        of: [{ kind: 'receipt_format', carriage, seconds: true, letterCase: 'lower', spacing: 'wide' }],
      })
      const ids = idsOf(await network.send('hello'))
      await network.pass(1_000)
      expect(network.receipts.map((receipt) => receipt.carrierMessageId)).toEqual(ids)
      expect(network.receipts[0]?.state).toBe('delivered')
    })

    it("brings the operator's code of a failed delivery", async () => {
      await begin()
      network.script({ kind: 'undeliverable', errorCode: '027' })
      await network.send('hello')
      await network.pass(1_000)
      expect(network.receipts).toMatchObject([{ state: 'undelivered', errorCode: '027' }])
    })

    it('passes the validity on', async () => {
      await begin()
      network.script({ kind: 'absent', forMs: 3_600_000 })
      await network.send('hello', { deliverBefore: network.clock.now() + 60_000 })
      await network.pass(61_000)
      expect(network.receipts).toMatchObject([{ state: 'expired' }])
    })

    it.each(Object.entries(longTexts))('brings a long message of a subscriber: %s', async (_kind, text) => {
      await begin()
      network.simulator.phones.reply(PHONE, { to: SHORT_CODE, text })
      await network.settle()
      expect(network.parts.length).toBeGreaterThan(1)
      expect(network.parts.every((part) => part.concatenation?.total === network.parts.length)).toBe(true)
      expect(network.parts[0]).toMatchObject({ carrier: 'simulator', from: PHONE, to: SHORT_CODE })
      expect(network.inboundText()).toBe(text)
    })

    it('brings a short message of a subscriber as one part', async () => {
      await begin()
      network.simulator.phones.reply(PHONE, { to: SHORT_CODE, text: 'Да, еду' })
      await network.settle()
      expect(network.parts.map((part) => part.concatenation)).toEqual([null])
      expect(network.inboundText()).toBe('Да, еду')
    })

    it('makes the operator keep what the core cannot store', async () => {
      await begin()
      network.store = () => Promise.reject(new Error('disk full'))
      await network.send('hello')
      await network.pass(1_000)
      expect(network.simulator.statistics().acknowledged).toBe(0)
      network.store = () => Promise.resolve()
      await network.pass(10_000)
      expect(network.simulator.statistics().acknowledged).toBe(1)
      expect(network.receipts.length).toBeGreaterThan(1)
    })

    it('takes nothing while stopped, and works again after another start', async () => {
      await begin()
      await network.carrier.stop()
      expect(network.carrier.freeSlots()).toBe(0)
      expect(network.carrier.isIdle()).toBe(true)
      expect((await network.send('hello'))[0]?.kind).toBe('retry')
      await network.carrier.start()
      await network.until(() => network.carrier.freeSlots() > 0)
      idsOf(await network.send('hello'))
    })

    it('waits at stop for answers that are on their way', async () => {
      await begin()
      network.script({ kind: 'slow_answer', delayMs: 1_000 })
      const sent = network.send('hello')
      await network.clock.advance(0)
      const stopped = network.carrier.stop()
      await network.clock.advance(1_000)
      await stopped
      idsOf(await sent)
    })
  })
}
