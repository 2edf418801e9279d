import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { call, demo } from './_m2m.js'
import { until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

function kopecks(amount: string): number {
  return Number(amount.replace('.', ''))
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

for (const kind of testDatabases) {
  describe(`rating on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    const ask = (method: string, path: string, body?: unknown) =>
      gateway.request(method, path, body === undefined ? {} : { body })
    const change = (body: object) => ask('POST', '/v1/rating/changes', body)
    const send = async (to: string | string[], text = 'Да') => {
      const sent = await ask('POST', '/v1/messages', { to, text })
      return sent.body as { price: null; priceReason: string; messages: { id: string }[] }
    }
    const postings = async (query = '') => (await ask('GET', `/v1/rating/postings?limit=200${query}`)).body.postings
    /** Until the log is charged to its end: what is in it can be read when it is on disk, and nobody's older transaction runs. */
    const settle = async () => {
      await gateway.advance(1_000)
      await until(gateway, async () => {
        await gateway.advance(1_000)
        return (await gateway.core.store.rating.listBehind()).length === 0
      })
    }

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })
    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('knows no price where nothing is connected', async () => {
      const { messages, price, priceReason } = await send('+79000000001')
      expect({ price, priceReason }).toEqual({ price: null, priceReason: 'not_rated' })
      await settle()
      const message = await ask('GET', `/v1/messages/${messages[0]?.id}`)
      expect(message.body).toMatchObject({ state: 'delivered', price: null, priceReason: 'not_rated' })
      const plan = await ask('POST', '/v1/messages/plan', { to: '+79000000001', text: 'Да' })
      expect(plan.body).toMatchObject({ price: null, priceReason: 'not_rated' })
      expect((await ask('GET', '/v1/rating')).status).toBe(404)
    })

    it('says what a connection would cost, and writes nothing', async () => {
      const dry = await change({ do: 'connect_sms_package', package: 'company_starter', dryRun: true })
      expect(dry.body).toMatchObject({ applied: false, cost: { month: '2026-01', total: '1500.00' } })
      expect((await ask('GET', '/v1/rating')).status).toBe(404)
      const unknown = await change({ do: 'connect_sms_package', package: 'company_huge' })
      expect(unknown).toMatchObject({ status: 400, body: { code: 'invalid_parameter' } })
      expect((await ask('GET', '/v1/rating')).status).toBe(404)
    })

    it('charges each segment that the operator accepted', async () => {
      const connected = await change({ do: 'connect_sms_package', package: 'company_starter' })
      expect(connected.body).toMatchObject({ applied: true, account: { offer: 'company' } })
      const plan = await ask('POST', '/v1/messages/plan', {
        to: ['+79000000001', '+79000000002'],
        text: 'Д'.repeat(71),
      })
      expect(plan.body).toMatchObject({ price: '0.00', priceReason: null })
      const { messages, priceReason } = await send(['+79000000001', '+79000000002'], 'Д'.repeat(71))
      expect(priceReason).toBe('pending')
      await settle()
      const message = await ask('GET', `/v1/messages/${messages[0]?.id}`)
      expect(message.body).toMatchObject({ price: '0.00', priceReason: null, segmentCount: 2 })
      const posted = await postings()
      expect(posted).toHaveLength(4)
      expect(posted[3]).toMatchObject({ kind: 'sms_included', amount: '0.00' })
      expect(posted[3].explanation).toBe('1 SMS of «Начальный»; left before 2997, after 2996 (R19): 0.00.')
      const account = await ask('GET', '/v1/rating')
      expect(account.body.sms.packages[0]).toMatchObject({ included: 3000, left: 2996 })
    })

    it('charges nothing for what was sent before, and a message once', async () => {
      const before = (await postings()).length
      await gateway.advance(10 * minuteMs)
      expect(await postings()).toHaveLength(before)
    })

    it('tells M2M clients the package and the balance', async () => {
      const statistics = await call(gateway, 'SOAP 1.1', 'GetStatistics', demo)
      expect(statistics.text).toContain('<PacketSize>3000</PacketSize><IncludedSMS>4</IncludedSMS>')
      expect(statistics.text).toContain('<Remainder>2996</Remainder>')
      expect((await call(gateway, 'GET', 'GetBalance', demo)).text).toContain('>0.00<')
    })

    it('refuses SMS abroad, which have no price, before they are sent', async () => {
      for (const to of ['+48500000001', '+77011234567']) {
        const refused = await ask('POST', '/v1/messages', { to, text: 'Yes' })
        expect(refused).toMatchObject({ status: 422, body: { code: 'no_valid_recipient', refused: [{ code: 'no_price' }] } })
      }
      const plan = await ask('POST', '/v1/messages/plan', { to: ['+48500000001', '+79000000001'], text: 'Yes' })
      expect(plan.body).toMatchObject({ recipients: 1, refused: [{ code: 'no_price' }], price: '0.00' })
      expect((await ask('GET', '/v1/rating/parked')).body.parked).toEqual([])
    })

    it('parks what has no price and was sent all the same, and never calls it free', async () => {
      const { rating } = gateway.core
      const { refuses } = rating
      rating.refuses = () => false
      const { messages } = await send('+48500000001', 'Yes')
      rating.refuses = refuses
      await settle()
      const [id] = messages.map((message) => message.id)
      expect((await ask('GET', `/v1/messages/${id}`)).body).toMatchObject({ price: null, priceReason: 'unpriced' })
      expect((await ask('GET', '/v1/rating/parked')).body.parked).toMatchObject([{ reason: 'unpriced_abroad' }])
    })

    it('bills a day when it is over, and days that were missed in their order', async () => {
      await gateway.leap(20 * hourMs)
      const [fee] = (await postings()).filter((posting: { kind: string }) => posting.kind === 'sms_package_fee')
      expect(fee).toMatchObject({ amount: '1500.00', bookedOn: '2026-01-15' })
      expect((await ask('GET', '/v1/rating')).body).toMatchObject({ booked: '1500.00', billedThrough: '2026-01-15' })
      await gateway.leap(31 * 24 * hourMs)
      await settle()
      expect((await ask('GET', '/v1/rating')).body).toMatchObject({ billedThrough: '2026-02-15', month: '2026-02' })
      const fees = (await postings()).filter((posting: { kind: string }) => posting.kind === 'sms_package_fee')
      expect(fees.map(({ bookedOn }: { bookedOn: string }) => bookedOn)).toEqual(['2026-01-15', '2026-02-15'])
    })

    it('tells when a month comes near its limit, and blocks nothing', async () => {
      await ask('PUT', '/v1/rating/limit', { limit: '2000.00' })
      await change({ do: 'connect_sms_package', package: 'company_starter' })
      await gateway.leap(24 * hourMs)
      const percents = async () => {
        const { events } = (await ask('GET', '/v1/events?type=rating.limit_reached&limit=10')).body
        return events.map(({ data }: { data: { percent: number } }) => data.percent)
      }
      await until(gateway, async () => (await percents()).length > 0)
      expect(await percents()).toEqual([80, 100])
      expect((await send('+79000000001')).messages).toHaveLength(1)
      expect((await ask('POST', '/v1/messages', { to: '+79000000001', text: 'Да', class: 'mailing' })).status).toBe(202)
    })

    it('holds mailings and bulk messages at a hard limit, and lets alerts and service messages go', async () => {
      const held = await ask('PUT', '/v1/rating/limit', { limit: '2000.00', holdMailings: true })
      expect(held.body).toMatchObject({ mailingsHeld: true, limits: [{ numberId: null, holdMailings: true }] })
      const post = (body: object, path = '/v1/messages') =>
        ask('POST', path, { to: '+79000000001', text: 'Да', ...body })
      for (const body of [{ class: 'mailing' }, { lane: 'bulk' }]) {
        expect(await post(body)).toMatchObject({ status: 429, body: { limit: 'spending_per_month' } })
        expect((await post(body, '/v1/messages/plan')).body.detail).toContain('reached a spending limit')
      }
      for (const body of [{}, { class: 'alert' }, { class: 'alert', lane: 'bulk' }])
        expect((await post(body)).status).toBe(202)
      await ask('PUT', '/v1/rating/limit', { limit: '9000.00', holdMailings: true })
      expect((await post({ class: 'mailing' })).status).toBe(202)
      expect((await ask('PUT', '/v1/rating/limit', { limit: '1.00', number: '+79990000000' })).status).toBe(400)
    })

    it('makes the invoice of a month by itself, once', async () => {
      const { invoices } = (await ask('GET', '/v1/invoices')).body
      expect(invoices).toMatchObject([{ month: '2026-01', total: '1500.00' }])
      const { events } = (await ask('GET', '/v1/events?type=invoice.*&limit=10')).body
      expect(events).toMatchObject([{ type: 'invoice.issued', data: { month: '2026-01', total: '1500.00' } }])
    })

    it('makes one invoice of a month, whose lines add up to the postings', async () => {
      expect((await ask('PUT', '/v1/invoices/2026-02')).status).toBe(409)
      const made = await ask('PUT', '/v1/invoices/2026-01')
      expect(made).toMatchObject({ status: 200, body: { month: '2026-01', total: '1500.00' } })
      const amounts = (list: { amount: string }[]) => list.reduce((sum, { amount }) => sum + kopecks(amount), 0)
      expect(amounts(await postings('&month=2026-01'))).toBe(kopecks(made.body.total))
      expect(amounts(made.body.lines)).toBe(kopecks(made.body.total))
      expect(made.body.vat).toEqual([{ rate: '22', total: '1500.00', vat: '270.49' }])
      expect((await ask('PUT', '/v1/invoices/2026-01')).body).toEqual(made.body)
      expect((await ask('GET', '/v1/invoices')).body.invoices).toHaveLength(1)
      expect((await ask('GET', '/v1/invoices/2026-03')).status).toBe(404)
    })

    it('gives the invoice as a document, a workbook and charge lines', async () => {
      const file = async (name: string) => {
        const response = await fetch(`${gateway.url}/v1/invoices/2026-01/${name}`, {
          headers: { authorization: 'Bearer demo-token' },
        })
        return Buffer.from(await response.arrayBuffer())
      }
      const pdf = await file('invoice.pdf')
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await file('invoice.pdf')).toEqual(pdf)
      const rows = await readSheet(await file('invoice.xlsx'))
      expect(rows[0]).toContain('Сумма с НДС, руб.')
      expect(rows.some((row) => row.includes('Пакет SMS «Начальный»') && row.includes(1500))).toBe(true)
      const charges = (await file('charges.csv')).toString().trim().split('\r\n')
      expect(charges.at(-1)).toContain('"total";"2026-01-31";"2";"1500.00";"";"270.49"')
    })

    it('rates calls that are handed in, each once, in the order of their ends', async () => {
      const rated = { token: 'demo-rated-token' }
      const { companyId, numbers } = (await gateway.request('GET', '/v1/rating', rated)).body
      expect(numbers[0]).toMatchObject({ number: '+79240000001', tariff: 'mts', active: true })
      const at = (seconds: number) => new Date(gateway.clock.now() - 3_600_000 + seconds * 1000).toISOString()
      const call = (id: string, from: number, seconds: number, direction = 'other_home') => ({
        ...{ id, number: '+79240000001', direction, startedAt: at(from), endedAt: at(from + seconds), seconds },
      })
      const hand = async (...records: object[]) => {
        const options = { token: 'demo-admin-token', body: { records } }
        return (await gateway.request('POST', `/v1/rating/usage?companyId=${companyId}`, options)).body
      }
      // «МТС Пакет 500» names 1.90 for other operators.
      expect(await hand(call('1', 0, 61), call('2', 100, 60, 'mts_home'))).toMatchObject({ total: '3.80' })
      expect((await hand(call('1', 0, 61))).results).toMatchObject([{ outcome: 'known' }])
      expect((await hand(call('1', 0, 62))).results).toMatchObject([{ outcome: 'refused' }])
      expect((await hand(call('3', 50, 60, 'mts_russia'))).results).toMatchObject([{ outcome: 'rated' }])
      expect((await hand(call('4', 0, 60, 'nowhere'))).results).toMatchObject([{ outcome: 'parked' }])
      const account = (await gateway.request('GET', '/v1/rating', rated)).body
      expect(account.numbers[0].packages[0]).toMatchObject({ included: 30_000, left: 29_880 })
      const ledger = await gateway.request('GET', '/v1/rating/postings?limit=200', rated)
      const kinds = ledger.body.postings.map(({ source }: { source: string }) => source)
      expect(kinds.filter((source: string) => source.startsWith('usage:2'))).toEqual(
        expect.arrayContaining(['usage:2:0:0', 'usage:2:0:0:reversal', 'usage:2:1:0']),
      )
    })

    it('says what calls would cost, each after those before it, and writes nothing', async () => {
      const rated = { token: 'demo-rated-token' }
      const preview = async (body: object) =>
        (await gateway.request('POST', '/v1/rating/preview', { ...rated, body: { number: '+79240000001', ...body } })).body
      const before = (await gateway.request('GET', '/v1/rating', rated)).body
      const left = before.numbers[0].packages[0].left / 60
      const two = [
        { to: '+79140000001', seconds: 61 },
        { direction: 'mts_home', seconds: 60 },
      ]
      const { calls, total } = await preview({ calls: two })
      expect(calls).toMatchObject([
        { direction: 'mts_russia', price: '0.00' },
        { direction: 'mts_home', price: '0.00' },
      ])
      expect(calls[1].explanations[0]).toContain(`left before ${left - 2} min, after ${left - 3} min`)
      expect(total).toBe('0.00')
      const under = await preview({ calls: two, under: { tariff: 'all_networks', packages: [] } })
      expect(under).toMatchObject({ calls: [{ price: '3.00' }, { price: '1.20' }], total: '4.20' })
      const unknown = await preview({ calls: [{ to: '+79840000000', seconds: 1 }] })
      expect(unknown.calls[0]).toMatchObject({ direction: 'unknown', price: null, priceReason: 'unpriced' })
      expect((await gateway.request('GET', '/v1/rating', rated)).body).toEqual(before)
    })

    it('advises by real usage, of a number and of text messages', async () => {
      const rated = { token: 'demo-rated-token' }
      const ask = async (body: object) => (await gateway.request('POST', '/v1/rating/advice', { ...rated, body })).body
      const month = new Date(gateway.clock.now()).toISOString().slice(0, 7)
      const months = { from: month, to: month }
      const plans = [{ tariff: 'mts', packages: ['mts_500', 'record_5000'] }]
      const advice = await ask({ number: '+79240000001', ...months, plans })
      expect(advice).toMatchObject({ months: [month], records: 3, best: [{ tariff: 'mts', packages: [], cost: '405.20' }, {}, {}] })
      expect(advice.current).toMatchObject({ tariff: 'mts', packages: ['mts_500'], cost: '703.80', usage: '3.80' })
      expect(advice.saving).toBe('298.60')
      expect(advice.plans).toMatchObject([{ packages: ['mts_500', 'record_5000'], cost: '5203.80' }])
      expect(await ask({ ...months, count: 1 })).toMatchObject({ records: null, best: [{ offer: 'employee' }] })
      expect((await ask({ number: '+79240000001', from: month, to: '2020-01' })).code).toBe('invalid_parameter')
      const wrong = [{ tariff: 'mts', packages: ['all_networks_500'] }]
      expect((await ask({ number: '+79240000001', ...months, plans: wrong })).code).toBe('invalid_parameter')
    })

    it('connects once, however often a change is repeated with its key', async () => {
      const packages = async () => (await ask('GET', '/v1/rating')).body.sms.packages.length
      const before = await packages()
      const order = (key: string, code = 'company_basic') =>
        gateway.request('POST', '/v1/rating/changes', {
          body: { do: 'connect_sms_package', package: code },
          headers: { 'idempotency-key': key },
        })
      const [first, second] = await Promise.all([order('once'), order('once')])
      expect(first.body.applied).toBe(true)
      expect(second.body).toEqual(first.body)
      expect((await order('once')).body).toEqual(first.body)
      expect(await packages()).toBe(before + 1)
      expect((await order('once', 'company_pro')).body.code).toBe('idempotency_mismatch')
      const connection = first.body.account.sms.packages.at(-1).connection
      await change({ do: 'disconnect_sms_package', connection })
    })

    it('shows no account to another company', async () => {
      expect((await ask('GET', '/v1/rating?companyId=999999')).status).toBe(404)
      expect((await gateway.request('GET', '/v1/rating?companyId=999999', { token: 'demo-admin-token' })).status).toBe(
        404,
      )
    })
  })
}
