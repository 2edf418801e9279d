import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

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
  describe(`messages on ${kind.name}`, () => {
    let database: TestDatabase
    let operator: Operator
    let company: Company
    let nextPhone = 0

    beforeAll(async () => {
      database = await kind.create()
      operator = await startWithOperator({ database })
    })

    beforeEach(async () => {
      company = await newCompany(operator.gateway, operator.adminToken, 'Ромашка')
    })

    afterAll(async () => {
      await operator.gateway.stop()
      await operator.smsc.simulator.stop()
      await database.drop()
    })

    const at = (ms: number) => new Date(operator.clock.now() + ms).toISOString()
    const newNumber = () => numberOf((nextPhone += 1))
    const received = (to: string) => operator.smsc.simulator.phones.get(to).messages.length
    const request = (method: string, path: string, body?: object) =>
      operator.gateway.request(method, path, { token: company.token, ...(body === undefined ? {} : { body }) })
    const post = (body: object) => send(operator.gateway, { text: 'Проверка', ...body }, { token: company.token })
    const read = (id: string) => messageOf(operator.gateway, id, company.token)
    const cancel = (id: string) => request('POST', `/v1/messages/${id}/cancel`)

    it('leave at their hour and not before', async () => {
      const [late, early] = [newNumber(), newNumber()]
      const id = await post({ to: late, scheduledAt: at(10 * minute) })
      await post({ to: early, scheduledAt: at(5 * minute) })
      await pass(operator.gateway, 5 * minute, 'coarse')
      expect([received(early), received(late)]).toEqual([1, 0])
      expect(await read(id)).toMatchObject({ state: 'scheduled', submittedAt: null })
      await pass(operator.gateway, 5 * minute - 100, 'coarse')
      expect(received(late)).toBe(0)
      await pass(operator.gateway, 1_000)
      expect(received(late)).toBe(1)
      expect(await read(id)).toMatchObject({ state: 'delivered' })
    })

    it.each([
      ['deliverBefore in the past', { deliverBefore: -1 }, 422, 'time_in_past'],
      ['deliverBefore at this instant', { deliverBefore: 0 }, 422, 'time_in_past'],
      ['scheduledAt in the past', { scheduledAt: -2 * minute }, 422, 'time_in_past'],
      ['deliverBefore before scheduledAt', { scheduledAt: minute, deliverBefore: minute }, 400, 'invalid_parameter'],
    ])('are refused with %s', async (_what, times, status, code) => {
      const instants = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, at(ms)]))
      const refused = await request('POST', '/v1/messages', { to: newNumber(), text: 'Проверка', ...instants })
      expect(refused).toMatchObject({ status, body: { code } })
      expect((await request('GET', '/v1/messages')).body.messages).toEqual([])
    })

    it('are sent at once when scheduledAt has passed while the request travelled', async () => {
      const to = newNumber()
      await post({ to, scheduledAt: at(-1_000) })
      await pass(operator.gateway, 0)
      expect(received(to)).toBe(1)
    })

    it('can be withdrawn until they leave', async () => {
      const to = newNumber()
      const id = await post({ to, scheduledAt: at(minute) })
      expect(await cancel(id)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
      expect(await cancel(id)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
      await pass(operator.gateway, 2 * minute, 'coarse')
      expect(received(to)).toBe(0)
      expect(await read(id)).toMatchObject({ state: 'cancelled', segments: [{ state: 'cancelled', attempts: 0 }] })
    })

    it('cannot be withdrawn once they have left', async () => {
      const id = await post({ to: newNumber() })
      await pass(operator.gateway, 0)
      expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'not_cancellable' } })
      await pass(operator.gateway, 1_000)
      expect(await cancel(id)).toMatchObject({ status: 409 })
      expect(await read(id)).toMatchObject({ state: 'delivered' })
    })

    it('are sent or withdrawn, never both, when the cancellation meets their hour', async () => {
      const numbers = Array.from({ length: 40 }, newNumber)
      const ids: string[] = []
      for (const to of numbers) ids.push(await post({ to, scheduledAt: at(1_000) }))
      const passing = pass(operator.gateway, 3_000)
      const answers = await Promise.all(ids.map((id) => cancel(id)))
      await passing
      for (const [index, { status }] of answers.entries()) {
        const { state } = await read(ids[index] ?? '')
        expect([status, state, received(numbers[index] ?? '')]).toEqual(
          status === 200 ? [200, 'cancelled', 0] : [409, 'delivered', 1],
        )
      }
    })

    it('are found by recipient, reference, state, broadcast and time', async () => {
      const [first, second] = [newNumber(), newNumber()]
      const a = await post({ to: first, reference: 'заказ 1' })
      await pass(operator.gateway, minute, 'coarse')
      const between = at(0)
      const b = await post({ to: second, reference: 'заказ 2' })
      const c = await post({ to: first, scheduledAt: at(60 * minute) })
      const sent = await request('POST', '/v1/messages', { to: [first, second], text: 'Всем' })
      const [d, e] = sent.body.messages.map(({ id }: { id: string }) => id)
      await pass(operator.gateway, 1_000)
      const find = async (query: string) => {
        const { body } = await request('GET', `/v1/messages?${query}`)
        return body.messages.map(({ id }: { id: string }) => id)
      }
      expect(await find('')).toEqual([e, d, c, b, a])
      expect(await find(`msisdn=${encodeURIComponent(first)}`)).toEqual([d, c, a])
      expect(await find(`msisdn=8${second.slice(2)}`)).toEqual([e, b])
      expect(await find(`reference=${encodeURIComponent('заказ 1')}`)).toEqual([a])
      expect(await find('state=scheduled')).toEqual([c])
      expect(await find(`broadcastId=${sent.body.broadcastId}`)).toEqual([e, d])
      expect(await find(`createdFrom=${between}`)).toEqual([e, d, c, b])
      expect(await find(`createdBefore=${between}`)).toEqual([a])
      expect(await find(`state=delivered&createdFrom=${between}&msisdn=${second.slice(1)}`)).toEqual([e, b])
      expect(await find('direction=mo')).toEqual([])
      await cancel(c)
    })

    it('are listed once each and none left out while new ones come', async () => {
      const ids: string[] = []
      for (let index = 0; index < 25; index += 1) ids.push(await post({ to: newNumber() }))
      const seen: string[] = []
      for (let cursor = ''; ;) {
        const { body } = await request('GET', `/v1/messages?limit=4${cursor}`)
        seen.push(...body.messages.map(({ id }: { id: string }) => id))
        await post({ to: newNumber() })
        await pass(operator.gateway, 100)
        if (body.nextCursor === null) break
        cursor = `&cursor=${body.nextCursor}`
      }
      expect(seen).toEqual(ids.toReversed())
    })
  })
}
