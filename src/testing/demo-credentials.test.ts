import { expect, it } from 'vitest'

import { testDatabases } from './databases.js'
import { startTestGateway } from './test-gateway.js'

it.each(testDatabases)('a gateway out of demo mode refuses the database of demo mode on $name', async (kind) => {
  const database = await kind.create()
  const databaseUrl = database.url
  try {
    const demo = await startTestGateway({ databaseUrl })
    await demo.stop()
    const plain = startTestGateway({ databaseUrl, config: { simulator: { enabled: true } } })
    await expect(plain).rejects.toThrow(/demo mode/)
    const again = await startTestGateway({ databaseUrl })
    expect(await again.request('GET', '/v1/messages')).toMatchObject({ status: 200 })
    await again.stop()
  } finally {
    await database.drop()
  }
})
