import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`our own numbers on ${kind.name}`, () => {
    let database: TestDatabase

    beforeEach(async () => {
      database = await kind.create()
    })

    afterEach(() => database.drop())

    const start = (numbers: object[]) => startTestGateway({ databaseUrl: database.url, config: { numbers } })

    it('are kept over restarts', async () => {
      for (let run = 0; run < 2; run += 1) {
        const gateway = await start([{ address: '4938', kind: 'short_code', company: 'shared' }])
        await gateway.stop()
      }
    })

    it('of a company that does not exist keep the gateway from starting, with the way out', async () => {
      const starting = start([{ address: '+74242000000', kind: 'city', company: 999 }])
      await expect(starting).rejects.toThrow(/\+74242000000 belongs to company 999, which does not exist/)
    })
  })
}
