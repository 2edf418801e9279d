import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { SqlStore } from '../store/store.js'
import { FaultyDatabase } from './_faulty-database.js'
import { numberOf } from './_operator.js'
import { passTime } from './_steps.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'

const queuedWrites = 20

for (const kind of testDatabases) {
  describe(`overload on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let slow: FaultyDatabase

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({
        databaseUrl: database.url,
        config: { demo: true, limits: { queuedWrites } },
        overrides: { wrapDatabase: (inner) => (slow = new FaultyDatabase(inner)) },
      })
      // Whatever the first request has to look up is known from now on.
      expect((await send(0)).status).toBe(202)
      await gateway.processAll()
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const send = (index: number) =>
      gateway.request('POST', '/v1/messages', { body: { to: numberOf(index), text: `Text ${index}` } })
    const sendMany = (first: number, count: number) => Array.from({ length: count }, (_, index) => send(first + index))
    const expectRefusal = ({ status, body, headers }: TestResponse) => {
      expect({ status, body }).toMatchObject({ status: 503, body: { code: 'overloaded' } })
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    const waiting = () => (gateway.core.store as SqlStore).writesWaiting
    const until = async (isTrue: () => boolean) => {
      while (!isTrue()) await new Promise<void>((resolve) => setImmediate(resolve))
    }
    const delivered = async () => {
      await passTime(gateway, 10_000)
      const { body } = await gateway.request('GET', '/v1/messages?state=delivered&limit=200')
      return body.messages.length as number
    }

    it('lets as many requests wait as it should, refuses the rest at once, and delivers what it took', async () => {
      let release = () => {}
      slow.gate = new Promise<void>((resolve) => (release = resolve))
      const taken = sendMany(1, 1)
      await until(() => slow.held === 1)
      taken.push(...sendMany(2, queuedWrites))
      await until(() => waiting() === queuedWrites)
      for (const refused of await Promise.all(sendMany(100, 50))) expectRefusal(refused)
      expect(waiting()).toBe(queuedWrites)
      expect((await gateway.request('GET', '/v1/messages')).status).toBe(200)
      slow.gate = undefined
      release()
      for (const { status } of await Promise.all(taken)) expect(status).toBe(202)
      expect(await delivered()).toBe(1 + taken.length)
    })

    it('loses nothing of what it took when far more is offered than it can take', async () => {
      const statuses: number[] = []
      for (let round = 0; round < 4; round += 1) {
        for (const answer of await Promise.all(sendMany(1_000 * round, 300))) {
          if (answer.status !== 202) expectRefusal(answer)
          statuses.push(answer.status)
        }
      }
      const accepted = statuses.filter((status) => status === 202).length
      expect(accepted).toBeGreaterThan(queuedWrites)
      expect(statuses).toContain(503)
      await passTime(gateway, 10_000)
      const rows = await slow.read.selectFrom('messages').select('state').execute()
      expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: accepted + 1 }, () => 'delivered'))
    })
  })
}
