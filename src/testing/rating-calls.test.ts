import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { demoCredentials } from '../demo/seed-demo.js'
import type { ReceivedEvent } from './_receiver.js'
import { readAll, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const ours = demoCredentials.voiceNumber
const asAdmin = { token: demoCredentials.adminToken }
const say = (done: string) => ({ verb: 'play', prompt: [{ sound: 'x', text: 'x' }], exits: { done } })

for (const kind of testDatabases) {
  describe(`charges of calls on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let companyId: string
    let numberId: string

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      companyId = (await ask('GET', '/v1/scenarios')).scenarios[0].companyId
      numberId = (await ask('GET', '/v1/calls')).calls[0]?.numberId ?? ''
    })
    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (method: string, path: string, body?: object, status = 200) => {
      const answer = await gateway.request(method, path, body === undefined ? {} : { body })
      expect([answer.status, answer.body]).toEqual([status, answer.body])
      return answer.body
    }
    const asPlatform = async (method: string, path: string, body: object) => {
      const { status, body: answer } = await gateway.request(method, `${path}?companyId=${companyId}`, {
        ...asAdmin,
        body,
      })
      expect([status, answer]).toEqual([200, answer])
      return answer
    }
    const pass = async (ms: number) => {
      for (let left = ms; left > 0; left -= 5 * second) await gateway.advance(Math.min(left, 5 * second))
    }
    /** A call to our number that talks for so long with whoever the number is sent on to. */
    const talk = async (to: string, talkSeconds: number) => {
      const document = {
        format: 1,
        start: 'ring',
        steps: { ring: { verb: 'ring', targets: [{ to }], exits: { no_answer: 'end' } }, end: { verb: 'hangup' } },
      }
      const scenario = await ask('POST', '/v1/scenarios', { name: `to ${to} ${gateway.clock.now()}`, document }, 201)
      await ask('POST', `/v1/scenarios/${scenario.id}/publish`, {})
      await ask('PATCH', `/v1/numbers/${numberId}/voice`, { scenarioId: scenario.id })
      await ask('PUT', `/v1/simulator/telephones/${to}`, { does: 'answer', afterSeconds: 2, talkSeconds })
      return finish(await dial(), talkSeconds + 10)
    }
    const dial = async () => {
      const { id } = await ask('POST', '/v1/simulator/calls', { from: '+79161234567', to: ours }, 201)
      await gateway.processAll()
      return (await ask('GET', `/v1/simulator/calls/${id}`)).callId as string
    }
    const finish = async (id: string, seconds: number) => {
      await pass(seconds * second)
      await until(gateway, async () => (await ask('GET', `/v1/calls/${id}`)).state === 'ended')
      return ask('GET', `/v1/calls/${id}`)
    }
    const pricesOf = (call: { usage: { kind: string; direction: string; price: string; priceReason: string }[] }) =>
      call.usage.map(({ kind: what, direction, price, priceReason }) => [what, direction, price ?? priceReason])

    it('charges nothing while the number has no tariff', async () => {
      const id = await dial()
      const call = await finish(id, 60)
      numberId = call.numberId
      expect(call).toMatchObject({ price: null, priceReason: 'not_rated' })
      expect(call.usage.length).toBeGreaterThan(0)
    })

    it('charges earlier calls when the number is connected from a time before them', async () => {
      const [before] = (await ask('GET', '/v1/calls')).calls
      const at = before.startedAt
      const refused = await gateway.request('POST', '/v1/rating/changes', {
        body: { do: 'connect_number', number: ours, kind: 'city', tariff: 'mts', at: '2020-01-01T00:00:00Z' },
      })
      expect(refused.status).toBe(400)
      await ask('POST', '/v1/rating/changes', { do: 'connect_number', number: ours, kind: 'city', tariff: 'mts', at })
      await pass(5 * second)
      const call = await ask('GET', `/v1/calls/${before.id}`)
      expect(call).toMatchObject({ priceReason: null })
      expect(pricesOf(call)[0]).toEqual(['ivr', 'ivr', '1.60'])
    })

    it('charges a call as it ends, by the direction of the telephone that answered, once', async () => {
      const call = await talk('+79140000009', 61)
      expect(pricesOf(call)).toEqual([['leg', 'mts_russia', '2.40']])
      expect(call).toMatchObject({ price: '2.40', priceReason: null })
      const { postings } = await ask('GET', `/v1/rating/postings?callId=${call.id}`)
      expect(postings).toHaveLength(1)
      expect(postings[0]).toMatchObject({ callId: call.id, amount: '2.40', kind: 'priced_use' })
      expect(postings[0].explanation).toContain('MTS in an unknown region; by the code of the numbering data built-in')
      expect((await ask('GET', '/v1/calls')).calls[0]).toMatchObject({ id: call.id, price: '2.40' })
    })

    it('charges menu, forwarded leg and recording side by side', async () => {
      const steps = {
        hello: say('rec'),
        rec: {
          verb: 'record',
          announcement: [{ sound: 'x', text: 'Разговор записывается.' }],
          exits: { done: 'ring' },
        },
        ring: { verb: 'ring', targets: [{ to: '+74242555555' }], exits: { no_answer: 'end' } },
        end: { verb: 'hangup' },
      }
      const document = { format: 1, start: 'hello', steps }
      const scenario = await ask('POST', '/v1/scenarios', { name: 'recorded', document }, 201)
      await ask('POST', `/v1/scenarios/${scenario.id}/publish`, {})
      await ask('PATCH', `/v1/numbers/${numberId}/voice`, { scenarioId: scenario.id })
      await ask('PUT', '/v1/simulator/telephones/+74242555555', { does: 'answer', afterSeconds: 1, talkSeconds: 30 })
      const call = await finish(await dial(), 60)
      const prices = pricesOf(call)
      expect(prices).toContainEqual(['leg', 'other_home', '1.60'])
      expect(prices).toContainEqual(['record', 'record', '1.60'])
      expect(prices).toContainEqual(['ivr', 'ivr', '1.60'])
      expect(call.price).toBe('4.80')
    })

    it('takes own numbers and the own exchange by the profile', async () => {
      const profile = {
        homeRegion: 'Сахалинская область',
        ownNumbers: ['+79140000008'],
        shortNumbers: { '201': 'own_trunk' },
      }
      expect(await asPlatform('PUT', '/v1/rating/profile', profile)).toEqual(profile)
      expect(await ask('GET', '/v1/rating/profile')).toEqual(profile)
      expect(pricesOf(await talk('+79140000008', 20))).toEqual([['leg', 'cug_russia', '1.20']])
      expect(pricesOf(await talk('201', 20))).toEqual([['leg', 'own_trunk', '0.00']])
      const wrong = await gateway.request('PUT', `/v1/rating/profile?companyId=${companyId}`, {
        ...asAdmin,
        body: { ...profile, homeRegion: 'Sakhalin' },
      })
      expect(wrong).toMatchObject({ status: 400, body: { field: '/homeRegion' } })
    })

    it('parks a call to nobody knows where with an alarm, and rates it when it is decided', async () => {
      const call = await talk('+79841234567', 20)
      expect(call).toMatchObject({ price: null, priceReason: 'unpriced' })
      const [parked] = (await ask('GET', '/v1/rating/parked')).parked
      expect(parked).toMatchObject({ kind: 'call', reason: 'unknown_direction' })
      let alarms: ReceivedEvent[] = []
      await until(gateway, async () => {
        alarms = await readAll(gateway, '&type=rating.usage_parked')
        return alarms.length > 0
      })
      expect(alarms.map(({ data }) => data)).toEqual([{ kind: 'call', reason: 'unknown_direction', count: 1 }])
      const [{ from, until: to, seconds }] = call.usage
      const record = { direction: 'russia', startedAt: from, endedAt: to, seconds }
      const decided = await asPlatform('POST', '/v1/rating/corrections', { id: parked.id, number: ours, record })
      expect(decided).toMatchObject({ results: [{ outcome: 'rated' }], total: '10.00' })
      expect((await ask('GET', '/v1/rating/parked')).parked).toEqual([])
      expect(await ask('GET', `/v1/calls/${call.id}`)).toMatchObject({ price: '10.00', priceReason: null })
    })

    it('corrects a rated record, takes it back, and takes it again', async () => {
      const call = await talk('+79140000009', 61)
      const [posting] = (await ask('GET', `/v1/rating/postings?callId=${call.id}`)).postings
      const id = posting.source.split(':')[1]
      const [{ from: startedAt, until: endedAt }] = call.usage
      const record = { direction: 'mts_home', startedAt, endedAt, seconds: 61 }
      const correct = async (as: object | null) =>
        (await asPlatform('POST', '/v1/rating/corrections', { id, number: ours, record: as })).total
      expect(await correct(record)).toBe('-0.80')
      expect(await correct(null)).toBe('-1.60')
      expect(await ask('GET', `/v1/calls/${call.id}`)).toMatchObject({ price: '0.00', priceReason: null })
      const own = { ...record, id, number: ours }
      const { status } = await gateway.request('POST', `/v1/rating/usage?companyId=${companyId}`, {
        ...asAdmin,
        body: { records: [own] },
      })
      expect(status).toBe(400)
    })

    it('writes a call though it cannot be rated, and rates it later', async () => {
      const { rating } = gateway.core.store
      const { findUsage } = rating
      rating.findUsage = () => Promise.reject(new Error('cannot be read'))
      const call = await talk('+79140000009', 20)
      expect(call).toMatchObject({ state: 'ended', price: null, priceReason: 'pending' })
      rating.findUsage = findUsage
      await pass(5 * second)
      expect(await ask('GET', `/v1/calls/${call.id}`)).toMatchObject({ price: '1.20', priceReason: null })
    })

    it('rates calls that end at once in any order to the same sum', async () => {
      await talk('+79140000009', 1)
      await ask('PUT', '/v1/simulator/telephones/+79140000009', { does: 'answer', afterSeconds: 1, talkSeconds: 30 })
      const ids = await Promise.all([1, 2, 3, 4, 5].map(() => dial()))
      const calls = await Promise.all(ids.map((id) => finish(id, 10)))
      for (const call of calls) expect(call).toMatchObject({ price: '1.20', priceReason: null })
    })
  })
}
