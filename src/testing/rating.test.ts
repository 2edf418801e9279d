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

    it('parks what has no price, and never calls it free', async () => {
      const { messages } = await send('+48500000001', 'Yes')
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
        const { events } = (await ask('GET', '/v1/events?type=rating.*&limit=10')).body
        return events.map(({ data }: { data: { percent: number } }) => data.percent)
      }
      await until(gateway, async () => (await percents()).length > 0)
      expect(await percents()).toEqual([80, 100])
      expect((await send('+79000000001')).messages).toHaveLength(1)
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

    it('shows no account to another company', async () => {
      expect((await ask('GET', '/v1/rating?companyId=999999')).status).toBe(404)
      expect((await gateway.request('GET', '/v1/rating?companyId=999999', { token: 'demo-admin-token' })).status).toBe(
        404,
      )
    })
  })
}
