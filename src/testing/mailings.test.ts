import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const minute = 60_000
const hour = 60 * minute

for (const kind of testDatabases) {
  describe(`mailings on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = (method: string, path: string, body?: object) =>
      gateway.request(method, path, body === undefined ? {} : { body })
    const made = async (path: string, body: object) => {
      const answer = await ask('POST', path, body)
      expect([answer.status, answer.body]).toEqual([201, answer.body])
      return answer.body
    }
    const get = async (path: string) => (await ask('GET', path)).body
    /** What clocks of the zone show so many minutes from now. */
    const timeIn = (minutes: number, zone: string) =>
      new Date(gateway.clock.now() + minutes * minute).toLocaleTimeString('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
      })
    const mailing = (more: object = {}) =>
      made('/v1/mailings', {
        name: 'Планёрка',
        to: ['+79030000001'],
        text: 'Планёрка',
        rule: { every: 'day', time: timeIn(2, 'Europe/Moscow') },
        ...more,
      })
    /** Leases that a jump has let lapse are taken again, and what waited for them runs. */
    const pass = async (ms: number) => {
      await gateway.advance(ms)
      for (let step = 0; step < 3; step += 1) await gateway.advance(5_000)
    }
    const runsOf = async (id: string) => (await get(`/v1/mailings/${id}/runs`)).runs
    const messagesOf = async (id: string) => (await get(`/v1/messages?reference=mailing:${id}`)).messages

    it('keeps lists of numbers with values of their own', async () => {
      const list = await made('/v1/mailing-lists', {
        name: 'Покупатели',
        contacts: [
          { number: '8 903 000-00-11', name: 'Иван', attributes: { заказ: 1042 } },
          { number: '+79030000012' },
          { number: '+79030000012', name: 'Пётр' },
        ],
      })
      expect(list).toMatchObject({ name: 'Покупатели', contacts: 2 })
      const path = `/v1/mailing-lists/${list.id}`
      expect((await get(`${path}/contacts`)).contacts).toEqual([
        { number: '+79030000011', name: 'Иван', attributes: { заказ: 1042 } },
        { number: '+79030000012', name: 'Пётр', attributes: {} },
      ])
      await ask('POST', `${path}/contacts`, { contacts: [{ number: '+79030000012', attributes: { заказ: 7 } }] })
      expect((await get(`${path}/contacts`)).contacts[1]).toEqual({
        number: '+79030000012',
        name: null,
        attributes: { заказ: 7 },
      })
      expect((await ask('POST', `${path}/contacts/remove`, { numbers: ['+79030000011'] })).body.contacts).toBe(1)
      expect((await ask('PUT', `${path}/contacts`, { contacts: [{ number: '+79030000013' }] })).body.contacts).toBe(1)
      expect((await ask('PATCH', path, { name: 'Клиенты' })).body.name).toBe('Клиенты')
      expect((await ask('POST', '/v1/mailing-lists', { name: 'КЛИЕНТЫ' })).status).toBe(409)
      expect((await get('/v1/mailing-lists')).mailingLists.map(({ id }: { id: string }) => id)).toContain(list.id)
      expect((await ask('DELETE', path)).status).toBe(200)
      expect((await ask('GET', path)).status).toBe(404)
    })

    it('fills the slots of a text from the list, and names who needs more segments', async () => {
      await made('/v1/mailing-lists', {
        name: 'Заказы',
        contacts: [
          { number: '+79030000021', name: 'Иван', attributes: { что: 'Стол' } },
          { number: '+79030000022', name: 'Пётр', attributes: { что: 'Шкаф '.repeat(20) } },
          { number: '+79030000023' },
        ],
      })
      const request = { to: [{ list: 'заказы' }, '+79030000021'], text: '{name}, готов заказ: {что}' }
      const { body: plan } = await ask('POST', '/v1/messages/plan', request)
      expect(plan).toMatchObject({
        recipients: 2,
        segments: { total: 3, min: 1, max: 2 },
        longer: { recipients: 1, messages: [{ to: '+79030000022', personId: null, segmentCount: 2 }] },
      })
      const { body } = await ask('POST', '/v1/messages', request)
      expect(body.refused.map(({ code }: { code: string }) => code).sort()).toEqual(['duplicate', 'missing_value'])
      await gateway.processAll()
      expect((await get(`/v1/messages/${body.messages[0].id}`)).text).toBe('Иван, готов заказ: Стол')
      const unknown = await ask('POST', '/v1/messages', { to: [{ list: 'Нет' }], text: 'Да' })
      expect(unknown.body.refused[0]).toMatchObject({ to: 'list:Нет', code: 'unknown_list' })
    })

    it('keeps mailings from contacts who have not consented', async () => {
      const contact = { name: 'Сосед', kind: 'contact', numbers: [{ number: '+79030000031' }] }
      const { id } = await made('/v1/persons', contact)
      const send = (kind: string) => ask('POST', '/v1/messages/plan', { to: [{ person: id }], text: 'Да', class: kind })
      expect((await send('mailing')).body.refused[0].code).toBe('no_consent')
      expect((await send('service')).status).toBe(200)
      const consent = { givenAt: '2026-01-01T00:00:00.000Z', source: 'Договор № 17' }
      expect((await ask('PATCH', `/v1/persons/${id}`, { consent })).body.consent).toEqual(consent)
      expect((await send('mailing')).status).toBe(200)
    })

    it('sends at each of its times to whoever is in the list then', async () => {
      const list = await made('/v1/mailing-lists', { name: 'Дежурные', contacts: [{ number: '+79030000041' }] })
      const { id, nextRuns, nextAt } = await mailing({ to: [{ list: list.id }] })
      expect(nextRuns).toHaveLength(5)
      expect(nextRuns[0]).toBe(nextAt)
      await pass(3 * minute)
      expect(await messagesOf(id)).toHaveLength(1)
      await ask('POST', `/v1/mailing-lists/${list.id}/contacts`, { contacts: [{ number: '+79030000042' }] })
      const rule = { every: 'day', time: timeIn(2, 'Europe/Moscow') }
      await ask('PATCH', `/v1/mailings/${id}`, { rule })
      await pass(3 * minute)
      const runs = await runsOf(id)
      expect(runs.map((run: Record<string, unknown>) => [run.outcome, run.recipients, run.missed])).toEqual([
        ['sent', 2, 0],
        ['sent', 1, 0],
      ])
      expect(runs[1].dueAt).toBe(nextAt)
      expect(await messagesOf(id)).toHaveLength(3)
      await ask('DELETE', `/v1/mailings/${id}`)
    })

    it('leaves out what comes while it is paused, and goes on when it is resumed', async () => {
      const { id } = await mailing()
      expect((await ask('PATCH', `/v1/mailings/${id}`, { state: 'paused' })).body).toMatchObject({
        nextRuns: [],
        nextAt: null,
      })
      await pass(5 * minute)
      const { nextAt } = (await ask('PATCH', `/v1/mailings/${id}`, { state: 'active' })).body
      expect(Date.parse(nextAt)).toBeGreaterThan(gateway.clock.now() + 23 * hour)
      expect(await runsOf(id)).toEqual([])
      await ask('DELETE', `/v1/mailings/${id}`)
    })

    it('ends after its last time, and says why nothing was sent', async () => {
      const [date] = new Date(gateway.clock.now() + 3 * hour).toISOString().split('T')
      const { id } = await mailing({
        to: [{ list: 'нет такого' }],
        zone: 'Europe/Moscow',
        rule: { every: 'once', date, time: timeIn(2, 'Europe/Moscow') },
      })
      await pass(3 * minute)
      expect(await get(`/v1/mailings/${id}`)).toMatchObject({ state: 'ended', nextAt: null })
      const [run] = await runsOf(id)
      expect(run).toMatchObject({ outcome: 'failed', recipients: 0, refused: 1 })
      expect(run.reason).toContain('There is no such mailing list')
    })

    it('misses what passed while no gateway ran, or sends it once, as it was told; and nothing twice', async () => {
      const skipped = await mailing({ name: 'Пропустить' })
      const late = await mailing({ name: 'Догнать', ifMissed: 'send_once' })
      const { clock } = gateway
      await gateway.stop()
      await clock.advance(50 * hour)
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
      await pass(10_000)
      const [missed] = await runsOf(skipped.id)
      expect(missed).toMatchObject({ outcome: 'missed', missed: 2, recipients: 0 })
      expect(await runsOf(late.id)).toMatchObject([{ outcome: 'sent', missed: 2, recipients: 1 }])
      expect(await messagesOf(late.id)).toHaveLength(1)
      expect(await messagesOf(skipped.id)).toHaveLength(0)
    })

    it.each([
      [{ rule: { every: 'once', date: '2020-01-01', time: '09:00' } }, 'time_in_past'],
      [{ rule: { every: 'week', time: '09:00' } }, 'invalid_parameter'],
      [{ text: '{oops' }, 'invalid_parameter'],
      [{ text: ' ' }, 'empty_text'],
      [{ zone: 'Moscow' }, 'invalid_parameter'],
      [{ to: [{ person: '1', group: '2' }] }, 'invalid_parameter'],
    ])('refuses %j', async (more, code) => {
      const body = { name: 'А', to: ['+79030000001'], text: 'Да', rule: { every: 'day', time: '09:00' }, ...more }
      expect((await ask('POST', '/v1/mailings', body)).body.code).toBe(code)
    })
  })
}
