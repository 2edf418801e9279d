import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { call, md5 } from './_m2m.js'
import { sendMail } from './_smtp.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const password = 'a long password'
const m2m = 'another long password'
const login = 'sender'
const number = '+79060000101'

for (const kind of testDatabases) {
  describe(`authors of messages on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let user = ''
    let key: { id: string; key: string }

    const done = async (method: string, path: string, body?: object) => {
      const answer = await gateway.request(method, path, { ...(body && { body }) })
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      return answer.body
    }
    const found = async (query: string) => {
      const { messages } = await done('GET', `/v1/history?${query}`)
      return (messages as { text: string; author: string; via: string }[])
        .map(({ text, author, via }) => `${text} ${author} ${via}`)
        .sort()
    }
    const asUser = { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` }

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      user = (await done('POST', '/v1/users', { login, name: 'Отправитель', role: 'operator', password })).id
      await done('PUT', `/v1/users/${user}/m2m-password`, { password: m2m })
      key = await done('POST', '/v1/api-keys', { name: 'Учёт', scopes: ['messages:send'] })
      await gateway.request('POST', '/v1/messages', { body: { to: number, text: 'rest' }, headers: asUser })
      await gateway.request('POST', '/v1/messages', { body: { to: number, text: 'by key' }, token: key.key })
      await fetch(`${gateway.url}/send?${new URLSearchParams({ login, password, to: number, text: 'send' })}`)
      const old = { msid: '79060000101', naming: '', login, password: md5(m2m) }
      await call(gateway, 'GET', 'SendMessage', { ...old, message: 'get' })
      await call(gateway, 'POST', 'SendMessage', { ...old, message: 'post' })
      await call(gateway, 'SOAP 1.2', 'SendMessage', { ...old, message: 'soap' })
      const raw = `Message-ID: <1@x.example>\nSubject: \n\nmail`
      await sendMail(gateway.mailPorts[0] ?? 0, { login, password, to: `${number}@localhost`, raw })
      const soon = new Date(gateway.clock.now() + 3_600_000).toISOString()
      await done('POST', '/v1/polls', { text: 'poll', to: [number], options: [], freeText: true, closesAt: soon })
      await gateway.advance(5_000)
      await done('POST', '/v1/simulator/phones/79060000101/messages', { to: '4938', text: 'ПОМОЩЬ' })
      await gateway.advance(5_000)
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('are found with what they wrote, whichever interface they took', async () => {
      expect(await found(`author=user:${user}`)).toEqual(
        ['get', 'post', 'soap']
          .map((via) => `${via} user:${user} m2m-${via}`)
          .concat([...[`mail user:${user} mail`, `rest user:${user} rest`, `send user:${user} send`]])
          .sort(),
      )
      expect(await found(`author=key:${key.id}`)).toEqual([`by key key:${key.id} rest`])
      expect(await found(`author=user:${user}&via=mail`)).toEqual([`mail user:${user} mail`])
    })

    it('are the gateway itself in answers to subscribers, and nobody in what these write', async () => {
      const answers = await found('via=sms')
      expect(answers).toHaveLength(1)
      expect(answers[0]).toMatch(/ system sms$/)
      expect(await found('direction=mo')).toEqual(['ПОМОЩЬ null null'])
      expect((await found('via=poll')).map((line) => line.replace(/^.*\s(\S+ \S+)$/s, '$1'))).toEqual([
        expect.stringMatching(/^key:\d+ poll$/),
      ])
    })

    it('are counted and exported by the same filter', async () => {
      expect((await done('GET', '/v1/history/totals?via=m2m-get')).messages).toBe(1)
      const answer = await fetch(`${gateway.url}/v1/history/export.csv?author=user:${user}&via=send`, {
        headers: { authorization: 'Bearer demo-token' },
      })
      const [heading = '', ...rows] = (await answer.text()).trim().split('\r\n')
      expect(heading).toContain('author')
      expect(rows).toHaveLength(1)
      expect(rows[0]).toContain(`user:${user}`)
    })

    it.each(['author=Anna', 'via=fax'])('refuses %s', async (query) => {
      const { status, body } = await gateway.request('GET', `/v1/history?${query}`)
      expect([status, body.field]).toEqual([400, query.split('=')[0]])
    })
  })
}
