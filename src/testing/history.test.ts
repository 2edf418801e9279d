import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { adminToken, createCompany } from './_access.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { readVectors } from './vectors/read-vectors.js'

interface Vectors {
  texts: Record<string, string>
  searches: { q: string; finds: string[] }[]
  refusedSearches: string[]
  substrings: { contains: string; finds: string[] }[]
}

interface Found {
  messages: { id: string; text: string; direction: string; state: string }[]
  nextCursor: string | null
  isComplete: boolean
}

const vectors = readVectors<Vectors>('history/searches.json')
const patienceMs = 20_000
const day = 86_400_000

for (const kind of testDatabases) {
  describe(`history on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let foreignKey = ''

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      for (const text of Object.values(vectors.texts)) {
        await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text } })
      }
      foreignKey = (await createCompany(gateway, 'заказ')).key
      await write('Принято, выезжаю к серверу')
      await indexed()
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const write = async (text: string) => {
      await gateway.request('POST', '/v1/simulator/phones/79000000001/messages', { body: { to: '4938', text } })
      await gateway.processAll()
    }
    const find = async (query: Record<string, string>, token?: string): Promise<Found> => {
      const path = `/v1/history?${new URLSearchParams(query).toString()}`
      return (await gateway.request('GET', path, { ...(token !== undefined && { token }) })).body
    }
    const namesIn = ({ messages }: Found) =>
      Object.entries(vectors.texts)
        .filter(([, text]) => messages.some((message) => message.text === text))
        .map(([name]) => name)
    /** On PostgreSQL the index waits for every transaction that runs on the server, other tests' too. */
    const indexed = async () => {
      const startedAt = performance.now()
      for (;;) {
        await gateway.advance(1_000)
        const pages = [await find({ q: 'x' }), await find({ q: 'x' }, foreignKey), await find({ q: 'x' }, adminToken)]
        if (pages.every(({ isComplete }) => isComplete)) return
        expect(performance.now() - startedAt).toBeLessThan(patienceMs)
      }
    }

    it.each(vectors.searches)('finds $finds by $q', async ({ q, finds }) => {
      expect(namesIn(await find({ q }))).toEqual(finds.toSorted(byPlace))
    })

    it.each(vectors.substrings)('finds $finds by the piece $contains', async ({ contains, finds }) => {
      expect(namesIn(await find({ contains }))).toEqual(finds.toSorted(byPlace))
    })

    it.each(vectors.refusedSearches)('refuses the search %s and names it', async (q) => {
      const { status, body } = await gateway.request('GET', `/v1/history?q=${encodeURIComponent(q)}`)
      expect([status, body.code, body.errors?.[0]?.field ?? body.field]).toMatchObject([400, 'invalid_parameter', 'q'])
    })

    it('joins all filters', async () => {
      expect((await find({ q: 'сервера', direction: 'mo' })).messages.map(({ text }) => text)).toEqual([
        'Принято, выезжаю к серверу',
      ])
      expect(namesIn(await find({ q: 'заказы', contains: '1044' }))).toEqual(['orders'])
      expect((await find({ q: 'заказ', msisdn: '89000000002' })).messages).toEqual([])
      expect((await find({ q: 'заказ', class: 'alert' })).messages).toEqual([])
      const now = gateway.clock.now()
      const from = (at: number) => ({ q: 'заказ', createdFrom: new Date(at).toISOString() })
      expect((await find(from(now - day))).messages).toHaveLength(2)
      expect((await find(from(now + day))).messages).toEqual([])
    })

    it('pages from the newest on, each message once', async () => {
      const whole = await find({ contains: 'еро' })
      const all = (await find({})).messages
      expect(all.length).toBeGreaterThan(5)
      expect(whole.nextCursor).toBeNull()
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Found = await find({ limit: '2', ...(cursor !== '' && { cursor }) })
        seen.push(...page.messages.map(({ id }) => id))
        cursor = page.nextCursor
      }
      expect(seen).toEqual(all.map(({ id }) => id))
    })

    it('pages a search', async () => {
      const first = await find({ q: 'сервер', limit: '2' })
      const second = await find({ q: 'сервер', limit: '2', cursor: first.nextCursor ?? '' })
      const all = await find({ q: 'сервер' })
      expect([...first.messages, ...second.messages]).toEqual(all.messages)
      expect([first.messages.length, second.messages.length, second.nextCursor]).toEqual([2, 1, null])
    })

    it.each([
      {},
      { q: 'заказ' },
      { q: 'заказ', msisdn: '+79000000001' },
      { contains: '104' },
      { q: 'сервер', direction: 'mt' },
      { q: 'такого нет' },
    ])('counts as many as it lists: %o', async (filter: Record<string, string>) => {
      const { messages } = await find({ ...filter, limit: '200' })
      const query = new URLSearchParams(filter).toString()
      const { body } = await gateway.request('GET', `/v1/history/totals?${query}`)
      const counted = new Map<string, number>()
      for (const { direction, state } of messages) {
        counted.set(`${direction} ${state}`, (counted.get(`${direction} ${state}`) ?? 0) + 1)
      }
      expect(body.messages).toBe(messages.length)
      const given = body.counts.map((count: Record<string, unknown>) => [
        `${String(count.direction)} ${String(count.state)}`,
        count.messages,
      ])
      expect(new Map(given)).toEqual(counted)
    })

    it('shows a company nothing of another', async () => {
      expect((await find({ q: 'заказ' }, foreignKey)).messages.map(({ text }) => text)).not.toContain(
        vectors.texts.order,
      )
      const found = (await find({ contains: 'аказ' }, foreignKey)).messages
      expect(found.map(({ text }) => text).filter((text) => !/^(Text|Poll|Alert) /.test(text))).toEqual([])
      expect((await find({ q: 'text' })).messages).toEqual([])
    })

    it('finds a message only once it is indexed, and says so', async () => {
      await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text: 'Неповторимое слово' } })
      const early = await find({ q: 'неповторимое' })
      if (early.messages.length === 0) expect(early.isComplete).toBe(false)
      await indexed()
      expect((await find({ q: 'неповторимого' })).messages).toHaveLength(1)
    })

    it('gives what was assigned to a company to that company alone', async () => {
      const body = { to: '4999', text: 'Ничейное письмо' }
      await gateway.request('POST', '/v1/simulator/phones/79000000009/messages', { body })
      await indexed()
      const [message] = (await find({ q: 'ничейное' }, adminToken)).messages
      const companies = await gateway.request('GET', '/v1/companies', { token: adminToken })
      const companyId = companies.body.companies[0].id
      await gateway.request('POST', `/v1/inbox/${message?.id}/assign`, { token: adminToken, body: { companyId } })
      await indexed()
      expect((await find({ q: 'ничейное' }, adminToken)).messages).toEqual([])
      expect((await find({ q: 'ничейное' })).messages).toHaveLength(1)
    })
  })
}

function byPlace(a: string, b: string): number {
  const names = Object.keys(vectors.texts)
  return names.indexOf(a) - names.indexOf(b)
}
