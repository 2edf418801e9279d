import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { Receiver, rightSignatures } from './_receiver.js'
import { createWebhook, deliveriesOf, readAll, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const minute = 60_000
const hour = 3_600_000

for (const kind of testDatabases) {
  describe(`webhooks on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let gateway: TestGateway
    let receiver: Receiver

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      receiver = await Receiver.start()
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
    })

    afterEach(async () => {
      await receiver.stop()
      await gateway.stop()
      await database.drop()
    })

    const send = async (text = 'Авария', to = '+79000000001'): Promise<string> => {
      const { body } = await gateway.request('POST', '/v1/messages', { body: { to, text, reference: 'r-1' } })
      return body.messages[0].id as string
    }
    const has = (type: string, times = 1) => receiver.types.filter((each) => each === type).length >= times

    it('get the events of a message in its order, signed, with what does not change about it', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const id = await send()
      await until(gateway, () => has('message.delivered'))
      const own = receiver.events.filter(({ subject }) => subject.id === id)
      expect(own.map(({ type }) => type)).toEqual(['message.accepted', 'message.sent', 'message.delivered'])
      expect(own.map(({ version }) => version)).toEqual([1, 2, 3])
      expect(own[2]?.data).toEqual({
        state: 'delivered',
        errorCode: null,
        direction: 'mt',
        from: '4938',
        to: '+79000000001',
        reference: 'r-1',
        broadcastId: null,
        segmentCount: 1,
        class: 'service',
      })
      for (const request of receiver.requests) {
        expect(rightSignatures(request, webhook.secret)).toEqual([true])
        expect(request.headers['svyaz-webhook-id']).toBe(webhook.id)
        expect(request.headers['svyaz-delivery-id']).toBe(request.body.deliveryId)
        expect(request.headers['user-agent']).toMatch(/^Svyaz-Webhook\//)
        expect(request.body.webhookId).toBe(webhook.id)
      }
      expect(await readAll(gateway)).toEqual(receiver.events)
    })

    it('get what subscribers write, with its text, and only the types they ask for', async () => {
      await createWebhook(gateway, { url: receiver.url, types: ['message.received', 'webhook.*'] })
      await send()
      await until(gateway, async () => (await readAll(gateway)).some(({ type }) => type === 'message.delivered'))
      const body = { to: '4938', text: 'Принято' }
      await gateway.request('POST', '/v1/simulator/phones/79000000001/messages', { body })
      await until(gateway, () => has('message.received'))
      expect(receiver.types).toEqual(['message.received'])
      expect(receiver.events[0]?.data).toMatchObject({ text: 'Принято', direction: 'mo', complete: true, to: '4938' })
    })

    it('are sent again with growing delays until the receiver takes them, in order and with the same ids', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      receiver.answering = 500
      await send()
      await until(gateway, () => receiver.requests.length > 0)
      const first = receiver.requests[0]
      await send('Вторая')
      const times = [clock.now()]
      while (receiver.requests.length < 6) {
        const before = receiver.requests.length
        await gateway.advance(1_000)
        if (receiver.requests.length > before) times.push(clock.now())
      }
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
      for (const [index, gap] of gaps.entries()) {
        expect(gap).toBeGreaterThanOrEqual(5_000 * 2 ** index * 0.8 - 1_000)
        expect(gap).toBeLessThanOrEqual(5_000 * 2 ** index * 1.2 + 1_000)
      }
      expect(new Set(receiver.requests.map(({ body }) => body.deliveryId)).size).toBe(1)
      for (const { body } of receiver.requests) expect(body.events).toEqual(first?.body.events)
      const [pending] = await deliveriesOf(gateway, webhook)
      expect(pending).toMatchObject({ state: 'pending', status: 500, error: 'the receiver answered 500', attempts: 6 })

      receiver.requests.length = 0
      receiver.answering = 200
      await gateway.advance(5 * minute)
      await until(gateway, () => has('message.delivered', 2))
      expect(receiver.events).toEqual(await readAll(gateway))
      const states = (await deliveriesOf(gateway, webhook)).map(({ state }) => state)
      expect(new Set(states)).toEqual(new Set(['delivered']))
    })

    it('end in a visible failure when the receiver stays away, and go on with what follows', async () => {
      const config = { demo: true, webhooks: { giveUpAfterHours: 1 } }
      // The keys are in the folder of the data else, and each start of a test has its own.
      const env = { SVYAZ_SECRET_SIGNING_KEY: 's'.repeat(32), SVYAZ_SECRET_PEPPER: 'p'.repeat(32) }
      const restart = async (at: number) => {
        await gateway.stop()
        clock = new VirtualClock(at)
        gateway = await startTestGateway({ databaseUrl: database.url, config, env, overrides: { clock } })
      }
      await restart(clock.now())
      const other = await Receiver.start()
      const webhook = await createWebhook(gateway, { url: receiver.url })
      await createWebhook(gateway, { url: other.url, types: ['webhook.failed'] })
      receiver.answering = 503
      await send()
      await until(gateway, async () => (await deliveriesOf(gateway, webhook, '&state=pending')).length > 0)
      const [pending] = await deliveriesOf(gateway, webhook)
      await restart(Date.parse(pending.createdAt) + hour - 3_000)
      await until(gateway, () => receiver.requests.length > 1)
      expect((await deliveriesOf(gateway, webhook)).at(-1)).toMatchObject({ id: pending.id, state: 'pending' })
      await until(gateway, () => other.requests.length > 0)
      const failed = await deliveriesOf(gateway, webhook, '&state=failed')
      expect(failed).toHaveLength(1)
      expect(failed[0]).toMatchObject({ status: 503, nextAttemptAt: null })
      expect(failed[0].id).toBe(pending.id)
      const waited = Date.parse(failed[0].finishedAt) - Date.parse(failed[0].createdAt)
      expect(waited).toBeGreaterThanOrEqual(hour)
      expect(waited).toBeLessThan(hour + minute)
      expect(other.events[0]).toMatchObject({
        type: 'webhook.failed',
        subject: { type: 'webhook', id: webhook.id },
        data: { deliveryId: failed[0].id, status: 503, events: failed[0].events },
      })

      receiver.requests.length = 0
      receiver.answering = 200
      await send('Следующая')
      await until(gateway, () => has('message.delivered'))
      expect(receiver.types).not.toContain('webhook.failed')
      await other.stop()
    })

    it('are repeated on demand: one delivery, or the log from a point on', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const startedAt = new Date(clock.now()).toISOString()
      await send()
      await until(gateway, () => has('message.delivered'))
      const all = receiver.events
      const old = (await deliveriesOf(gateway, webhook)).at(-1)
      receiver.requests.length = 0
      const path = `/v1/webhooks/${webhook.id}/deliveries/${old.id}/replay`
      const replay = await gateway.request('POST', path)
      expect(replay).toMatchObject({ status: 202, body: { kind: 'replay', replayOf: old.id, state: 'pending' } })
      await until(gateway, () => receiver.requests.length > 0)
      expect(receiver.requests.map(({ body }) => body.deliveryId)).toEqual([replay.body.id])
      expect(receiver.events).toEqual(all.slice(0, old.events))

      receiver.requests.length = 0
      const again = { body: { from: startedAt } }
      expect((await gateway.request('POST', `/v1/webhooks/${webhook.id}/replay`, again)).status).toBe(202)
      await until(gateway, () => has('message.delivered'))
      expect(receiver.events).toEqual(all)

      const from = { body: { from: new Date(clock.now() + hour).toISOString() } }
      expect(await gateway.request('POST', `/v1/webhooks/${webhook.id}/replay`, from)).toMatchObject({
        status: 400,
        body: { code: 'invalid_parameter', field: '/from' },
      })
    })

    it('are signed with both secrets while one is being changed', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const rotate = `/v1/webhooks/${webhook.id}/rotate-secret`
      const rotated = await gateway.request('POST', rotate, { body: { keepOldHours: 1 } })
      expect(rotated.body.secret).not.toBe(webhook.secret)
      await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      const [during] = receiver.requests
      if (during === undefined) throw new Error('nothing came')
      expect(rightSignatures(during, rotated.body.secret)).toEqual([true, false])
      expect(rightSignatures(during, webhook.secret)).toEqual([false, true])
      expect(
        rightSignatures({ ...during, raw: Buffer.concat([during.raw, Buffer.from(' ')]) }, webhook.secret),
      ).toEqual([false, false])
      await gateway.advance(hour)
      await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      const after = receiver.requests.at(-1)
      if (after === undefined) throw new Error('nothing came')
      expect(rightSignatures(after, rotated.body.secret)).toEqual([true])
    })

    it('keep their secrets to themselves', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const shown = await gateway.request('GET', `/v1/webhooks/${webhook.id}`)
      const list = await gateway.request('GET', '/v1/webhooks')
      const audit = await gateway.request('GET', '/v1/audit')
      for (const { status, body } of [shown, list, audit]) {
        expect(status).toBe(200)
        expect(JSON.stringify(body)).not.toContain(webhook.secret)
      }
      expect(JSON.stringify(audit.body)).toContain('webhook.create')
      const stored = await gateway.core.store.webhooks.find(
        Number(shown.body.companyId) as never,
        Number(webhook.id) as never,
      )
      expect(stored?.secret).toMatch(/^v1\./)
      expect(JSON.stringify(stored)).not.toContain(webhook.secret)
    })

    it('tell what the receiver says to a test, whatever their state', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url, state: 'paused' })
      receiver.answering = (_request, answer) => void answer.writeHead(418).end('я чайник')
      const refused = await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      expect(refused).toMatchObject({
        status: 200,
        body: { delivered: false, status: 418, error: 'the receiver answered 418', body: 'я чайник' },
      })
      expect(receiver.events[0]).toMatchObject({ type: 'webhook.test', subject: { type: 'webhook', id: webhook.id } })
      await receiver.stop()
      const away = await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      expect(away.body).toMatchObject({ delivered: false, status: null, error: 'the connection was refused' })
      receiver = await Receiver.start()
    })

    it('wait while paused and go on from their place; a receiver that is gone disables them', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const path = `/v1/webhooks/${webhook.id}`
      await gateway.request('PATCH', path, { body: { state: 'paused' } })
      await send()
      await until(gateway, async () => (await readAll(gateway)).some(({ type }) => type === 'message.delivered'))
      expect(receiver.requests).toEqual([])
      await gateway.request('PATCH', path, { body: { state: 'active' } })
      await until(gateway, () => has('message.delivered'))
      const before = receiver.events.length

      receiver.answering = 410
      await send()
      await until(gateway, async () => (await gateway.request('GET', path)).body.state === 'disabled')
      expect((await gateway.request('GET', path)).body.stateReason).toBe('the receiver answered 410 Gone')
      const disabledIds = async () =>
        (await readAll(gateway, '&type=webhook.disabled')).map(({ subject }) => subject.id)
      await until(gateway, async () => (await disabledIds()).includes(webhook.id))
      const calls = receiver.requests.length
      receiver.answering = 200
      await gateway.advance(minute)
      expect(receiver.requests).toHaveLength(calls)
      receiver.requests.length = 0
      await gateway.request('PATCH', path, { body: { state: 'active' } })
      await until(gateway, () => has('message.delivered'))
      expect(receiver.events).toEqual(
        (await readAll(gateway)).slice(before).filter(({ type }) => type !== 'webhook.disabled'),
      )
    })

    it('send no more once deleted', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      expect((await gateway.request('DELETE', `/v1/webhooks/${webhook.id}`)).status).toBe(200)
      await send()
      await gateway.advance(5_000)
      expect(receiver.requests).toEqual([])
      expect((await gateway.request('GET', `/v1/webhooks/${webhook.id}`)).status).toBe(404)
      expect((await gateway.request('DELETE', `/v1/webhooks/${webhook.id}`)).status).toBe(404)
    })

    it('follow no redirect', async () => {
      const other = await Receiver.start()
      receiver.answering = (_request, answer) => void answer.writeHead(307, { Location: other.url }).end()
      const webhook = await createWebhook(gateway, { url: receiver.url })
      const { body } = await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      expect(body).toMatchObject({ delivered: false, status: 307 })
      expect(other.connections).toBe(0)
      await other.stop()
    })

    it('read no more of an answer than its beginning', async () => {
      const webhook = await createWebhook(gateway, { url: receiver.url })
      receiver.answering = (_request, answer) => {
        answer.writeHead(200)
        const more = () => {
          while (!answer.destroyed && answer.write('x'.repeat(16_384))) continue
          if (!answer.destroyed) answer.once('drain', more)
        }
        more()
      }
      const { body } = await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      expect(body).toMatchObject({ delivered: true, status: 200 })
      expect(body.body).toHaveLength(1_000)
    })

    it.each([
      ['ftp://example.com/x'],
      ['https://user:password@example.com/x'],
      ['not a url'],
      ['http://10.0.0.1/'],
      ['https://169.254.169.254/latest/meta-data'],
      ['http://[::ffff:10.0.0.1]/'],
      ['http://[fd00::1]/'],
      ['http://0x0a000001/'],
    ])('refuse %s as their address', async (url) => {
      expect(await gateway.request('POST', '/v1/webhooks', { body: { url } })).toMatchObject({
        status: 400,
        body: { code: 'invalid_parameter', field: '/url' },
      })
    })

    it('take no type that cannot be', async () => {
      const body = { url: receiver.url, types: ['message.delivered', 'Message*'] }
      expect(await gateway.request('POST', '/v1/webhooks', { body })).toMatchObject({
        status: 400,
        body: { field: '/types' },
      })
    })
  })
}
