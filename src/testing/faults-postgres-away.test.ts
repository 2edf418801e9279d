import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { numberOf } from './_operator.js'
import { passTime } from './_steps.js'
import { TcpProxy } from './_tcp-proxy.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'

/** Shorter than in operation, so that the tests are. */
const timeouts = { query_timeout: 1_000, statement_timeout: 800 }

for (const kind of testDatabases.filter(({ name }) => name === 'postgres')) {
  describe('PostgreSQL that goes away', () => {
    let database: TestDatabase
    let proxy: TcpProxy
    let gateway: TestGateway

    beforeEach(async () => {
      database = await kind.create()
      proxy = await TcpProxy.start(database.url)
      gateway = await startTestGateway({ databaseUrl: proxy.through(database.url, timeouts) })
    })

    afterEach(async () => {
      proxy.heal()
      await gateway.stop()
      await proxy.stop()
      await database.drop()
    })

    const send = (index: number, headers: Record<string, string> = {}) =>
      gateway.request('POST', '/v1/messages', { body: { to: numberOf(index), text: `Text ${index}` }, headers })
    const isUnavailable = ({ status, body, headers }: TestResponse) => {
      expect({ status, body }).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } })
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    /** Lets the gateway's time go as fast as that of the connections to the database. */
    const liveUntil = async (isDone: () => boolean) => {
      const startedAt = performance.now()
      const startInstant = gateway.clock.now()
      while (!isDone()) {
        const instant = startInstant + Math.floor(performance.now() - startedAt)
        await gateway.clock.advanceTo(Math.max(instant, gateway.clock.now()))
      }
    }
    /** Works again by itself, at most ten seconds after the database does. */
    const recover = async (index: number): Promise<void> => {
      const startedAt = performance.now()
      let answer: TestResponse | undefined
      const attempts = (async () => {
        while (answer?.status !== 202) {
          answer = await send(index)
          if (answer.status !== 202) isUnavailable(answer)
          if (performance.now() - startedAt > 10_000) throw new Error('the gateway does not recover')
        }
      })()
      let isOver = false
      await Promise.all([liveUntil(() => isOver), attempts.finally(() => (isOver = true))])
    }

    it.each(['cut', 'hang'] as const)('is unavailable while the connection is %s, and recovers', async (breaks) => {
      expect((await send(1)).status).toBe(202)
      proxy[breaks]()
      const [sent, read, ready, live] = await Promise.all([
        send(2),
        gateway.request('GET', '/v1/messages'),
        gateway.request('GET', '/health/ready'),
        gateway.request('GET', '/health/live'),
      ])
      isUnavailable(sent)
      isUnavailable(read)
      expect(ready.status).toBe(503)
      expect(live.status).toBe(200)
      // Not each after a time-out of its own.
      const startedAt = performance.now()
      for (let index = 0; index < 20; index += 1) isUnavailable(await send(3 + index))
      expect(performance.now() - startedAt).toBeLessThan(6_000)
      proxy.heal()
      await recover(2)
      expect((await gateway.request('GET', '/health/ready')).status).toBe(200)
      await passTime(gateway, 10_000)
      const { body } = await gateway.request('GET', '/v1/messages')
      expect(body.messages.map((message: { state: string }) => message.state)).toEqual(['delivered', 'delivered'])
    })

    it('is unavailable while another connection holds a lock, and recovers', async () => {
      expect((await send(1)).status).toBe(202)
      const other = new pg.Client({ connectionString: database.url })
      await other.connect()
      await other.query('BEGIN; LOCK TABLE segments IN EXCLUSIVE MODE')
      isUnavailable(await send(2))
      expect((await gateway.request('GET', '/v1/messages')).body.messages).toHaveLength(1)
      await other.query('ROLLBACK')
      await other.end()
      expect((await send(2)).status).toBe(202)
    })

    it('loses nothing and doubles nothing when it breaks under load', async () => {
      const accepted: string[] = []
      const sent = new Map<number, string>()
      let index = 0
      let isOver = false
      const sender = async () => {
        while (!isOver) {
          const own = (index += 1)
          const answer = await send(own)
          if (answer.status === 202) accepted.push(answer.body.messages[0].id)
          else isUnavailable(answer)
          sent.set(own, `Text ${own}`)
        }
      }
      const senders = Array.from({ length: 8 }, sender)
      // Longer than a lease in the middle: the gateway loses its binds too.
      for (const outageMs of [100, 12_000, 100]) {
        proxy.cut()
        await gateway.clock.advance(outageMs)
        proxy.heal()
        const before = accepted.length
        await liveUntil(() => accepted.length >= before + 30)
      }
      isOver = true
      await Promise.all(senders)
      for (let passed = 0; passed < 30; passed += 1) await gateway.advance(1_000)
      const states = await Promise.all(accepted.map((id) => gateway.request('GET', `/v1/messages/${id}`)))
      expect(new Set(states.map(({ body }) => body.state))).toEqual(new Set(['delivered']))
      for (const [number, text] of sent) {
        const texts = gateway.simulator?.phones.get(numberOf(number)).messages.map((message) => message.text)
        expect([[], [text]]).toContainEqual(texts)
      }
    })
  })
}
