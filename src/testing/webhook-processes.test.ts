import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startWatched } from './_operator.js'
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
    /** The keys are in the folder of the data else, and each start of a test has its own. */
    const env = { SVYAZ_SECRET_SIGNING_KEY: 's'.repeat(32), SVYAZ_SECRET_PEPPER: 'p'.repeat(32) }
    const isDelivered = () => receiver.types.includes('message.delivered')

    it('goes on after a restart where it was, with the events and the ids that were not answered', async () => {
      let gateway = await startWatched({ databaseUrl: database.url, overrides: { clock }, env })
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
      gateway = await startWatched({ databaseUrl: database.url, overrides: { clock }, env })
      await until(gateway, isDelivered)
      expect(receiver.events.map(({ id }) => id).slice(0, unanswered.length)).toEqual(unanswered)
      expect(receiver.events).toEqual(await readAll(gateway))
      await gateway.stop()
    })

    it('keeps its retries over a restart', async () => {
      let gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock }, env })
      const webhook = await createWebhook(gateway, { url: receiver.url })
      receiver.answering = 500
      await send(gateway)
      await until(gateway, async () => (await deliveriesOf(gateway, webhook)).length > 0)
      const [before] = await deliveriesOf(gateway, webhook)
      await gateway.stop()
      receiver.requests.length = 0
      receiver.answering = 200
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock }, env })
      await gateway.advance(10_000)
      // The simulator is new as well: no receipt comes.
      await until(gateway, () => receiver.requests.length > 0)
      expect(receiver.requests[0]?.body.deliveryId).toBe(before.id)
      expect(await deliveriesOf(gateway, webhook, '&state=pending')).toEqual([])
      await gateway.stop()
    })

    it('is not held up by fifty receivers that never answer', async () => {
      const gateway = await startWatched({ databaseUrl: database.url, overrides: { clock }, env })
      const silent = await Receiver.start()
      silent.answering = 'hang'
      // A company may have fifty.
      for (let index = 0; index < 49; index += 1) await createWebhook(gateway, { url: `${silent.url}/${index}` })
      await createWebhook(gateway, { url: receiver.url })
      for (let round = 1; round <= 3; round += 1) {
        await send(gateway)
        const sentAt = clock.now()
        for (
          let turn = 0;
          turn < 400 && receiver.types.filter((type) => type === 'message.delivered').length < round;
          turn += 1
        ) {
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
        const open = (config: object) => startWatched({ databaseUrl: database.url, config, overrides: { clock }, env })
        // One simulator, of the process that sends.
        const first = await open({ demo: true, simulator: { enabled: false } })
        const second = await open({ demo: true })
        await createWebhook(second, { url: receiver.url })
        await second.advance(2_000)
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
