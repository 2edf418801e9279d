import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { systemPrincipal } from '../core/accounts/permissions.js'
import { createPlatformKey } from '../core/accounts/platform-key.js'
import {
  type Company,
  messageOf,
  newCompany,
  numberOf,
  operatorConfig,
  pass,
  type RunningSmsc,
  send,
  startSmsc,
  startWatched,
  type WatchedGateway,
} from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { VirtualClock } from './virtual-clock.js'

for (const kind of testDatabases) {
  describe(`a second carrier on ${kind.name}`, { timeout: 60_000 }, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let [first, second]: RunningSmsc[] = []
    let gateway: WatchedGateway
    let company: Company

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      first = await startSmsc(clock)
      second = await startSmsc(clock)
      const link = { type: 'smpp', host: '127.0.0.1', systemId: 'svyaz', password: 'secret' }
      const carriers = [
        { ...link, name: 'one', port: first.port },
        { ...link, name: 'two', port: second.port, longMessages: 'udh16' },
      ]
      const config = operatorConfig(first.port, {}, { carriers })
      gateway = await startWatched({ databaseUrl: database.url, config, overrides: { clock } })
      company = await newCompany(gateway, await createPlatformKey(gateway.core, systemPrincipal, 'test'), 'Ромашка')
    })

    afterEach(async () => {
      await gateway.stop()
      await first?.simulator.stop()
      await second?.simulator.stop()
      await database.drop()
    })

    const to = numberOf(1)
    const text = 'Ж'.repeat(132)
    const post = () => send(gateway, { to, text }, { token: company.token })
    const read = (id: string) => messageOf(gateway, id, company.token)
    const receivedBy = (smsc: RunningSmsc | undefined) =>
      smsc?.simulator.phones.get(to).messages.map((message) => message.text) ?? []

    it('takes what the first refuses', async () => {
      first?.simulator.phones.setScript(to, { kind: 'reject', commandStatus: 11 })
      const id = await post()
      await pass(gateway, 5_000)
      expect([receivedBy(first), receivedBy(second)]).toEqual([[], [text]])
      expect((await read(id)).segments.map(({ carrier }: { carrier: string }) => carrier)).toEqual(['two', 'two'])
    })

    it('is left alone while the first answers', async () => {
      await post()
      await pass(gateway, 5_000)
      expect([receivedBy(first), receivedBy(second)]).toEqual([[text], []])
    })

    it('takes what waits once the first has been away for half a minute', async () => {
      await first?.simulator.stop()
      await gateway.rest()
      const id = await post()
      await pass(gateway, 20_000)
      expect(receivedBy(second)).toEqual([])
      await pass(gateway, 30_000)
      expect(receivedBy(second)).toEqual([text])
      expect((await read(id)).state).toBe('delivered')
      await first?.simulator.start()
    })
  })
}
