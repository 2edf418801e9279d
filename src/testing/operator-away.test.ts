import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Log } from '../core/log.js'
import {
  type Company,
  messageOf,
  newCompany,
  numberOf,
  type Operator,
  pass,
  send,
  startWithOperator,
} from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const minute = 60_000

for (const kind of testDatabases) {
  describe(`an operator that is away on ${kind.name}`, { timeout: 60_000 }, () => {
    let database: TestDatabase
    let operator: Operator
    let company: Company
    let records: { fields: Record<string, unknown>; message: string }[]

    beforeEach(async () => {
      database = await kind.create()
      records = []
    })

    afterEach(async () => {
      await operator.gateway.stop()
      await operator.smsc.simulator.stop()
      await database.drop()
    })

    async function start(link: object, config: object = {}): Promise<void> {
      operator = await startWithOperator({ database, link, config, overrides: { log: recorder() } })
      company = await newCompany(operator.gateway, operator.adminToken, 'Ромашка')
    }

    function recorder(): Log {
      const keep = (fields: unknown, message?: string) =>
        void records.push({ fields: fields as Record<string, unknown>, message: message ?? '' })
      return { debug: () => {}, info: () => {}, warn: keep, error: keep }
    }

    const read = (id: string) => messageOf(operator.gateway, id, company.token)
    const post = (body: object) => send(operator.gateway, { text: 'Проверка', ...body }, { token: company.token })

    async function leave(): Promise<void> {
      await operator.smsc.simulator.stop()
      await operator.gateway.rest()
    }

    /** The longest delay before binding again is a minute. */
    async function comeBack(): Promise<void> {
      await operator.smsc.simulator.start()
      while (!operator.gateway.carriers.every((carrier) => carrier.status().ready)) await pass(operator.gateway, 1_000)
    }

    it('finds what was accepted waiting, in its order and at its pace, and without what has lost its worth', async () => {
      await start({ throughputPerSecond: 20 })
      const { gateway, smsc } = operator
      await leave()
      const kept: string[] = []
      for (let index = 0; index < 60; index += 1) kept.push(await post({ to: numberOf(1), text: `Сообщение ${index}` }))
      const deliverBefore = new Date(gateway.clock.now() + 5 * minute).toISOString()
      const perishable = await post({ to: numberOf(2), deliverBefore })
      await pass(gateway, 4 * minute, 'coarse')
      expect(await read(perishable)).toMatchObject({ state: 'queued' })
      await pass(gateway, 6 * minute, 'coarse')
      const segments = [{ state: 'expired', attempts: 0, sentAt: null }]
      expect(await read(perishable)).toMatchObject({ state: 'expired', segments })
      expect(await read(kept[0] ?? '')).toMatchObject({ state: 'queued', segments: [{ attempts: 0 }] })

      await comeBack()
      await pass(gateway, 1_000)
      expect(smsc.simulator.statistics().submits).toBeLessThanOrEqual(45)
      await pass(gateway, 3_000)
      const { messages } = smsc.simulator.phones.get(numberOf(1))
      expect(messages.toReversed().map(({ text }) => text)).toEqual(kept.map((_, index) => `Сообщение ${index}`))
      expect(smsc.simulator.phones.get(numberOf(2)).messages).toEqual([])
      expect(await read(kept[59] ?? '')).toMatchObject({ state: 'delivered', segments: [{ attempts: 1 }] })
    })

    it('is called again after delays that grow and are never the same', async () => {
      await start({})
      await leave()
      await pass(operator.gateway, 10 * minute, 'coarse')
      const delays = records.flatMap(({ fields, message }) =>
        message.includes('will try again') ? [Number(fields.delayMs)] : [],
      )
      expect(delays.length).toBeGreaterThan(8)
      for (const [attempt, delay] of delays.entries()) {
        expect(delay).toBeGreaterThanOrEqual(1_000)
        expect(delay).toBeLessThanOrEqual(Math.min(minute, 1_000 * 2 ** (attempt + 1)))
      }
      expect(Math.max(...delays)).toBeGreaterThan(8_000)
      expect(new Set(delays.slice(4)).size).toBeGreaterThan(2)
    })

    it('gets scheduled messages when it is back, if their hour has come by then', async () => {
      await start({})
      const { gateway, smsc } = operator
      const at = (ms: number) => new Date(gateway.clock.now() + ms).toISOString()
      const due = await post({ to: numberOf(1), scheduledAt: at(minute) })
      const later = await post({ to: numberOf(2), scheduledAt: at(20 * minute) })
      await leave()
      await pass(gateway, 5 * minute, 'coarse')
      await comeBack()
      await pass(gateway, 1_000)
      expect(await read(due)).toMatchObject({ state: 'delivered' })
      expect(await read(later)).toMatchObject({ state: 'scheduled' })
      expect(smsc.simulator.statistics().submits).toBe(1)
    })

    it('gets no more copies than attempts are allowed of what it never answers', async () => {
      await start({}, { messaging: { defaultSender: '4938', maxAttempts: 3 } })
      operator.smsc.simulator.phones.setScript(numberOf(1), { kind: 'no_answer' })
      const id = await post({ to: numberOf(1) })
      await pass(operator.gateway, 5 * minute, 'coarse')
      expect(await read(id)).toMatchObject({ state: 'unknown', segments: [{ state: 'unknown', attempts: 3 }] })
      expect(operator.smsc.simulator.phones.get(numberOf(1)).messages).toHaveLength(3)
    })

    it('doubles no message more than once when it breaks the connection a hundred times without an answer', async () => {
      await start({ reconnectMinDelayMs: 10, reconnectMaxDelayMs: 50 })
      const { gateway, smsc } = operator
      const numbers = Array.from({ length: 100 }, (_, index) => numberOf(index))
      for (const to of numbers) {
        smsc.simulator.phones.setScript(to, { kind: 'drop_connection', times: 1 })
        await post({ to })
      }
      await pass(gateway, 10_000)
      const copies = numbers.map((to) => smsc.simulator.phones.get(to).messages.length)
      expect(Math.min(...copies)).toBe(2)
      expect(Math.max(...copies)).toBe(2)
      const doubts = records.filter(({ message }) => message.startsWith('in doubt'))
      expect(new Set(doubts.map(({ fields }) => fields.messageId)).size).toBe(100)
      const page = await gateway.request('GET', '/v1/messages?state=delivered&limit=100', { token: company.token })
      expect(page.body.messages).toHaveLength(100)
    })
  })
}
