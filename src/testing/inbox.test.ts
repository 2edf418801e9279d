import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { adminToken, createCompany, missingId } from './_access.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const patienceMs = 20_000

for (const kind of testDatabases) {
  describe(`inbox over HTTP on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text: 'Как дела?' } })
      await gateway.advance(5_000)
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const write = async (text: string, to = '4938') => {
      await gateway.request('POST', '/v1/simulator/phones/79000000001/messages', { body: { to, text } })
      await gateway.processAll()
    }
    const read = async (query: string, token?: string) => {
      const answer = await gateway.request('GET', `/v1/inbox${query}`, { ...(token !== undefined && { token }) })
      return answer.body as { messages: { id: string; text: string }[]; nextAfter: string; hasMore: boolean }
    }
    /** On PostgreSQL a message is shown once every transaction that began before it has ended, on the whole server. */
    const until = async (query: string, texts: string[], token?: string) => {
      const startedAt = performance.now()
      for (;;) {
        const page = await read(query, token)
        const found = page.messages.map(({ text }) => text)
        if (found.join() === texts.join() || performance.now() - startedAt > patienceMs) {
          expect(found).toEqual(texts)
          return page
        }
      }
    }

    it('is polled with a cursor that misses nothing and repeats nothing', async () => {
      const empty = await read('')
      expect(empty).toEqual({ messages: [], nextAfter: '0-0', hasMore: false })
      await write('раз')
      await write('два')
      await write('три')
      await until('', ['раз', 'два', 'три'])
      const first = await read('?limit=2')
      expect([first.messages.length, first.hasMore]).toEqual([2, true])
      const second = await read(`?after=${first.nextAfter}&limit=2`)
      expect([second.messages[0]?.text, second.messages.length, second.hasMore]).toEqual(['три', 1, false])
      expect(await read(`?after=${second.nextAfter}`)).toEqual({
        messages: [],
        nextAfter: second.nextAfter,
        hasMore: false,
      })
      await write('четыре')
      await until(`?after=${second.nextAfter}`, ['четыре'])
      await until('?number=4938', ['раз', 'два', 'три', 'четыре'])
      expect((await read('?number=4940')).messages).toEqual([])
    })

    it('refuses cursors and numbers that are none of its own', async () => {
      for (const query of ['?after=x', '?after=1', '?after=999999999-1', '?after=-1-1', '?number=abc', '?limit=0']) {
        const { status, body } = await gateway.request('GET', `/v1/inbox${query}`)
        expect([query, status, body.code]).toEqual([query, 400, 'invalid_parameter'])
      }
    })

    it('gives what belongs to nobody to a company, by the platform, once', async () => {
      const { key, companyId } = await createCompany(gateway, 'OTHER')
      await write('Кому это?', '4999')
      const unmatched = await until('/unmatched', ['Unmatched OTHER', 'Кому это?'], adminToken)
      const id = unmatched.messages[1]?.id ?? ''
      const assign = (body: object, message = id, token = adminToken) =>
        gateway.request('POST', `/v1/inbox/${message}/assign`, { token, body })
      expect((await assign({ companyId }, id, key)).status).toBe(403)
      expect(await assign({ companyId: missingId })).toMatchObject({ status: 400, body: { field: '/companyId' } })
      expect((await assign({ companyId }, missingId)).status).toBe(404)
      const assigned = await assign({ companyId })
      expect(assigned).toMatchObject({ status: 200, body: { id, direction: 'mo', text: 'Кому это?', version: 2 } })
      expect(await assign({ companyId })).toMatchObject({ status: 409, body: { code: 'conflict' } })
      await until('', ['Кому это?'], key)
      await until('/unmatched', ['Unmatched OTHER'], adminToken)
      expect((await gateway.request('GET', `/v1/messages/${id}`, { token: key })).status).toBe(200)
      expect((await gateway.request('GET', `/v1/messages/${id}`, { token: adminToken })).status).toBe(404)
      const audit = await gateway.request('GET', '/v1/audit', { token: key })
      expect(audit.body.records[0]).toMatchObject({ action: 'message.assign', subject: `message:${id}` })
    })
  })
}
