import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startWatched, type WatchedGateway } from './_operator.js'
import { Receiver } from './_receiver.js'
import { createWebhook, deliveriesOf, readAll, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

for (const kind of testDatabases) {
  describe(`delivery to webhooks on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let receiver: Receiver

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      receiver = await Receiver.start()
    })

    afterEach(async () => {
      await receiver.stop()
      await database.drop()
    })

    const send = (gateway: TestGateway, text = 'Авария') =>
      gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text } })
    const isDelivered = () => receiver.types.includes('message.delivered')

    it('goes on after a restart where it was, with the events and the ids that were not answered', async () => {
      let gateway = await startWatched({ databaseUrl: database.url, overrides: { clock } })
      await createWebhook(gateway, { url: receiver.url })
      receiver.answering = 'hang'
      await send(gateway)
      for (let turn = 0; receiver.requests.length === 0 && turn < 200; turn += 1) {
        await gateway.rest()
        await clock.advance(100)
      }
      const unanswered = receiver.events.map(({ id }) => id)
      expect(unanswered.length).toBeGreaterThan(0)
      await gateway.stop()

      receiver.requests.length = 0
      receiver.answering = 200
      gateway = await startWatched({ databaseUrl: database.url, overrides: { clock } })
      await until(gateway, isDelivered)
      expect(receiver.events.map(({ id }) => id).slice(0, unanswered.length)).toEqual(unanswered)
      expect(receiver.events).toEqual(await readAll(gateway))
      await gateway.stop()
    })

    it('keeps its retries over a restart', async () => {
      let gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
      const webhook = await createWebhook(gateway, { url: receiver.url })
      receiver.answering = 500
      await send(gateway)
      await until(gateway, async () => (await deliveriesOf(gateway, webhook)).length > 0)
      const [before] = await deliveriesOf(gateway, webhook)
      await gateway.stop()
      receiver.requests.length = 0
      receiver.answering = 200
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
      await gateway.advance(10_000)
      await until(gateway, isDelivered)
      expect(receiver.requests[0]?.body.deliveryId).toBe(before.id)
      expect(await deliveriesOf(gateway, webhook, '&state=pending')).toEqual([])
      await gateway.stop()
    })

    it('is not held up by fifty receivers that never answer', async () => {
      const gateway = await startWatched({ databaseUrl: database.url, overrides: { clock } })
      const silent = await Receiver.start()
      silent.answering = 'hang'
      // A company may have fifty.
      for (let index = 0; index < 49; index += 1) await createWebhook(gateway, { url: `${silent.url}/${index}` })
      await createWebhook(gateway, { url: receiver.url })
      for (let round = 1; round <= 3; round += 1) {
        await send(gateway)
        const sentAt = clock.now()
        for (let turn = 0; turn < 400 && receiver.types.filter((type) => type === 'message.delivered').length < round; turn += 1) {
          await gateway.rest()
          await clock.advance(100)
        }
        // The phone takes half a second; the rest is steps of this test, and on PostgreSQL what other databases of the server do.
        expect(clock.now() - sentAt).toBeLessThan(kind.name === 'sqlite' ? 2_000 : 10_000)
      }
      expect(silent.requests.length).toBeGreaterThanOrEqual(49)
      expect(receiver.events).toEqual(await readAll(gateway))
      await silent.stop()
      await gateway.stop()
    })

    if (kind.name === 'postgres') {
      it('is one process’s; another takes over when it is gone', async () => {
        const config = { demo: true }
        const processes: WatchedGateway[] = []
        for (const _ of [1, 2]) {
          processes.push(await startWatched({ databaseUrl: database.url, config, overrides: { clock } }))
        }
        const [first, second] = processes
        if (first === undefined || second === undefined) throw new Error('two processes are needed')
        await createWebhook(second, { url: receiver.url })
        await clock.advance(2_000)
        await send(second)
        await until(second, () => isDelivered())
        expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(receiver.events.length)
        await first.stop()
        receiver.requests.length = 0
        await send(second, 'Ещё одна')
        await until(second, isDelivered)
        expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(receiver.events.length)
        await second.stop()
      })
    }
  })
}
