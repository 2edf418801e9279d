import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { inParallel, newCompany, numberOf, send, startWatched, type WatchedGateway } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { VirtualClock } from './virtual-clock.js'

const hour = 3_600_000

for (const kind of testDatabases) {
  describe(`idempotency on ${kind.name}`, { timeout: 60_000 }, () => {
    let database: TestDatabase
    let gateway: WatchedGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startWatched({ databaseUrl: database.url })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const post = (key: string, body: object, token?: string) =>
      gateway.request('POST', '/v1/messages', {
        body,
        headers: { 'idempotency-key': key },
        ...(token === undefined ? {} : { token }),
      })
    const body = { to: numberOf(1), text: 'Код 1234' }
    const received = (to = numberOf(1)) => gateway.simulator?.phones.get(to).messages.length

    async function restart(clock: VirtualClock): Promise<void> {
      await gateway.stop()
      gateway = await startWatched({ databaseUrl: database.url, overrides: { clock } })
    }

    it('makes one message of 5 parallel requests with one key, for each of 200 keys, and answers all alike', async () => {
      const keys = Array.from({ length: 200 }, (_, index) => index)
      const ids = new Set<string>()
      await inParallel(keys, 20, async (index) => {
        const same = { to: numberOf(index), text: `Код ${index}` }
        const answers = await Promise.all(Array.from({ length: 5 }, () => post(`key-${index}`, same)))
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
        expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
        ids.add(answers[0]?.body.messages[0].id)
      })
      await gateway.processAll()
      expect(ids.size).toBe(200)
      expect(gateway.simulator?.statistics().submits).toBe(200)
      expect(keys.map((index) => received(numberOf(index)))).toEqual(keys.map(() => 1))
    })

    it('refuses another request under the same key, whether it differs in text, recipient or time', async () => {
      await post('key', body)
      const scheduledAt = new Date(gateway.clock.now() + hour).toISOString()
      for (const other of [{ text: 'Код 1235' }, { to: numberOf(2) }, { scheduledAt }, { class: 'alert' }]) {
        const refused = await post('key', { ...body, ...other })
        expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } })
      }
      await gateway.processAll()
      expect(gateway.simulator?.statistics().submits).toBe(1)
    })

    it('answers a twin that meets another request in the same instant with one 202 and one 422', async () => {
      const answers = await Promise.all([post('key', body), post('key', { ...body, text: 'Другой' })])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 422])
      await gateway.processAll()
      expect(received()).toBe(1)
    })

    it('keeps the first answer over a restart for 24 hours, and forgets it after them', async () => {
      const { now } = { now: gateway.clock.now() }
      const first = await post('key', body)
      await gateway.processAll()
      await restart(new VirtualClock(now + 24 * hour - 1_000))
      expect(await post('key', body)).toMatchObject({ status: 202, body: first.body })
      expect(await post('key', { ...body, text: 'Другой' })).toMatchObject({ status: 422 })
      await gateway.processAll()
      expect(gateway.simulator?.statistics().submits).toBe(0)
      await restart(new VirtualClock(now + 24 * hour + 2_000))
      const again = await post('key', body)
      expect(again.body.messages[0].id).not.toBe(first.body.messages[0].id)
    })

    it('gives each company keys of its own', async () => {
      const other = await newCompany(gateway, 'demo-admin-token', 'Ромашка')
      const [mine, theirs] = [await post('key', body), await post('key', body, other.token)]
      expect([mine.status, theirs.status]).toEqual([202, 202])
      expect(theirs.body.messages[0].id).not.toBe(mine.body.messages[0].id)
      await gateway.processAll()
      expect(received()).toBe(2)
    })

    it('sends equal texts without a key as often as they are posted', async () => {
      await Promise.all(Array.from({ length: 3 }, () => send(gateway, body)))
      await gateway.processAll()
      expect(received()).toBe(3)
    })

    it('stores no refusal: a corrected request may use the key', async () => {
      expect(await post('key', { ...body, to: 'nobody' })).toMatchObject({ status: 422 })
      expect(await post('key', body)).toMatchObject({ status: 202 })
    })
  })
}
