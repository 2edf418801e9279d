import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { bytesOf, exchange } from '../interfaces/rest/_raw-http.js'
import { behindProxy, logIn, wrapVerify } from './_log-in.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`log-in with a password on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url, config: behindProxy })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const createUser = (login: string) =>
      gateway.request('POST', '/v1/users', {
        body: { login, name: 'Test', role: 'operator', password: `password of ${login}` },
      })
    const change = (id: string, body: object) => gateway.request('PATCH', `/v1/users/${id}`, { body })

    it('answers for a login that exists byte for byte as for one that does not', async () => {
      const silent = { login: 'silent', name: 'Without a password', role: 'operator' }
      await gateway.request('POST', '/v1/users', { body: silent })
      const answers: string[] = []
      for (const login of ['demo', 'nobody', 'silent', 'x'.repeat(300)]) {
        const authorization = `Basic ${Buffer.from(`${login}:wrong`).toString('base64')}`
        const headers = { authorization, 'x-request-id': 'same' }
        const answer = await exchange(gateway.httpPort, bytesOf({ path: '/v1/messages', headers }))
        answers.push(answer.replace(/^Date: .*\r\n/m, ''))
      }
      expect(answers[0]).toContain('401 Unauthorized')
      expect(new Set(answers).size).toBe(1)
    })

    it.each([
      ['was suspended', { state: 'suspended' }],
      ['had the password changed', { password: 'another password' }],
    ])('lets nobody in who %s while he logged in', async (_, changes) => {
      const { body: user } = await createUser('leaver')
      let meanwhile: unknown
      wrapVerify(gateway, (verify) => async (password, hash) => {
        const right = await verify(password, hash)
        meanwhile ??= await change(user.id, changes)
        return right
      })
      await logIn(gateway, 'leaver', 'password of leaver')
      expect(meanwhile).toMatchObject({ status: 200 })
      expect((await logIn(gateway, 'leaver', 'password of leaver')).status).toBe(401)
    })

    it('refuses at once whoever was let in a moment ago and is suspended now', async () => {
      const { body: user } = await createUser('petrova')
      expect((await logIn(gateway, 'Petrova', 'password of petrova')).status).toBe(200)
      await change(user.id, { state: 'suspended' })
      expect((await logIn(gateway, 'Petrova', 'password of petrova')).status).toBe(401)
    })

    it('keeps a user suspended who is renamed at the same moment', async () => {
      const { body: user } = await createUser('petrova')
      const changes = Array.from({ length: 20 }, (_, index) => ({ name: `Name ${index}` }))
      await Promise.all([...changes, { state: 'suspended' }].map((body) => change(user.id, body)))
      expect((await gateway.request('GET', `/v1/users/${user.id}`)).body.state).toBe('suspended')
    })

    it('takes no login that could not log in, or could pass for another', async () => {
      for (const login of ['two:words', 'line\nbreak', '\u0001', '   ', 'demo\u200b', 'two words']) {
        const answer = await createUser(login)
        expect([login, answer.status, answer.body.field]).toEqual([login, 400, '/login'])
      }
      expect((await createUser(' Demo ')).status).toBe(409)
    })
  })
}
