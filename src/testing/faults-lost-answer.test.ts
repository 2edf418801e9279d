import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { CommitFailed } from '../store/batch/apply.js'
import { FaultyDatabase } from './_faulty-database.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

/** The connection broke after the server had committed and before it could say so. */
const lostAnswer = { error: new CommitFailed(new Error('Connection terminated unexpectedly')), isCommitted: true }
const to = '+79000000001'

for (const kind of testDatabases) {
  describe(`a commit whose answer is lost on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let faulty: FaultyDatabase

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({
        databaseUrl: database.url,
        overrides: { wrapDatabase: (inner) => (faulty = new FaultyDatabase(inner)) },
      })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const send = (body: object = {}, headers: Record<string, string> = {}) =>
      gateway.request('POST', '/v1/messages', { body: { to, text: 'Проверка', ...body }, headers })
    const states = async () => {
      const rows = await faulty.read.selectFrom('segments').select('state').execute()
      return rows.map((row) => row.state)
    }
    const arrived = () => gateway.simulator?.phones.get(to).messages.length
    const wait = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 1_000) await gateway.advance(1_000)
    }

    it('leaves no accepted message behind, and the retry with its key sends nothing twice', async () => {
      faulty.failOnce(lostAnswer, (change) => change.kind === 'accept')
      const refused = await send({}, { 'idempotency-key': 'once' })
      expect(refused).toMatchObject({ status: 503, body: { code: 'storage_unavailable' } })
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(refused.body.detail).toContain('Idempotency-Key')
      expect((await send({}, { 'idempotency-key': 'once' })).status).toBe(202)
      expect(await states()).toEqual(['submitting'])
      await wait(30_000)
      expect(await states()).toEqual(['delivered'])
      expect(arrived()).toBe(1)
    })

    it('leaves no claimed message behind', async () => {
      await send({ scheduledAt: new Date(gateway.clock.now() + 2_000).toISOString() })
      await wait(1_000)
      faulty.failOnce(lostAnswer, (change) => change.kind === 'claim')
      await wait(1_500)
      expect(await states()).toEqual(['submitting'])
      await wait(30_000)
      expect(await states()).toEqual(['delivered'])
      expect(arrived()).toBe(1)
    })

    it('records an answer of the operator once', async () => {
      faulty.failOnce(lostAnswer, (change) => change.kind === 'outcome')
      expect((await send()).status).toBe(202)
      await wait(5_000)
      expect(await states()).toEqual(['delivered'])
      expect(arrived()).toBe(1)
    })
  })
}
