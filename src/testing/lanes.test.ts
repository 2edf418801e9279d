import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Company, newCompany, numberOf, type Operator, pass, send, startWithOperator } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const perSecond = 50

for (const kind of testDatabases) {
  describe(
    `100,000 bulk messages of two companies before a carrier of ${perSecond} a second on ${kind.name}`,
    { timeout: 60_000 },
    () => {
      let database: TestDatabase
      let operator: Operator
      let romashka: Company
      let vasilek: Company
      let nextPhone = 500_000
      const broadcasts = new Map<Company, string>()

      beforeAll(async () => {
        database = await kind.create()
        operator = await startWithOperator({
          database,
          link: { throughputPerSecond: perSecond },
          overrides: { validateResponses: false },
        })
        const { gateway, adminToken } = operator
        romashka = await newCompany(gateway, adminToken, 'Ромашка')
        vasilek = await newCompany(gateway, adminToken, 'Василёк')
        for (const [index, company] of [romashka, vasilek].entries()) {
          const to = Array.from({ length: 50_000 }, (_, phone) => numberOf(index * 50_000 + phone))
          const body = { to, text: 'Распродажа', class: 'mailing' }
          const accepted = await gateway.request('POST', '/v1/messages', { token: company.token, body })
          expect(accepted.status).toBe(202)
          broadcasts.set(company, accepted.body.broadcastId)
        }
      }, 60_000)

      afterAll(async () => {
        await operator.gateway.stop()
        await operator.smsc.simulator.stop()
        await database.drop()
      }, 30_000)

      const received = (numbers: readonly string[]) =>
        numbers.filter((to) => operator.smsc.simulator.phones.get(to).messages.length === 1)
      const submits = () => operator.smsc.simulator.statistics().submits

      async function sendTwenty(company: Company, body: object): Promise<string[]> {
        const numbers = Array.from({ length: 20 }, () => numberOf((nextPhone += 1)))
        for (const to of numbers)
          await send(operator.gateway, { to, text: 'Сообщение', ...body }, { token: company.token })
        return numbers
      }

      async function deliveredOf(company: Company): Promise<number> {
        const path = `/v1/broadcasts/${broadcasts.get(company)}`
        const { body } = await operator.gateway.request('GET', path, { token: company.token })
        return (body.states.delivered ?? 0) as number
      }

      async function waiting(): Promise<number> {
        const depths = await operator.gateway.core.store.messages.queueDepths()
        return depths.filter(({ lane }) => lane === 'bulk').reduce((sum, depth) => sum + depth.waiting, 0)
      }

      it('lets 20 alerts out within 2 s while the messages are still being made', async () => {
        const { gateway } = operator
        const alerts = await sendTwenty(vasilek, { class: 'alert' })
        expect(await waiting()).toBeLessThan(99_000)
        await pass(gateway, 2_000)
        expect(received(alerts)).toEqual(alerts)
      })

      it('lets 20 alerts out within 2 s when all of them wait', async () => {
        const { gateway } = operator
        await gateway.processAll()
        expect(await waiting()).toBeGreaterThan(99_000)
        const alerts = await sendTwenty(romashka, { class: 'alert' })
        await pass(gateway, 2_000)
        expect(received(alerts)).toEqual(alerts)
      })

      it('keeps to the throughput', async () => {
        const before = submits()
        await pass(operator.gateway, 4_000)
        expect(submits() - before).toBeGreaterThan(0.9 * 4 * perSecond)
        expect(submits() - before).toBeLessThanOrEqual(1.05 * 4 * perSecond)
      })

      it('serves both companies alike, though one has waited longer', async () => {
        const sent = () => Promise.all([deliveredOf(romashka), deliveredOf(vasilek)])
        const before = await sent()
        await pass(operator.gateway, 4_000)
        const [first = 0, second = 0] = (await sent()).map((count, index) => count - (before[index] ?? 0))
        expect(first + second).toBeGreaterThan(150)
        expect(Math.abs(first - second)).toBeLessThanOrEqual(0.1 * (first + second))
      })

      it('puts normal messages first, and still goes on with bulk', async () => {
        const normal: string[] = []
        for (let batch = 0; batch < 10; batch += 1) normal.push(...(await sendTwenty(romashka, { class: 'service' })))
        const before = submits()
        await pass(operator.gateway, 3_000)
        const ofNormal = received(normal).length
        const ofBulk = submits() - before - ofNormal
        expect(ofNormal).toBeGreaterThan(3 * ofBulk)
        expect(ofBulk).toBeGreaterThan(0.1 * ofNormal)
      })
    },
  )
}
