import Database from 'better-sqlite3'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { SmsCarrier } from '../core/carrier.js'
import { messageOf, numberOf, pass, send, startWatched, type WatchedGateway } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const minute = 60_000

for (const kind of testDatabases) {
  describe(`a message that cannot be sent on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: WatchedGateway

    beforeEach(async () => {
      database = await kind.create()
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    async function start(wrapCarrier?: (carrier: SmsCarrier) => SmsCarrier): Promise<void> {
      const config = { demo: true, messaging: { maxAttempts: 3, retryDelaysMs: [1_000] } }
      const overrides = wrapCarrier === undefined ? {} : { wrapCarrier }
      gateway = await startWatched({ databaseUrl: database.url, config, overrides })
    }

    /** What no interface lets in: the row is changed behind the gateway's back. */
    async function spoil(id: string, column: string, value: string): Promise<void> {
      if (kind.name === 'sqlite') {
        const db = new Database(database.url.slice('sqlite:'.length))
        db.prepare(`UPDATE messages SET ${column} = ? WHERE id = ?`).run(value, Number(id))
        db.close()
        return
      }
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query(`UPDATE messages SET ${column} = $1 WHERE id = $2`, [value, id])
      await client.end()
    }

    const scheduledAt = () => new Date(gateway.clock.now() + minute).toISOString()
    const others = Array.from({ length: 50 }, (_, index) => numberOf(index + 10))

    async function sendAmongOthers(body: object): Promise<string> {
      const when = { scheduledAt: scheduledAt() }
      const id = await send(gateway, { to: numberOf(1), ...body, ...when })
      for (const to of others) await send(gateway, { to, text: 'Проверка', ...when })
      return id
    }

    async function othersArrive(): Promise<void> {
      expect(others.map((to) => gateway.simulator?.phones.get(to).messages.length)).toEqual(others.map(() => 1))
      expect((await gateway.request('GET', '/v1/messages?state=sending')).body.messages).toEqual([])
      // The queue has not lost count of its slots.
      const last = await send(gateway, { to: numberOf(2), text: 'Ещё одно' })
      await pass(gateway, 1_000)
      expect(await messageOf(gateway, last)).toMatchObject({ state: 'delivered' })
    }

    it('is rejected when its text does not fit its alphabet, and the others go on', async () => {
      await start()
      const id = await sendAmongOthers({ text: 'Plain' })
      await spoil(id, 'text', 'Не GSM')
      await pass(gateway, minute + 1_000, 'coarse')
      const segments = [{ state: 'rejected', errorCode: 'unencodable_text' }]
      expect(await messageOf(gateway, id)).toMatchObject({ state: 'rejected', segments })
      await othersArrive()
    })

    it('is rejected when its text cannot be cut into its segments, and the others go on', async () => {
      await start()
      const id = await sendAmongOthers({ text: 'Длинный текст. '.repeat(6) })
      await spoil(id, 'text', 'ы'.repeat(20_000))
      await pass(gateway, minute + 1_000, 'coarse')
      const segments = [
        { state: 'rejected', errorCode: 'unsendable' },
        { state: 'rejected', errorCode: 'unsendable' },
      ]
      expect(await messageOf(gateway, id)).toMatchObject({ state: 'rejected', segments })
      await othersArrive()
    })

    it.each(['throws', 'rejects'])('has failed after its attempts when the carrier %s over it', async (how) => {
      await start((carrier) => ({
        name: carrier.name,
        longMessages: carrier.longMessages,
        start: () => carrier.start(),
        stop: () => carrier.stop(),
        freeSlots: () => carrier.freeSlots(),
        status: () => carrier.status(),
        isIdle: () => carrier.isIdle(),
        submit: (submission) => {
          if (submission.to !== numberOf(1)) return carrier.submit(submission)
          if (how === 'throws') throw new Error('a defect')
          return Promise.reject(new Error('a defect'))
        },
      }))
      const id = await sendAmongOthers({ text: 'Plain' })
      await pass(gateway, minute, 'coarse')
      await pass(gateway, 5_000)
      const segments = [{ state: 'failed', attempts: 3, errorCode: 'internal' }]
      expect(await messageOf(gateway, id)).toMatchObject({ state: 'failed', segments })
      await othersArrive()
    })
  })
}
