import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { call, demo, valuesOf } from './_m2m.js'
import { createWebhook, deliveriesOf, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const result = (code: number) =>
  `<?xml version="1.0" encoding="utf-8"?><OperationResult xmlns="http://mcommunicator.ru/M2M/"><code>${code}</code><description>${code === 0 ? 'OK' : 'ERROR'}</description></OperationResult>`

for (const kind of testDatabases) {
  describe(`the M2M call-back on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let server: Server
    /** Method, parameters in their order, and what else the address has. */
    let calls: { method: string | undefined; path: string; parameters: [string, string][] }[]
    let answer: { status: number; body: string; type?: string }
    let url: string

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      calls = []
      answer = { status: 200, body: result(0) }
      server = createServer(({ method, url: target = '' }, response) => {
        const { pathname, searchParams } = new URL(target, 'http://x')
        calls.push({ method, path: pathname, parameters: [...searchParams] })
        response.writeHead(answer.status, { 'Content-Type': answer.type ?? 'text/xml' }).end(answer.body)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/inbound.aspx`
      await ask()
    })

    afterEach(async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await gateway.stop()
      await database.drop()
    })

    /** Answers to a shared number belong to who wrote to the phone last. */
    const ask = async () => {
      const to = ['+79000000001', '+79000000002']
      await gateway.request('POST', '/v1/messages', { body: { to, text: 'вопрос' } })
      for (let step = 0; step < 3; step += 1) await gateway.advance(1_000)
    }
    const write = (text: string, phone = '79000000001') =>
      gateway.request('POST', `/v1/simulator/phones/${phone}/messages`, { body: { to: '4938', text } })
    const texts = () => calls.map(({ parameters }) => new Map(parameters).get('message'))
    const lastDelivery = async (webhook: { id: string; secret: string }) => (await deliveriesOf(gateway, webhook))[0]

    it('comes by GET with msid and message for each message, and for nothing else', async () => {
      const webhook = await createWebhook(gateway, { url: `${url}?key=a%20b&x`, format: 'm2m' })
      expect(webhook).toMatchObject({ format: 'm2m', types: ['message.received'], maxEvents: 1 })
      await write('Да & нет + 100% «№»?')
      await until(gateway, () => calls.length === 1)
      await write('вторая', '79000000002')
      await until(gateway, () => calls.length === 2)
      const messages = await call(gateway, 'POST', 'GetMessages', {
        ...{ messageType: 'MO', DateFrom: '2000-01-01', DateTo: '2099-01-01' },
        ...demo,
      })
      const [second, first] = valuesOf(messages, 'MessageID')
      expect(calls).toEqual(
        [
          ['79000000001', 'Да & нет + 100% «№»?', first],
          ['79000000002', 'вторая', second],
        ].map(([msid, message, messageID]) => ({
          method: 'GET',
          path: '/inbound.aspx',
          parameters: Object.entries({ key: 'a b', x: '', msid, message, messageID }),
        })),
      )
      expect(await lastDelivery(webhook)).toMatchObject({ state: 'delivered', status: 200, attempts: 1 })
    })

    it('is repeated until the receiver answers, and then goes on in order', async () => {
      const webhook = await createWebhook(gateway, { url, format: 'm2m' })
      answer = { status: 503, body: '' }
      await write('первая')
      await until(gateway, () => calls.length === 1)
      await write('вторая')
      for (let minute = 0; minute < 60 && calls.length <= 5; minute += 1) await gateway.advance(60_000)
      expect(new Set(texts())).toEqual(new Set(['первая']))
      expect(calls.length).toBeGreaterThan(5)
      expect(await lastDelivery(webhook)).toMatchObject({ state: 'pending', status: 503 })
      answer = { status: 200, body: result(0) }
      for (let minute = 0; minute < 60 && !texts().includes('вторая'); minute += 1) await gateway.advance(60_000)
      expect(texts()).toContain('вторая')
      expect(texts().lastIndexOf('первая')).toBeLessThan(texts().indexOf('вторая'))
    })

    it('that is refused is tried five times, and holds up the next no longer', async () => {
      const webhook = await createWebhook(gateway, { url, format: 'm2m' })
      answer = { status: 200, body: result(7) }
      await write('негодная')
      await until(gateway, async () => {
        await gateway.advance(60_000)
        return (await lastDelivery(webhook))?.state === 'failed'
      })
      expect(texts()).toEqual(Array.from({ length: 5 }, () => 'негодная'))
      expect(await lastDelivery(webhook)).toMatchObject({
        error: 'the receiver answered with the code 7',
        attempts: 5,
        status: 200,
      })
      answer = { status: 200, body: result(0) }
      await write('годная')
      await until(gateway, () => texts().includes('годная'))
      const failed = (await deliveriesOf(gateway, webhook, '&state=failed'))[0]
      await gateway.request('POST', `/v1/webhooks/${webhook.id}/deliveries/${failed.id}/replay`)
      await until(gateway, () => texts().at(-1) === 'негодная')
      const messages = await call(gateway, 'GET', 'GetMessages', {
        ...{ messageType: 'MO', DateFrom: '2000-01-01', DateTo: '2099-01-01' },
        ...demo,
      })
      expect(valuesOf(messages, 'MessageText')).toEqual(['годная', 'негодная'])
    })

    it.each([
      ['OK', 'text/plain'],
      ['<OperationResult><co', 'text/xml'],
      ['<!DOCTYPE x [<!ENTITY a "7">]><OperationResult><code>&a;</code></OperationResult>', 'text/xml'],
      [
        '<p:OperationResult xmlns:p="http://mcommunicator.ru/M2M/"><p:code> 0 </p:code></p:OperationResult>',
        'text/xml',
      ],
    ])('is taken where the answer is 200 and %j', async (body, type) => {
      const webhook = await createWebhook(gateway, { url, format: 'm2m' })
      answer = { status: 200, body, type }
      await write('x')
      await until(gateway, async () => (await lastDelivery(webhook))?.state === 'delivered')
      expect(calls).toHaveLength(1)
    })

    it('can be tried, and has one kind of event and one message a request', async () => {
      const webhook = await createWebhook(gateway, { url, format: 'm2m' })
      const tried = await gateway.request('POST', `/v1/webhooks/${webhook.id}/test`)
      expect(tried.body).toMatchObject({ delivered: true, status: 200 })
      expect(calls[0]?.parameters.slice(0, 2)).toEqual([
        ['msid', '70000000000'],
        ['message', 'webhook.test'],
      ])
      const attempts = await Promise.all([
        gateway.request('POST', '/v1/webhooks', { body: { url, format: 'm2m', types: ['message.*'] } }),
        gateway.request('POST', '/v1/webhooks', { body: { url, format: 'm2m', maxEvents: 2 } }),
        gateway.request('PATCH', `/v1/webhooks/${webhook.id}`, { body: { types: ['message.sent'] } }),
        gateway.request('PATCH', `/v1/webhooks/${webhook.id}`, { body: { maxEvents: 100 } }),
      ])
      expect(attempts.map(({ status }) => status)).toEqual([400, 400, 400, 400])
      const changed = await gateway.request('PATCH', `/v1/webhooks/${webhook.id}`, { body: { types: [] } })
      expect(changed.body).toMatchObject({ types: ['message.received'], format: 'm2m' })
    })
  })
}
