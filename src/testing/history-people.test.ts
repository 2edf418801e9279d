import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`history of people on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    const ids: Record<string, string> = {}
    let beforeLeaving = ''

    const made = async (path: string, body: object): Promise<string> => {
      const answer = await gateway.request('POST', path, { body })
      expect([answer.status, answer.body]).toEqual([201, answer.body])
      return answer.body.id
    }
    const send = async (to: unknown, text: string) => {
      await gateway.request('POST', '/v1/messages', { body: { to, text } })
      await gateway.advance(5_000)
    }
    const get = async (path: string) => (await gateway.request('GET', path)).body
    const textsOf = async (query: string) =>
      (await get(`/v1/history?${query}`)).messages.map(({ text }: { text: string }) => text)

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const now = new Date(gateway.clock.now()).toISOString()
      const anna = [{ number: '+79060000001' }, { number: '+79060000009', until: now }]
      ids.anna = await made('/v1/persons', { name: 'Анна', numbers: anna })
      ids.boris = await made('/v1/persons', { name: 'Борис', numbers: [{ number: '+79060000002' }] })
      ids.group = await made('/v1/groups', { name: 'Смена' })
      const members = { persons: [ids.anna, ids.boris] }
      await gateway.request('POST', `/v1/groups/${ids.group}/members`, { body: members })
      beforeLeaving = new Date(gateway.clock.now()).toISOString()
      await send([{ group: 'Смена' }], 'всем')
      await send('+79060000001', 'по номеру')
      await send('+79060000009', 'уже чужой номер')
      const reply = { to: '4938', text: 'ответ Анны' }
      await gateway.request('POST', '/v1/simulator/phones/79060000001/messages', { body: reply })
      await gateway.advance(5_000)
      await gateway.request('POST', `/v1/groups/${ids.group}/members/remove`, { body: { persons: [ids.boris] } })
      await gateway.advance(1_000)
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('has what names a person, and what its numbers sent and got while they were its own', async () => {
      expect(await textsOf(`person=${ids.anna}`)).toEqual(['ответ Анны', 'по номеру', 'всем'])
      expect(await textsOf(`person=${ids.boris}`)).toEqual(['всем'])
      expect(await textsOf(`person=${ids.anna}&direction=mo`)).toEqual(['ответ Анны'])
    })

    it('has the people of a group as it is, or as it was', async () => {
      expect(await textsOf('group=смена')).toEqual(['ответ Анны', 'по номеру', 'всем'])
      const then = `group=${ids.group}&groupAt=${beforeLeaving}`
      expect(await textsOf(then)).toEqual(['ответ Анны', 'по номеру', 'всем', 'всем'])
      expect(await textsOf(`${then}&person=${ids.boris}`)).toEqual(['всем'])
    })

    it('counts as many as it lists', async () => {
      for (const query of [`person=${ids.anna}`, 'group=смена', `group=${ids.group}&groupAt=${beforeLeaving}`]) {
        const { messages } = await get(`/v1/history?${query}`)
        expect((await get(`/v1/history/totals?${query}`)).messages).toBe(messages.length)
        const answer = await gateway.request('GET', `/v1/history/export.csv?${query}`)
        expect(answer.body.trim().split('\r\n')).toHaveLength(messages.length + 1)
      }
    })

    it('is one timeline of a person, page by page', async () => {
      const first = await get(`/v1/persons/${ids.anna}/timeline?limit=2`)
      expect(
        first.entries.map(({ kind: of, message }: { kind: string; message: { text: string } }) => [of, message.text]),
      ).toEqual([
        ['message', 'ответ Анны'],
        ['message', 'по номеру'],
      ])
      const second = await get(`/v1/persons/${ids.anna}/timeline?limit=2&cursor=${first.nextCursor}`)
      expect([second.entries.length, second.nextCursor]).toEqual([1, null])
      expect((await gateway.request('GET', '/v1/persons/987654321/timeline')).status).toBe(404)
    })

    it.each(['person=987654321', 'group=нет', 'groupAt=2026-01-15T09:00:00Z'])('refuses %s', async (query) => {
      expect((await gateway.request('GET', `/v1/history?${query}`)).body.code).toBe('invalid_parameter')
    })
  })
}
