import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Msisdn } from '../core/values/msisdn.js'
import { messageOf, newPhoneNumbers, pass, send, startWatched, type WatchedGateway } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

for (const kind of testDatabases) {
  describe(`a message in doubt that is held on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: WatchedGateway
    const nextPhone = newPhoneNumbers()

    beforeAll(async () => {
      database = await kind.create()
      const config = { demo: true, messaging: { inDoubt: 'hold' } }
      gateway = await startWatched({ databaseUrl: database.url, config })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    /** The first submission is never answered, whether or not the phone gets it. */
    async function inDoubt(taken: boolean): Promise<{ id: string; to: Msisdn }> {
      const to = nextPhone()
      gateway.simulator?.phones.setScript(to, { kind: 'no_answer', taken, firstSubmits: 1 })
      const id = await send(gateway, { to, text: 'Проверка' })
      await pass(gateway, 60_000, 'coarse')
      return { id, to }
    }

    const resolve = (id: string, decision: string) =>
      gateway.request('POST', `/v1/messages/${id}/resolve-doubt`, { body: { decision } })
    const listed = async () => {
      const { body } = await gateway.request('GET', '/v1/messages?inDoubt=true')
      return (body.messages as { id: string }[]).map(({ id }) => id)
    }

    it('waits, is listed, and is sent again when somebody says so', async () => {
      const { id, to } = await inDoubt(false)
      expect(await messageOf(gateway, id)).toMatchObject({ state: 'sending', segments: [{ state: 'in_doubt' }] })
      expect(await listed()).toEqual([id])
      expect((await resolve(id, 'resend')).status).toBe(200)
      await pass(gateway, 1_000)
      expect(await messageOf(gateway, id)).toMatchObject({ state: 'delivered', segments: [{ attempts: 2 }] })
      expect(gateway.simulator?.phones.get(to).messages).toHaveLength(1)
      expect(await listed()).toEqual([])
    })

    it('is given up as unknown when somebody says so', async () => {
      const { id, to } = await inDoubt(true)
      expect((await resolve(id, 'give_up')).body).toMatchObject({ state: 'unknown', segments: [{ attempts: 1 }] })
      await pass(gateway, 60_000, 'coarse')
      expect(gateway.simulator?.phones.get(to).messages).toHaveLength(1)
    })

    it('is decided about once, and only while there is a doubt', async () => {
      const { id } = await inDoubt(false)
      await resolve(id, 'give_up')
      expect(await resolve(id, 'resend')).toMatchObject({ status: 409, body: { code: 'conflict' } })
      expect((await resolve('999999999', 'resend')).status).toBe(404)
      expect(await resolve(id, 'perhaps')).toMatchObject({ status: 400, body: { field: '/decision' } })
    })
  })
}
