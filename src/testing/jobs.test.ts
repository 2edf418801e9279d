import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`jobs on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const to = Array.from({ length: 600 }, (_, index) => `+7900000${String(1000 + index)}`)
      await gateway.request('POST', '/v1/messages', { body: { to, text: 'Заказ готов', reference: 'export' } })
      await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text: 'Другой' } })
      await gateway.processAll()
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (format: string, filter?: object) =>
      gateway.request('POST', '/v1/history/exports', { body: { format, ...(filter && { filter }) } })
    const take = async (path: string) => {
      const answer = await fetch(`${gateway.url}${path}`, { headers: { authorization: 'Bearer demo-token' } })
      return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    /** As a process that ends in the middle of its work, and another that begins. */
    const restart = async () => {
      const { clock } = gateway
      await gateway.stop()
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
      await gateway.advance(2_000)
    }

    it('writes what the direct download gives for the same filter', async () => {
      const { status, body } = await ask('csv', { reference: 'export' })
      expect([status, body.state, body.expected]).toEqual([202, 'writing', 600])
      await gateway.processAll()
      const done = (await gateway.request('GET', `/v1/history/exports/${body.id}`)).body
      const { bytes, headers } = await take(`/v1/history/exports/${body.id}/file`)
      expect(done).toMatchObject({ state: 'done', messages: 600, bytes: bytes.length })
      expect(headers.get('content-disposition')).toBe(`attachment; filename="messages-${body.id}.csv"`)
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(bytes.equals((await take('/v1/history/export.csv?reference=export')).bytes)).toBe(true)
      expect((await gateway.request('GET', '/v1/history/exports')).body.exports[0]).toEqual(done)
    })

    it('writes an export anew after a restart', async () => {
      const { id } = (await ask('xlsx')).body
      await restart()
      expect((await gateway.request('GET', `/v1/history/exports/${id}`)).body).toMatchObject({ state: 'done' })
      const { bytes } = await take(`/v1/history/exports/${id}/file`)
      expect(await readSheet(bytes)).toHaveLength(602)
    })

    it('goes on with an import after a restart, in either half', async () => {
      const lines = Array.from({ length: 700 }, (_, index) => `Житель ${index};+7902000${String(1000 + index)}`)
      const answer = await fetch(`${gateway.url}/v1/persons/imports`, {
        method: 'POST',
        headers: { authorization: 'Bearer demo-token', 'content-type': 'text/csv' },
        body: `ФИО;Телефон\n${lines.join('\n')}\n${lines[0]}`,
      })
      const { id } = (await answer.json()) as { id: string }
      await restart()
      const path = `/v1/persons/imports/${id}`
      const plan = (await gateway.request('GET', path)).body
      expect(plan).toMatchObject({ state: 'planned', rows: 701, created: 700, refused: 1 })
      await gateway.request('POST', `${path}/apply`, { body: { hash: plan.hash } })
      await restart()
      expect((await gateway.request('GET', path)).body).toMatchObject({ state: 'done', applied: 700, conflicts: 0 })
      const { persons } = (await gateway.request('GET', '/v1/persons?number=89020001699')).body
      expect(persons).toHaveLength(1)
    })

    it('gives no file that is not written, and nothing to strangers', async () => {
      expect((await gateway.request('GET', '/v1/history/exports/987654321')).status).toBe(404)
      expect((await ask('xlsx', { q: '...' })).status).toBe(400)
      const { id } = (await ask('csv')).body
      const asPlatform = await gateway.request('GET', `/v1/history/exports/${id}`, { token: 'demo-admin-token' })
      expect(asPlatform.status).toBe(404)
    })
  })
}
