import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { callKit } from './_calls.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const ours = '+74242320001'

for (const kind of testDatabases) {
  describe(`calls in the timeline on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    const { ask, pass, dial, published, newNumber, eventsOf, habit } = callKit(() => gateway)

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const prompt = [{ sound: 'custom/leave-message', text: 'Оставьте сообщение.' }]
      const steps = {
        duty: { verb: 'ring', targets: [{ to: '+79140000031' }], exits: { no_answer: 'message' } },
        message: { verb: 'voicemail', prompt },
      }
      await newNumber(ours, await published('Дежурный', 'duty', steps))
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('shows messages, calls and what was left of a person in one order, page by page', async () => {
      const numbers = [{ number: '+79162220001' }]
      const attributes = { customerId: 'C-1042', segment: 'опт' }
      const body = { name: 'Пётр Ли', kind: 'contact', numbers, attributes }
      const { id } = await ask('POST', '/v1/persons', body, 201)
      await ask('POST', '/v1/messages', { to: '+79162220001', text: 'Заказ готов' }, 202)
      await pass(3 * second)
      await habit('+79140000031', { does: 'busy' })
      await dial(ours, { from: '+79162220001', messageSeconds: 6 })
      await pass(40 * second)
      await dial(ours, { from: '+79163330001', messageSeconds: 6 })
      await pass(40 * second)
      await ask('POST', '/v1/messages', { to: '+79162220001', text: 'Перезвоним завтра' }, 202)
      await pass(3 * second)
      const { entries } = await ask('GET', `/v1/persons/${id}/timeline`)
      expect(entries).toMatchObject([
        { kind: 'message', message: { text: 'Перезвоним завтра' } },
        {
          kind: 'call',
          call: {
            caller: '+79162220001',
            outcome: 'message',
            recordings: [{ kind: 'message', durationMs: 6_000 }],
            price: null,
            priceReason: 'not_rated',
          },
        },
        { kind: 'message', message: { text: 'Заказ готов' } },
      ])
      const paged = []
      let next = `/v1/persons/${id}/timeline?limit=1`
      while (paged.length < 5) {
        const page = await ask('GET', next)
        paged.push(...page.entries)
        if (page.nextCursor === null) break
        next = `/v1/persons/${id}/timeline?limit=1&cursor=${page.nextCursor}`
      }
      expect(paged).toEqual(entries)
    })

    it('leaves out calls from a number before it was his', async () => {
      const from = new Date(gateway.clock.now() + 3_600_000).toISOString()
      const body = { name: 'Новый владелец', kind: 'contact', numbers: [{ number: '+79163330001', from }] }
      const { id } = await ask('POST', '/v1/persons', body, 201)
      expect((await ask('GET', `/v1/persons/${id}/timeline`)).entries).toEqual([])
    })

    it('finds a person by its id in other systems', async () => {
      await ask('POST', '/v1/persons', { name: 'Число', attributes: { customerId: 42 } }, 201)
      const names = async (id: string) =>
        (await ask('GET', `/v1/persons?customerId=${encodeURIComponent(id)}`)).persons.map(
          ({ name }: { name: string }) => name,
        )
      expect(await names('C-1042')).toEqual(['Пётр Ли'])
      expect(await names('c-1042')).toEqual([])
      expect(await names('42')).toEqual(['Число'])
      expect(await names('4')).toEqual([])
      expect(await names('%')).toEqual([])
    })

    it('tells whose telephone rings and who calls', async () => {
      await habit('+79140000031', { does: 'answer', afterSeconds: 2, talkSeconds: 5 })
      const { callId } = await dial(ours, { from: '+79162220001' })
      await pass(10 * second)
      const events = await eventsOf(callId, (types) => types.includes('call.ended'))
      expect(events.find(({ type }) => type === 'call.leg_started')?.data).toMatchObject({
        target: '+79140000031',
        caller: '+79162220001',
        contact: { name: 'Пётр Ли', kind: 'contact', attributes: { customerId: 'C-1042' } },
      })
    })
  })
}
