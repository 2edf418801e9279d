import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { attacker, home, logIn } from './_log-in.js'
import { askWith, ownPage, signIn } from './_sign-in.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const hour = 3_600_000
const message = { to: '+79000000001', text: 'Да' }

for (const kind of testDatabases) {
  describe(`sessions of the console on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      const config = { demo: true, trustedProxies: ['127.0.0.1'] }
      gateway = await startTestGateway({ databaseUrl: database.url, config })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
      askWith(gateway, method, path, headers, body)
    const statusOf = async (cookie: string, method = 'GET', path = '/v1/session', body?: unknown) =>
      (await ask(method, path, { cookie, ...ownPage }, body)).status
    const createUser = (login: string, role: string) =>
      gateway.request('POST', '/v1/users', { body: { login, name: login, role, password: 'a long password' } })

    it('opens with a cookie that scripts and other sites do not get', async () => {
      const { setCookie, cookie } = await signIn(gateway)
      expect(setCookie).toMatch(/^svyaz-session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/)
      const { body } = await ask('GET', '/v1/session', { cookie })
      expect(body).toMatchObject({
        user: { login: 'demo', role: 'administrator' },
        apiKey: null,
        company: { name: 'Demo', zone: 'Europe/Moscow' },
        scopes: ['messages:send', 'messages:read', 'company:admin'],
        defaultSender: '4938',
        virtualPhones: true,
      })
    })

    it('carries out what the user may, and refuses what he may not', async () => {
      await createUser('session-operator', 'operator')
      const { cookie } = await signIn(gateway, { login: 'session-operator', password: 'a long password' })
      expect(await statusOf(cookie, 'POST', '/v1/messages', message)).toBe(202)
      expect(await statusOf(cookie, 'GET', '/v1/messages')).toBe(200)
      expect(await statusOf(cookie, 'GET', '/v1/users')).toBe(403)
      expect(await statusOf(cookie, 'GET', '/v1/companies')).toBe(403)
    })

    it('is marked for TLS behind a proxy that speaks it', async () => {
      const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'sms.example' }
      const { setCookie, cookie } = await signIn(gateway, undefined, forwarded)
      expect(setCookie).toMatch(/^__Host-svyaz-session=.*; Secure; /)
      const origin = { cookie, ...forwarded, origin: 'https://sms.example' }
      expect((await ask('POST', '/v1/messages', origin, message)).status).toBe(202)
      expect((await ask('POST', '/v1/messages', { ...origin, origin: 'http://sms.example' }, message)).status).toBe(403)
    })

    it('changes nothing for a page of another site', async () => {
      const { cookie } = await signIn(gateway)
      const foreign: Record<string, string>[] = [
        {},
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: gateway.url, 'sec-fetch-site': 'cross-site' },
      ]
      for (const headers of foreign) {
        const { status, body } = await ask('POST', '/v1/messages', { cookie, ...headers }, message)
        expect([headers, status, body.code]).toEqual([headers, 403, 'forbidden'])
      }
      expect((await ask('POST', '/v1/messages', { cookie, origin: gateway.url }, message)).status).toBe(202)
      expect((await ask('DELETE', '/v1/session', { cookie, ...foreign[1] })).status).toBe(403)
      expect((await ask('GET', '/v1/session', { cookie })).status).toBe(200)
    })

    it('is not opened for a page of another site', async () => {
      const headers = { origin: 'https://evil.example' }
      const answer = await ask('POST', '/v1/session', headers, { login: 'demo', password: 'demo' })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    })

    it('is no way to send by a link', async () => {
      const { cookie } = await signIn(gateway)
      const { status } = await ask('GET', '/send?to=89000000001&text=x', { cookie, 'sec-fetch-site': 'cross-site' })
      expect(status).toBe(401)
    })

    it('takes the place of the one that the browser brought', async () => {
      const first = await signIn(gateway)
      const second = await signIn(gateway, undefined, { cookie: first.cookie })
      expect(second.cookie).not.toBe(first.cookie)
      expect(await statusOf(first.cookie)).toBe(401)
      expect(await statusOf(second.cookie)).toBe(200)
    })

    it('ends on the gateway when the user signs out', async () => {
      const { cookie } = await signIn(gateway)
      const answer = await ask('DELETE', '/v1/session', { cookie, ...ownPage })
      expect(answer.body).toEqual({ ended: true })
      expect(answer.headers.get('set-cookie')).toMatch(/^svyaz-session=; .*Max-Age=0$/)
      expect(await statusOf(cookie)).toBe(401)
      expect(await statusOf(cookie, 'POST', '/v1/messages', message)).toBe(401)
      expect((await gateway.request('DELETE', '/v1/session')).body).toEqual({ ended: false })
    })

    it('ends with the password, the user, the key and the company', async () => {
      const { body: user } = await createUser('session-leaver', 'operator')
      const credentials = { login: 'session-leaver', password: 'a long password' }
      const first = await signIn(gateway, credentials)
      await gateway.request('PATCH', `/v1/users/${user.id}`, { body: { name: 'Another name' } })
      expect(await statusOf(first.cookie)).toBe(200)
      await gateway.request('PATCH', `/v1/users/${user.id}`, { body: { password: 'another password' } })
      expect(await statusOf(first.cookie)).toBe(401)
      const second = await signIn(gateway, { ...credentials, password: 'another password' })
      await gateway.request('PATCH', `/v1/users/${user.id}`, { body: { state: 'suspended' } })
      expect(await statusOf(second.cookie)).toBe(401)

      const { body: key } = await gateway.request('POST', '/v1/api-keys', {
        body: { name: 'console', scopes: ['messages:read'] },
      })
      const byKey = await signIn(gateway, { key: key.key })
      expect((await ask('GET', '/v1/session', { cookie: byKey.cookie })).body).toMatchObject({
        user: null,
        apiKey: { name: 'console' },
        scopes: ['messages:read'],
      })
      await gateway.request('POST', `/v1/api-keys/${key.id}/revoke`)
      expect(await statusOf(byKey.cookie)).toBe(401)
    })

    it('lets the platform’s administrator in with the key', async () => {
      const { cookie } = await signIn(gateway, { key: 'demo-admin-token' })
      expect((await ask('GET', '/v1/session', { cookie })).body).toMatchObject({ company: null, user: null })
      expect(await statusOf(cookie, 'GET', '/v1/companies')).toBe(200)
    })

    it('is written down when it opens and when it is closed', async () => {
      const { cookie } = await signIn(gateway)
      await ask('DELETE', '/v1/session', { cookie, ...ownPage })
      const { body } = await gateway.request('GET', '/v1/audit?limit=2')
      const actions = body.records.map(({ action, via }: { action: string; via: string }) => `${via} ${action}`)
      expect(actions).toEqual(['rest session.close', 'rest session.open'])
    })

    it('counts guesses together with those of every other log-in', async () => {
      const guess = (index: number) =>
        ask(
          'POST',
          '/v1/session',
          { ...ownPage, 'x-forwarded-for': attacker },
          { login: 'demo', password: `x${index}` },
        )
      const statuses = await Promise.all(Array.from({ length: 30 }, (_, index) => guess(index)))
      expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([401]))
      // What was right a moment ago is not looked at again.
      await gateway.advance(6_000)
      expect((await logIn(gateway, 'demo', 'demo', attacker)).status).toBe(401)
      expect((await logIn(gateway, 'demo', 'demo', home)).status).toBe(200)
    })

    it('takes a login with its password or a key, and nothing else for a cookie', async () => {
      for (const body of [{}, { login: 'demo' }, { key: 'demo-token', login: 'demo', password: 'demo' }]) {
        expect((await ask('POST', '/v1/session', ownPage, body)).status).toBe(400)
      }
      for (const value of ['', 'x', 'A'.repeat(43), 'A'.repeat(5_000)]) {
        expect(await statusOf(`svyaz-session=${value}`)).toBe(401)
      }
    })

    it('does not make a browser ask for a password in a window of its own', async () => {
      const page = await ask('GET', '/v1/session', ownPage)
      expect([page.status, page.headers.get('www-authenticate')]).toEqual([401, 'Session realm="svyaz"'])
      const program = await ask('GET', '/v1/session', {})
      expect(program.headers.get('www-authenticate')).toContain('Basic')
    })

    it('ends after eight hours without a request, and after seven days with them', async () => {
      const { cookie } = await signIn(gateway)
      await gateway.leap(7.9 * hour)
      expect(await statusOf(cookie)).toBe(200)
      await gateway.leap(7.9 * hour)
      expect(await statusOf(cookie)).toBe(200)
      await gateway.leap(8 * hour)
      expect(await statusOf(cookie)).toBe(401)

      const busy = await signIn(gateway)
      for (let days = 0; days < 7; days += 0.25) {
        expect(await statusOf(busy.cookie)).toBe(200)
        await gateway.leap(6 * hour)
      }
      expect(await statusOf(busy.cookie)).toBe(401)
    })
  })
}
