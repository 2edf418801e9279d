import { connect, type Socket } from 'node:net'

import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ReceivedEvent } from './_receiver.js'
import { readAll, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const minute = 60_000
const day = 86_400_000

for (const kind of testDatabases) {
  describe(`the event log on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let gateway: TestGateway
    const sockets: Socket[] = []

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
    })

    afterEach(async () => {
      for (const socket of sockets.splice(0)) socket.destroy()
      await gateway.stop()
      await database.drop()
    })

    const get = (path: string, headers: Record<string, string> = {}) => gateway.request('GET', path, { headers })
    const send = async (to = '+79000000001'): Promise<string> => {
      const { body } = await gateway.request('POST', '/v1/messages', { body: { to, text: 'Авария' } })
      return body.messages[0].id as string
    }
    const delivered = async (id: string) =>
      until(
        gateway,
        async () => (await readAll(gateway, `&subject=message:${id}`)).at(-1)?.type === 'message.delivered',
      )

    it('is read page by page, each event once, with a cursor that goes on for ever', async () => {
      const ids: string[] = []
      for (let index = 0; index < 7; index += 1) ids.push(await send(`+7900000000${index}`))
      for (const id of ids) await delivered(id)
      const all = await readAll(gateway)
      expect(all).toHaveLength(21)
      expect(new Set(all.map(({ id }) => id)).size).toBe(21)
      const seen: ReceivedEvent[] = []
      let after = ''
      for (let page = 0; page < 11; page += 1) {
        const { body } = await get(`/v1/events?limit=2${after}`)
        seen.push(...body.events)
        after = `&after=${body.nextCursor}`
      }
      expect(seen).toEqual(all)
      const empty = await get(`/v1/events?limit=2${after}`)
      expect(empty.body).toMatchObject({ events: [], hasMore: false })
      const id = await send()
      await delivered(id)
      expect((await readAll(gateway, `&after=${empty.body.nextCursor}`)).map(({ subject }) => subject.id)).toEqual([
        id,
        id,
        id,
      ])
    })

    it('is filtered by type and subject', async () => {
      const [one, other] = [await send(), await send('+79000000002')]
      await delivered(one)
      await delivered(other)
      const types = async (query: string) => (await readAll(gateway, query)).map(({ type }) => type)
      expect(await types('&type=message.sent')).toEqual(['message.sent', 'message.sent'])
      expect(await types(`&subject=message:${other}`)).toEqual([
        'message.accepted',
        'message.sent',
        'message.delivered',
      ])
      expect(await types(`&subject=message:${one}&type=message.sent,message.delivered`)).toHaveLength(2)
      expect(await types('&type=message.*')).toHaveLength(6)
      expect(await types('&type=webhook.*')).toEqual([])
    })

    it('begins at its end with "now"', async () => {
      await delivered(await send())
      const { body } = await get('/v1/events?after=now')
      expect(body).toMatchObject({ events: [], hasMore: false })
      const id = await send()
      await delivered(id)
      expect((await readAll(gateway, `&after=${body.nextCursor}`)).every(({ subject }) => subject.id === id)).toBe(true)
    })

    it.each([
      ['zzzzzzzz.1', 400, 'invalid_parameter'],
      ['nonsense', 400, 'invalid_parameter'],
      ['1042', 400, 'invalid_parameter'],
    ])('refuses the cursor %s', async (cursor, status, code) => {
      expect(await get(`/v1/events?after=${cursor}`)).toMatchObject({ status, body: { code, field: 'after' } })
    })

    it('says of a cursor that is too old that it is, and deletes what is too old', async () => {
      await gateway.stop()
      const config = { demo: true, events: { retentionDays: 1 }, webhooks: { giveUpAfterHours: 1 } }
      gateway = await startTestGateway({ databaseUrl: database.url, config, overrides: { clock } })
      const { body } = await get('/v1/events?limit=1')
      const id = await send()
      await delivered(id)
      expect((await get(`/v1/events?after=${body.nextCursor}`)).status).toBe(200)
      // The end of the log is noted every quarter of an hour.
      for (let passed = 0; passed < 17; passed += 1) await gateway.advance(minute)
      await gateway.stop()
      clock = new VirtualClock(clock.now() + day)
      gateway = await startTestGateway({ databaseUrl: database.url, config, overrides: { clock } })
      for (let passed = 0; passed < 2; passed += 1) await gateway.advance(minute)
      expect(await get(`/v1/events?after=${body.nextCursor}`)).toMatchObject({
        status: 410,
        body: { code: 'cursor_expired', field: 'after' },
      })
      expect(await readAll(gateway)).toEqual([])
      const rows = await gateway.core.store.events.readRange(2 as never, {
        from: { txId: 0, id: 0 },
        to: { txId: Number.MAX_SAFE_INTEGER, id: 0 },
        types: [],
        limit: 10,
      })
      expect(rows).toEqual([])
      const { body: now } = await get('/v1/events')
      expect((await get(`/v1/events?after=${now.nextCursor}`)).status).toBe(200)
    })

    it('is waited for: until there is something, or the time is over', async () => {
      const { body } = await get('/v1/events?after=now')
      const waiting = get(`/v1/events?after=${body.nextCursor}&wait=30`)
      await gateway.processAll()
      const id = await send()
      await until(gateway, async () => (await Promise.race([waiting, Promise.resolve(null)])) !== null)
      expect((await waiting).body.events[0].subject.id).toBe(id)

      await delivered(id)
      const nothing = get('/v1/events?after=now&wait=5')
      let answered = false
      void nothing.then(() => (answered = true))
      await until(gateway, () => gateway.core.eventWatches.waiting > 0)
      await gateway.advance(4_000)
      expect(answered).toBe(false)
      await gateway.advance(1_100)
      expect((await nothing).body.events).toEqual([])
    })

    it('bounds how many may wait', async () => {
      const waiting = Array.from({ length: 32 }, () => get('/v1/events?after=now&wait=30'))
      await until(gateway, () => gateway.core.eventWatches.waiting === 32)
      expect((await get('/v1/events?after=now&wait=1')).status).toBe(429)
      const refused = await get('/v1/events/stream')
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_streams' } })
      expect(refused.headers.get('retry-after')).toBe('5')
      await gateway.advance(30_000)
      for (const { status } of await Promise.all(waiting)) expect(status).toBe(200)
    })

    /** Opens a stream; what has come of it so far. */
    const stream = async (query = '', headers: Record<string, string> = {}) => {
      const socket = connect(gateway.httpPort, '127.0.0.1')
      sockets.push(socket)
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      const head = `GET /v1/events/stream${query} HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer demo-token\r\n`
      socket.write(`${head}${lines.join('')}\r\n`)
      const received = { text: '', isClosed: false, socket }
      socket.on('data', (chunk: Buffer) => (received.text += chunk.toString('utf8')))
      socket.once('close', () => (received.isClosed = true))
      await until(gateway, () => received.text.includes('\nid: '))
      return received
    }

    it('is streamed as it grows, and taken up again from the last id', async () => {
      const first = await stream()
      expect(first.text).toMatch(/^HTTP\/1.1 200 OK\r\n/)
      expect(first.text).toMatch(/Content-Type: text\/event-stream/)
      const id = await send()
      await until(gateway, () => first.text.includes('event: message.delivered'))
      const events = [...first.text.matchAll(/id: (\S+)\nevent: (\S+)\ndata: (.*)\n\n/g)]
      expect(events.map(([, , type]) => type)).toEqual(['message.accepted', 'message.sent', 'message.delivered'])
      expect(events.map(([, , , data]) => JSON.parse(data ?? ''))).toEqual(await readAll(gateway))

      const second = await stream('', { 'Last-Event-ID': events[1]?.[1] ?? '' })
      await until(gateway, () => second.text.includes('event: '))
      expect([...second.text.matchAll(/event: (\S+)/g)].map(([, type]) => type)).toEqual(['message.delivered'])
      expect(second.text).toContain(`"id":"${id}"`)
      const beats = () => first.text.split(': still here').length
      const before = beats()
      await gateway.advance(15_000)
      await until(gateway, () => beats() > before)
      expect((await get('/v1/events/stream', { 'Last-Event-ID': 'zzzzzzzz.1' })).status).toBe(400)
    })

    it('forgets who is gone, and who only asks for the head', async () => {
      const reader = await stream('?type=message.accepted')
      reader.socket.destroy()
      await until(gateway, () => gateway.core.eventWatches.waiting === 0)
      const head = await gateway.request('HEAD', '/v1/events/stream')
      expect(head.status).toBe(200)
      await until(gateway, () => gateway.core.eventWatches.waiting === 0)
    })

    it('ends its streams and long polls when the gateway stops', async () => {
      const reader = await stream()
      const waiting = get('/v1/events?after=now&wait=30')
      await until(gateway, () => gateway.core.eventWatches.waiting > 0)
      const startedAt = performance.now()
      await gateway.stop()
      expect(performance.now() - startedAt).toBeLessThan(5_000)
      expect((await waiting).status).toBe(200)
      expect(reader.text.endsWith('0\r\n\r\n') || reader.isClosed).toBe(true)
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
    })

    if (kind.name === 'postgres') {
      it('leaves out nothing of transactions that end in another order than they began', async () => {
        const clients = await Promise.all(
          Array.from({ length: 6 }, async () => {
            const client = new pg.Client({ connectionString: database.url })
            await client.connect()
            return client
          }),
        )
        const insert = `INSERT INTO events (company_id, tx_id, id, type, subject_type, subject_id, version, occurred_at, payload)
          SELECT company_id, pg_current_xact_id()::text::bigint, nextval('row_id'), 'message.sent', 'message', $1, 1, 0, '{}'
          FROM api_keys WHERE name = 'demo' LIMIT 1`
        const written: number[] = []
        const seen: string[] = []
        let after = (await get('/v1/events?after=now')).body.nextCursor as string
        const read = async () => {
          const { body } = await get(`/v1/events?after=${after}&limit=3`)
          after = body.nextCursor
          seen.push(...body.events.map(({ subject }: ReceivedEvent) => subject.id))
          return body.events.length as number
        }
        let subject = 1_000_000
        for (let round = 0; round < 5; round += 1) {
          for (const client of clients) {
            await client.query('BEGIN')
            await client.query(insert, [(subject += 1)])
            written.push(subject)
            await read()
          }
          // The last to begin are the first to end, and each writes once more before it does.
          for (const client of [...clients].reverse()) {
            await client.query(insert, [(subject += 1)])
            written.push(subject)
            await read()
            await client.query('COMMIT')
            await read()
          }
        }
        await until(gateway, async () => (await read()) === 0 && seen.length >= written.length)
        expect(seen.map(Number).sort((a, b) => a - b)).toEqual(written)
        for (const client of clients) await client.end()
      })

      it('wakes who waits for what another process writes', async () => {
        const waiting = get('/v1/events?after=now&wait=30')
        await until(gateway, () => gateway.core.eventWatches.waiting > 0)
        const client = new pg.Client({ connectionString: database.url })
        await client.connect()
        await client.query(`INSERT INTO events (company_id, tx_id, id, type, subject_type, subject_id, version, occurred_at, payload)
          SELECT company_id, pg_current_xact_id()::text::bigint, nextval('row_id'), 'message.sent', 'message', 7, 1, 0, '{}'
          FROM api_keys WHERE name = 'demo' LIMIT 1`)
        await client.end()
        await until(gateway, async () => (await Promise.race([waiting, Promise.resolve(null)])) !== null)
        expect((await waiting).body.events).toHaveLength(1)
      })
    }
  })
}
