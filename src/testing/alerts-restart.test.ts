import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { passTime } from './_steps.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const minute = 60_000
const [first, second, third] = ['+79160000001', '+79160000002', '+79160000003']

for (const kind of testDatabases) {
  describe(`an alert over restarts on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let clock: VirtualClock

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      await start()
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const start = async () => {
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
    }
    /** The phones are of the simulator, which is new with each gateway. */
    const restart = async (ms: number) => {
      await gateway.stop()
      clock = new VirtualClock(clock.now() + ms)
      await start()
      await passTime(gateway, 5_000)
    }
    const phone = (number: string) => gateway.simulator?.phones.get(number).messages.map(({ text }) => text) ?? []
    const ask = (method: string, path: string, body?: object) =>
      gateway.request(method, path, body === undefined ? {} : { body })
    const create = async () => {
      const steps = [
        { to: [first], sends: 2, waitMinutes: 10 },
        { to: [second, third], sends: 1, waitMinutes: 10 },
      ]
      const { body } = await ask('POST', '/v1/alerts', { text: 'Авария', steps })
      await passTime(gateway, 5_000)
      expect(phone(first)).toHaveLength(1)
      return body.id as string
    }
    /** On PostgreSQL an event is shown once every transaction that began before it has ended, on the whole server. */
    const eventTypes = async (query: string, count: number): Promise<string[]> => {
      for (const startedAt = performance.now(); ;) {
        const { body } = await ask('GET', `/v1/events?${query}`)
        if (body.events.length >= count || performance.now() - startedAt > 20_000) {
          return body.events.map(({ type }: { type: string }) => type)
        }
      }
    }
    const state = async (id: string) => {
      const { body } = await ask('GET', `/v1/alerts/${id}`)
      return [body.state, body.step, body.attempt]
    }

    it('goes on where it was, each step once, and is stopped by an answer', async () => {
      const id = await create()
      await restart(minute)
      expect([await state(id), phone(first)]).toEqual([['open', 1, 1], []])
      await restart(9 * minute)
      expect([await state(id), phone(first).length]).toEqual([['open', 1, 2], 1])
      await restart(10 * minute)
      expect([await state(id), phone(first).length, phone(second).length]).toEqual([['open', 2, 1], 0, 1])
      gateway.simulator?.phones.reply(third, { to: '4938', text: '1' })
      await gateway.processAll()
      await restart(30 * minute)
      expect(await state(id)).toEqual(['acknowledged', 2, 1])
      expect(await eventTypes(`subject=alert:${id}`, 5)).toEqual([
        'alert.opened',
        'alert.sent',
        'alert.sent',
        'alert.sent',
        'alert.acknowledged',
      ])
    })

    it('that was due while nothing ran fails late and not silently', async () => {
      const id = await create()
      for (let turn = 0; turn < 4; turn += 1) await restart(60 * minute)
      expect((await state(id))[0]).toBe('unacknowledged')
      expect(await eventTypes(`subject=alert:${id}&type=alert.unacknowledged`, 1)).toHaveLength(1)
    })
  })
}
