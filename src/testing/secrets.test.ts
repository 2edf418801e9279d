import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bytesOf, send as sendRaw } from '../interfaces/rest/_raw-http.js'
import { openLog } from '../telemetry/log.js'
import { databaseFailure, FaultyDatabase } from './_faulty-database.js'
import { logIn } from './_log-in.js'
import { passTime } from './_steps.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'

/** What must stay where it belongs, each value in one place of the world only. */
const canary = {
  text: 'КАНАРЕЙКА-в-тексте',
  latinText: 'CANARY-in-the-text',
  incomingText: 'CANARY-from-a-phone',
  digits: '9031234567',
  password: 'CANARY-password-9c1e',
  wrongPassword: 'CANARY-wrong-password',
  wrongKey: 'svz_CANARYwrongKEY0000000',
  linkPassword: 'CaNaRy9',
  idempotencyKey: 'CANARY-idempotency-key',
}
const number = `+7${canary.digits}`
/** Ends a line, goes back to its beginning, clears the screen. */
const control = '\r\nFORGED {"level":"info"}\u001b[2J\u0085\u2028'

for (const kind of testDatabases) {
  describe(`secrets on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let faulty: FaultyDatabase
    let adminKey: string
    const keys: string[] = []
    const lines: string[] = []
    const refusals: TestResponse[] = []

    beforeAll(async () => {
      database = await kind.create()
      const { log } = openLog({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } })
      gateway = await startTestGateway({
        databaseUrl: database.url,
        config: { demo: true, simulator: { password: canary.linkPassword }, trustedProxies: ['127.0.0.1'] },
        overrides: { log, wrapDatabase: (inner) => (faulty = new FaultyDatabase(inner)) },
      })
      await useEveryDoor()
      await failEverywhere()
      await passTime(gateway, 10_000)
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (method: string, path: string, body?: unknown, token?: string) => {
      const answer = await gateway.request(method, path, { body, ...(token !== undefined && { token }) })
      if (answer.status >= 400) refusals.push(answer)
      return answer
    }
    const create = async (path: string, body: object, token?: string) => {
      const answer = await ask('POST', path, body, token)
      if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
      return answer.body
    }

    const useEveryDoor = async () => {
      const scopes = ['messages:send', 'messages:read', 'company:admin', 'metrics:read']
      adminKey = (await create('/v1/api-keys', { name: 'canary', scopes })).key
      const platform = { name: 'canary', scopes: ['platform:admin'] }
      keys.push(adminKey, (await create('/v1/api-keys', platform, 'demo-admin-token')).key)
      const user = { login: 'canary', name: 'Canary', role: 'operator', password: canary.password }
      const { id } = await create('/v1/users', user, adminKey)
      await ask('PATCH', `/v1/users/${id}`, { password: `${canary.password}-2` })
      await ask('PATCH', `/v1/users/${id}`, { password: canary.password })
      expect((await logIn(gateway, 'canary', canary.password)).status).toBe(200)
      for (const text of [canary.text, canary.latinText, `${canary.text} `.repeat(5)]) {
        await gateway.request('POST', '/v1/messages', {
          body: { to: number, text, reference: 'canary' },
          headers: { 'idempotency-key': `${canary.idempotencyKey} ${text.length}` },
        })
      }
      await create('/v1/messages', { to: [number, '+79000000002'], text: canary.text })
      await create('/v1/segmentation', { text: canary.text })
      await passTime(gateway, 5_000)
      await create(`/v1/simulator/phones/7${canary.digits}/messages`, { to: '4938', text: canary.incomingText })
      await create(`/v1/simulator/phones/7${canary.digits}/messages`, { to: '4999', text: canary.incomingText })
      await passTime(gateway, 5_000)
      await ask('GET', `/v1/messages?msisdn=%2B7${canary.digits}`)
      await ask('GET', `/v1/simulator/phones/7${canary.digits}`)
      await ask('GET', '/v1/audit', undefined, adminKey)
      await ask('GET', '/v1/api-keys', undefined, adminKey)
    }

    const failEverywhere = async () => {
      for (const script of [
        { kind: 'reject', commandStatus: 11, firstSubmits: 1 },
        { kind: 'undeliverable', errorCode: '027' },
        { kind: 'drop_connection', times: 1 },
        { kind: 'no_receipt' },
      ]) {
        await ask('PUT', `/v1/simulator/phones/7${canary.digits}/script`, script)
        await ask('POST', '/v1/messages', { to: number, text: canary.text })
        await passTime(gateway, 40_000)
      }
      for (const login of ['canary', 'demo', canary.wrongPassword]) {
        refusals.push(await logIn(gateway, login, canary.wrongPassword, '203.0.113.1'))
      }
      for (const token of [canary.wrongKey, `${adminKey}x`]) await ask('GET', '/v1/messages', undefined, token)
      await ask('POST', '/v1/messages', { to: 'x', text: canary.text })
      await ask('POST', '/v1/messages', { to: number, text: canary.text.repeat(500) })
      await ask('POST', '/v1/messages', { to: number, text: canary.text, from: canary.latinText.repeat(3) })
      await ask('POST', '/v1/messages', { to: number, text: canary.text, class: canary.latinText })
      await ask('POST', '/v1/users', { login: 'x', name: 'x', role: 'operator', password: canary.password, more: 1 })
      await ask('POST', '/v1/users', { login: 'canary', name: 'x', role: 'operator', password: canary.password })
      await ask('GET', `/v1/messages?cursor=${canary.latinText}&limit=${canary.latinText}`)
      await ask('GET', `/v1/${canary.latinText}/${canary.digits}?key=${canary.wrongKey}`)
      const { httpPort } = gateway
      const headers = { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' }
      const path = `/v1/messages?key=${canary.wrongKey}`
      for (const body of [`{"text":"${canary.text}`, '{"to":', `"${canary.text}"`, `[${canary.digits}`]) {
        const answer = await sendRaw(httpPort, { method: 'POST', path: '/v1/messages', headers, body })
        refusals.push({ status: answer.status, headers: new Headers(), body: answer.body })
      }
      await sendRaw(httpPort, { method: 'POST', path, headers: { Authorization: `Digest ${canary.wrongKey}` } })
      await sendRaw(httpPort, { method: 'BREW', path, headers })
      expect(bytesOf({ path }).toString()).toContain(canary.wrongKey)
      await failInside()
    }

    /** As a driver fails: with the row and the query in further fields. */
    const failInside = async () => {
      const broken = Object.assign(databaseFailure('XX000', `broken near ${number} Bearer ${adminKey}`), {
        detail: `Key (text)=(${canary.text})`,
        parameters: [canary.text, number],
        query: `INSERT … ${canary.text}`,
        cause: Object.assign(new Error(`to ${number}`), { row: { text: canary.text } }),
      })
      for (const change of ['accept', 'outcome', 'claim', 'receipt', 'inbound'] as const) {
        faulty.failOnce({ error: broken, isCommitted: false }, ({ kind: changed }) => changed === change)
        await ask('POST', '/v1/messages', { to: number, text: canary.text })
        await ask('POST', `/v1/simulator/phones/7${canary.digits}/messages`, { to: '4938', text: canary.incomingText })
        await passTime(gateway, 10_000)
      }
    }

    const everySecret = () => [...keys, canary.password, canary.wrongPassword, canary.wrongKey, canary.linkPassword]
    const everyText = [canary.text, canary.latinText, canary.incomingText]

    it('keeps texts, secrets and whole numbers out of the log, at every level', () => {
      const log = lines.join('')
      for (const record of ['submitted', 'receipt', 'received', 'request failed', 'in doubt', 'not taken by']) {
        expect(log).toContain(record)
      }
      for (const value of [...everySecret(), ...everyText, canary.digits, canary.idempotencyKey]) {
        expect(lines.filter((line) => line.includes(value))).toEqual([])
      }
      expect(log).toContain('+7903***4567')
    })

    it('keeps them out of refusals, but for the recipients that the caller named', () => {
      expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([400, 401, 404, 409, 422, 500]))
      for (const { body } of refusals) {
        const { refused: _refused, ...shown } = typeof body === 'string' ? JSON.parse(body) : body
        const text = JSON.stringify(shown)
        for (const value of [...everySecret(), ...everyText, canary.digits]) expect(text).not.toContain(value)
      }
    })

    it('keeps them out of the metrics and of health', async () => {
      for (const path of ['/metrics', '/health/ready', '/v1/carriers']) {
        const { status, body } = await ask('GET', path, undefined, 'demo-admin-token')
        expect(status).toBe(200)
        const text = typeof body === 'string' ? body : JSON.stringify(body)
        for (const value of [...everySecret(), ...everyText, canary.digits]) expect(text).not.toContain(value)
      }
    })

    it('keeps no key and no password in the database, and no fast hash of a password', async () => {
      const dump = await dumpOf(database.url)
      expect(dump.includes(Buffer.from('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true)
      for (const value of everySecret()) expect([value, dump.includes(Buffer.from(value))]).toEqual([value, false])
      for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) {
        const digest = createHash(algorithm).update(canary.password).digest()
        for (const form of [digest, digest.toString('hex'), digest.toString('base64'), digest.toString('base64url')]) {
          expect([algorithm, dump.includes(form)]).toEqual([algorithm, false])
        }
      }
    })

    it('keeps texts with the messages alone', async () => {
      const placesOfText = {
        broadcasts: ['common'],
        messages: ['text', 'sent_text'],
        inbound_parts: ['data'],
        receipts: ['raw'],
      }
      const found = new Set<string>()
      for (const table of await tablesOf(database.url)) {
        const rows = (await faulty.read
          .selectFrom(table as 'messages')
          .selectAll()
          .execute()) as object[]
        for (const row of rows) {
          for (const [column, value] of Object.entries(row)) {
            if (everyText.some((text) => String(value).includes(text))) found.add(`${table}.${column}`)
          }
        }
      }
      const allowed = Object.entries(placesOfText).flatMap(([table, columns]) =>
        columns.map((name) => `${table}.${name}`),
      )
      expect(found).toContain('messages.text')
      expect(allowed).toEqual(expect.arrayContaining([...found]))
    })

    it('writes one line a record, whatever stands in the fields of a request', async () => {
      lines.length = 0
      refusals.length = 0
      const user = { login: `x${control}`, name: `x${control}`, role: 'operator', password: `a password${control}` }
      await ask('POST', '/v1/users', user)
      await ask('POST', '/v1/users', { ...user, login: 'injector' })
      await ask('POST', '/v1/api-keys', { name: `x${control}`, scopes: ['messages:read'] })
      await ask('POST', '/v1/companies', { name: `x${control}`, zone: `Europe${control}` }, 'demo-admin-token')
      await ask('POST', '/v1/companies', { name: `x${control}`, zone: 'Europe/Moscow' }, 'demo-admin-token')
      for (const field of ['to', 'text', 'from', 'class', 'reference', 'scheduledAt', `x${control}`]) {
        await ask('POST', '/v1/messages', { to: number, text: 'x', [field]: `x${control}` })
      }
      const phone = `/v1/simulator/phones/7${canary.digits}/messages`
      await ask('POST', phone, { to: '4938', text: `x${control}` })
      await ask('POST', phone, { to: `4938${control}`, text: 'x' })
      const encoded = encodeURIComponent(control)
      for (const path of [`/v1/${encoded}`, `/v1/messages?reference=${encoded}`, `/v1/messages/${encoded}`]) {
        await ask('GET', path)
      }
      refusals.push(await logIn(gateway, `demo${control}`, control, '203.0.113.2'))
      for (const nul of ['\u0000', '%00']) {
        refusals.push(await logIn(gateway, `demo${nul}`, nul, '203.0.113.3'))
        await ask('POST', '/v1/messages', { to: number, text: nul, reference: nul })
        await ask('POST', '/v1/users', { login: nul, name: nul, role: 'operator' })
        await ask('GET', `/v1/messages?reference=%00${nul}`)
      }
      await passTime(gateway, 10_000)
      expect(lines.length).toBeGreaterThan(15)
      for (const line of lines) {
        // eslint-disable-next-line no-control-regex
        expect(line.slice(0, -1)).not.toMatch(/[\r\n\u001b\u0000]/)
        expect(line.endsWith('\n')).toBe(true)
        expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), msg: expect.any(String) })
        expect(line).not.toContain('FORGED')
      }
      expect(refusals.map(({ status }) => status)).not.toContain(500)
    })
  })
}

/** All that a thief of the disk would have. */
async function dumpOf(url: string): Promise<Buffer> {
  if (url.startsWith('sqlite:')) {
    const folder = dirname(url.slice('sqlite:'.length))
    const files = readdirSync(folder).filter((name) => name.startsWith('svyaz.db'))
    expect(files).toContain('svyaz.db-wal')
    return Buffer.concat(files.map((name) => readFileSync(join(folder, name))))
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const parts: string[] = []
  for (const table of await tablesOf(url)) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} AS t`)
    parts.push(...rows.map(({ row }) => row))
  }
  await client.end()
  return Buffer.from(parts.join('\n'))
}

async function tablesOf(url: string): Promise<string[]> {
  if (url.startsWith('sqlite:')) {
    const { default: Sqlite } = await import('better-sqlite3')
    const file = new Sqlite(url.slice('sqlite:'.length), { readonly: true })
    const rows = file.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as { name: string }[]
    file.close()
    return rows.map(({ name }) => name)
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  await client.end()
  return rows.map(({ name }) => name)
}
