import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { createCompanyOf } from './_rate-limits.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const perKey = 5
const config = {
  demo: true,
  limits: {
    requestsPerSecond: { perKey, perCompany: 8, burst: 5 },
    recipientsPerSecond: { perKey: 100, perCompany: 150, burst: 100 },
  },
}

for (const kind of testDatabases) {
  describe(`rate limits on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url, config })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const sendAs = (token: string, to: string[] | string = '+79000000001') =>
      gateway.request('POST', '/v1/messages', { token, body: { to, text: 'a' } })
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+7900${1_000_000 + index}`)

    it('hold up nobody but the company that goes beyond them', async () => {
      const [busy, calm] = [await createCompanyOf(gateway, 'Busy'), await createCompanyOf(gateway, 'Calm')]
      const seen = { busy: new Map<number, number>(), calm: new Map<number, number>() }
      for (let second = 0; second < 3; second += 1) {
        await gateway.advance(1_000)
        const answers = [
          ...Array.from({ length: 100 * perKey }, () => ['busy', sendAs(busy.key)] as const),
          ...Array.from({ length: perKey }, () => ['calm', sendAs(calm.key)] as const),
        ]
        for (const [who, answer] of answers) {
          const { status } = await answer
          seen[who].set(status, (seen[who].get(status) ?? 0) + 1)
        }
      }
      expect(seen.calm).toEqual(new Map([[202, 3 * perKey]]))
      expect(seen.busy).toEqual(
        new Map([
          [202, 3 * perKey],
          [429, 3 * 99 * perKey],
        ]),
      )
    })

    it('say which limit it was, and an honest time after which the same is let through', async () => {
      const { key, companyId, adminKey } = await createCompanyOf(gateway, 'Two keys')
      const other = await gateway.request('POST', `/v1/api-keys?companyId=${companyId}`, {
        token: adminKey,
        body: { name: 'other', scopes: ['messages:send'] },
      })
      for (let count = 0; count < perKey; count += 1) expect((await sendAs(key)).status).toBe(202)
      const ofKey = await sendAs(key)
      expect(ofKey).toMatchObject({ status: 429, body: { code: 'rate_limited', limit: 'requests_per_key' } })
      expect(ofKey.headers.get('retry-after')).toBe('1')
      for (let count = 0; count < 3; count += 1) expect((await sendAs(other.body.key)).status).toBe(202)
      expect(await sendAs(other.body.key)).toMatchObject({ status: 429, body: { limit: 'requests_per_company' } })
      await gateway.advance(1_000)
      expect((await sendAs(key)).status).toBe(202)
    })

    it('count recipients, also of /send, and nothing for a repeated request', async () => {
      const { key } = await createCompanyOf(gateway, 'Mailing')
      const headers = { 'Idempotency-Key': 'mailing' }
      const body = { to: numbers(100), text: 'a' }
      const first = await gateway.request('POST', '/v1/messages', { token: key, body, headers })
      expect(first.status).toBe(202)
      const more = await sendAs(key, numbers(50))
      expect(more).toMatchObject({ status: 429, body: { limit: 'recipients_per_key' } })
      expect(more.headers.get('retry-after')).toBe('1')
      const again = await gateway.request('POST', '/v1/messages', { token: key, body, headers })
      expect(again.body).toEqual(first.body)
      const simple = await fetch(`${gateway.url}/send?key=${key}&to=89000000001&text=a`)
      expect([simple.status, await simple.text()]).toEqual([429, expect.stringMatching(/^ERROR rate_limited: /)])
      await gateway.advance(500)
      expect((await sendAs(key, numbers(50))).status).toBe(202)
    })

    it('of a company are set by the platform alone', async () => {
      const { key, companyId, adminKey } = await createCompanyOf(gateway, 'Large')
      const path = `/v1/companies/${companyId}`
      const body = { requestsPerSecond: 1, recipientsPerSecond: 1_000 }
      expect((await gateway.request('PATCH', path, { token: key, body })).status).toBe(403)
      expect(await gateway.request('PATCH', path, { token: adminKey, body })).toMatchObject({ status: 200, body })
      expect((await gateway.request('PATCH', path, { token: adminKey, body: { name: 'Larger' } })).body).toMatchObject(
        body,
      )
      await gateway.advance(10_000)
      const statuses = []
      for (let count = 0; count < perKey; count += 1) statuses.push((await sendAs(key)).status)
      await gateway.advance(1_000)
      for (let count = 0; count < 2; count += 1) statuses.push((await sendAs(key)).status)
      expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429])
      const reset = await gateway.request('PATCH', path, { token: adminKey, body: { requestsPerSecond: null } })
      expect(reset.body).toMatchObject({ requestsPerSecond: null, recipientsPerSecond: 1_000 })
    })

    it('are not asked before it is known whose the request is', async () => {
      for (let count = 0; count < 50; count += 1) expect((await sendAs('svz_wrong')).status).toBe(401)
    })
  })
}

describe('rate limits of demo mode', () => {
  it('are none', async () => {
    const gateway = await startTestGateway()
    try {
      const answers = await Promise.all(
        Array.from({ length: 2_000 }, () => gateway.request('GET', '/v1/messages?limit=1')),
      )
      expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    } finally {
      await gateway.stop()
    }
  })
})

describe('virtual phones outside demo mode', () => {
  it('are shown to the platform alone', async () => {
    const gateway = await startTestGateway({ config: { simulator: { enabled: true } } })
    try {
      const { key, adminKey } = await createCompanyOf(gateway, 'Curious')
      for (const path of ['/v1/simulator/phones', '/v1/simulator/phones/79000000001']) {
        expect((await gateway.request('GET', path, { token: key })).status).toBe(403)
        expect((await gateway.request('GET', path, { token: adminKey })).status).toBe(200)
      }
    } finally {
      await gateway.stop()
    }
  })
})
