import { createRequire } from 'node:module'

import { expect, it } from 'vitest'

import { repairShred } from './shred-repair.js'

interface ShredClient {
  request(options: object): void
}

it('an ARI that cannot be reached is told, instead of never answered', async () => {
  repairShred()
  repairShred()
  const Shred = createRequire(import.meta.url)('shred') as new () => ShredClient
  const told = await new Promise<{ content: { data: string } }>((resolve) => {
    new Shred().request({ url: 'http://127.0.0.1:1/ari/channels', method: 'get', on: { error: resolve } })
  })
  expect(JSON.parse(told.content.data).message).toContain('ARI cannot be reached')
})
