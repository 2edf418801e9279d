import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startWatched, type WatchedGateway } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const admin = 'demo-admin-token'
const password = 'Очень-длинный-пароль-42'

for (const kind of testDatabases) {
  describe(`the audit log on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: WatchedGateway
    let companyId: string
    let key: { id: string; key: string }

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startWatched({ databaseUrl: database.url })
      const created = await act('POST', '/v1/companies', { name: 'Ромашка', zone: 'Europe/Moscow' }, admin)
      companyId = created.id
      const wanted = { name: 'first', scopes: ['messages:send', 'messages:read', 'company:admin'] }
      key = await act('POST', `/v1/api-keys?companyId=${companyId}`, wanted, admin)
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
    async function act(method: string, path: string, body: object | undefined, token: string): Promise<any> {
      const answer = await gateway.request(method, path, { token, ...(body === undefined ? {} : { body }) })
      expect(answer.status).toBeLessThan(300)
      last = answer.headers.get('x-request-id')
      return answer.body
    }
    let last: string | null = null

    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
    async function newest(token = key.key): Promise<any> {
      const { status, body } = await gateway.request('GET', '/v1/audit?limit=1', { token })
      expect(status).toBe(200)
      return body.records[0]
    }

    const by = () => ({ companyId, actor: `key:${key.id}`, via: 'rest', address: '127.0.0.1', requestId: last })

    it('tells who made a company and its first key: the platform', async () => {
      const { body } = await gateway.request('GET', '/v1/audit', { token: key.key })
      const [made, created] = body.records
      expect(created).toMatchObject({ action: 'company.create', subject: `company:${companyId}`, before: null })
      expect(created.after).toMatchObject({ id: companyId, name: 'Ромашка', state: 'active' })
      expect(made).toMatchObject({ action: 'api_key.create', subject: `key:${key.id}`, before: null, via: 'rest' })
      expect(made.actor).toMatch(/^key:\d+$/)
      expect(made.actor).toBe(created.actor)
    })

    it('keeps the instant, the door, and both sides of a change', async () => {
      await gateway.advance(5_000)
      await act('PATCH', `/v1/companies/${companyId}`, { zone: 'Asia/Sakhalin' }, key.key)
      expect(await newest()).toMatchObject({
        ...by(),
        action: 'company.update',
        at: new Date(gateway.clock.now()).toISOString(),
        before: { zone: 'Europe/Moscow' },
        after: { zone: 'Asia/Sakhalin' },
      })
    })

    it('has a record of each change of users and keys', async () => {
      const wanted = { login: `ivan-${kind.name}`, name: 'Иван', role: 'operator', password }
      const user = await act('POST', '/v1/users', wanted, key.key)
      const subject = `user:${user.id}`
      const created = { action: 'user.create', subject, before: null, after: { role: 'operator' } }
      expect(await newest()).toMatchObject({ ...by(), ...created })
      await act('PATCH', `/v1/users/${user.id}`, { role: 'base_user' }, key.key)
      const updated = { action: 'user.update', subject, before: { role: 'operator' }, after: { role: 'base_user' } }
      expect(await newest()).toMatchObject({ ...by(), ...updated })
      await act('PATCH', `/v1/users/${user.id}`, { password: `${password}!` }, key.key)
      expect(await newest()).toMatchObject({ ...by(), action: 'user.update_password', subject })
      const second = await act('POST', '/v1/api-keys', { name: 'second', scopes: ['messages:send'] }, key.key)
      await act('POST', `/v1/api-keys/${second.id}/revoke`, undefined, key.key)
      const revoked = {
        action: 'api_key.revoke',
        before: { revokedAt: null },
        after: { revokedAt: expect.any(String) },
      }
      expect(await newest()).toMatchObject({ ...by(), ...revoked, subject: `key:${second.id}` })
    })

    it('has no record of what was refused', async () => {
      const { id } = await newest()
      const refused = await gateway.request('PATCH', `/v1/companies/${companyId}`, {
        token: key.key,
        body: { zone: 'Asia/Nowhere' },
      })
      expect(refused.status).toBe(400)
      expect((await newest()).id).toBe(id)
    })

    it('holds neither keys nor passwords, nor anything made of them', async () => {
      const pages = await Promise.all(
        [key.key, admin].map((token) => gateway.request('GET', '/v1/audit?limit=100', { token })),
      )
      const text = JSON.stringify(pages.map(({ body }) => body))
      expect(text).toContain('user.create')
      for (const secret of [key.key, key.key.slice(8), admin, password, 'argon2', 'hash']) {
        expect(text).not.toContain(secret)
      }
    })
  })
}
