import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'

const minute = 60_000

for (const kind of testDatabases) {
  describe(`plans on ${kind.name}`, { timeout: 60_000 }, () => {
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

    const plan = (body: object) => gateway.request('POST', '/v1/messages/plan', { body })
    const send = (body: object) => gateway.request('POST', '/v1/messages', { body })
    const messageOf = async (id: string) => (await gateway.request('GET', `/v1/messages/${id}`)).body

    it('say of random requests what sending then does', async () => {
      const random = randomNumbers(20260115)
      for (let turn = 0; turn < 60; turn += 1) {
        const body = randomRequest(random, gateway.clock.now())
        const planned = await plan(body)
        const sent = await send(planned.status === 200 ? { ...body, planHash: planned.body.hash } : body)
        if (planned.status === 200) await compare(planned, sent)
        else expect(refusalOf(sent)).toEqual(refusalOf(planned))
        await gateway.leap(random.int(90) * minute)
      }
    })

    async function compare(planned: TestResponse, sent: TestResponse): Promise<void> {
      expect(sent.status, JSON.stringify(sent.body)).toBe(202)
      expect(sent.body.refused).toEqual(planned.body.refused)
      expect(sent.body.segments.total).toBe(planned.body.segments.total)
      expect(sent.body.messages).toHaveLength(planned.body.recipients)
      for (const [index, expected] of planned.body.messages.entries()) {
        const { id, to, state, segmentCount } = sent.body.messages[index]
        expect({ to, state, segmentCount }).toEqual(pick(expected, ['to', 'state', 'segmentCount']))
        const message = await messageOf(id)
        expect(pick(message, ['to', 'from', 'route', 'encoding', 'segmentCount', 'sendAt', 'heldBy'])).toEqual(
          pick(expected, ['to', 'from', 'route', 'encoding', 'segmentCount', 'sendAt', 'heldBy']),
        )
        expect(message.sentText ?? message.text).toBe(expected.text)
        expect(message.segments[0].carrier).toBe(expected.carrier)
      }
    }

    it('write nothing', async () => {
      const before = await gateway.request('GET', '/v1/messages?limit=200')
      await plan({ to: '+79000000001', text: 'Проверка' })
      const after = await gateway.request('GET', '/v1/messages?limit=200')
      expect(after.body).toEqual(before.body)
    })

    it('hold a send to what they said, and show what would happen now', async () => {
      const body = { to: '+79000000001', text: 'Проверка' }
      const promised = (await plan(body)).body
      await gateway.advance(10 * minute)
      expect((await send({ ...body, planHash: promised.hash })).status).toBe(202)
      const other = await send({ ...body, text: 'Проверка связи', planHash: promised.hash })
      expect(other).toMatchObject({ status: 409, body: { code: 'plan_changed', field: '/planHash' } })
      expect(other.body.plan).toMatchObject({ recipients: 1, messages: [{ text: 'Проверка связи' }] })
      expect(other.body.plan.hash).not.toBe(promised.hash)
    })

    it('name the range of segments over personal texts, and who lacks a value', async () => {
      const to = [
        { to: '+79000000001', values: { name: 'Анна', order: 7 } },
        { to: '+79000000002', values: { name: 'Ж'.repeat(80), order: 8 } },
        { to: '+79000000003', values: { name: 'Пётр' } },
      ]
      const { body } = await plan({ to, text: '{name}, заказ {order} готов {{скобки}}.' })
      expect(body).toMatchObject({ recipients: 2, segments: { min: 1, max: 2, total: 3 } })
      expect(body.messages[0].text).toBe('Анна, заказ 7 готов {скобки}.')
      expect(body.refused).toMatchObject([{ to: '+79000000003', code: 'missing_value' }])
      expect(body.refused[0].reason).toContain('{order}')
    })

    it('leave a text without values as it is', async () => {
      const { body } = await plan({ to: '+79000000001', text: 'a {b} {{c}}' })
      expect(body.messages[0].text).toBe('a {b} {{c}}')
    })

    it('take local time on the clock of each recipient', async () => {
      const to = [
        { to: '+79000000001', zone: 'Asia/Sakhalin' },
        { to: '+79000000002', zone: 'Europe/Kaliningrad' },
        { to: '+79000000003', zone: 'Mars/Base' },
      ]
      const day = new Date(gateway.clock.now() + 48 * 60 * minute).toISOString().slice(0, 10)
      const { body } = await plan({ to, text: 'Проверка', scheduledLocal: `${day}T12:00` })
      expect(body.messages.map(({ sendAt }: { sendAt: string }) => sendAt)).toEqual([
        `${day}T01:00:00.000Z`,
        `${day}T10:00:00.000Z`,
      ])
      expect(body.refused).toMatchObject([{ to: '+79000000003', code: 'invalid_zone' }])
    })

    it('say what to do with a local time that has passed', async () => {
      const past = { to: '+79000000001', text: 'Проверка', scheduledLocal: '2020-01-15T12:00' }
      expect((await plan(past)).body).toMatchObject({ code: 'no_valid_recipient', refused: [{ code: 'time_in_past' }] })
      expect((await plan({ ...past, ifPast: 'send' })).body).toMatchObject({ messages: [{ state: 'queued' }] })
    })
  })
}

function pick(from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]))
}

function refusalOf({ status, body }: TestResponse): Record<string, unknown> {
  return { status, ...pick(body, ['code', 'field', 'refused']) }
}

interface Random {
  int(below: number): number
  of<T>(values: readonly T[]): T
}

/** Mulberry32: the same numbers for the same seed. */
function randomNumbers(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.trunc(next() * below)
  return { int, of: (values) => values[int(values.length)] as never }
}

function randomRequest(random: Random, now: number): object {
  const isPersonal = random.int(3) === 0
  const body: Record<string, unknown> = {
    to: Array.from({ length: 1 + random.int(8) }, () => randomRecipient(random, isPersonal)),
    text: isPersonal ? random.of(['Заказ {order}', 'Order {order}, {name}', '{name}']) : randomText(random),
    class: random.of(['alert', 'service', 'mailing']),
    transliterate: random.of(['off', 'always', 'if_shorter']),
    onRefusedRecipient: random.of(['skip', 'skip', 'refuse_all']),
  }
  if (random.int(4) === 0) body.scheduledAt = new Date(now + random.int(2_000) * minute).toISOString()
  if (random.int(4) === 0) body.deliverBefore = new Date(now + random.int(3_000) * minute + 1).toISOString()
  if (random.int(3) === 0) body.from = random.of(['Svyaz', '4938', 'Кот', '+79161234567'])
  return body
}

function randomRecipient(random: Random, isPersonal: boolean): unknown {
  const to = random.of([
    `+7900000000${random.int(9)}`,
    `8 914 ${100 + random.int(900)} 00 0${random.int(10)}`,
    `+7 424 2${10 + random.int(90)} 00 00`,
    `+7701${1_000_000 + random.int(9_000_000)}`,
    '12',
    'Анна',
  ])
  if (!isPersonal)
    return random.int(4) === 0 ? { to, zone: random.of(['Asia/Sakhalin', 'Europe/Moscow', 'Nowhere']) } : to
  const values: Record<string, unknown> = { order: random.int(10_000) }
  if (random.int(2) === 0) values.name = randomText(random).slice(0, 400)
  return { to, values }
}

function randomText(random: Random): string {
  const piece = random.of(['Проверка связи. ', 'Test [message] ', '№ 5 — «ок» ', 'ab'])
  return piece.repeat(random.int(30))
}
