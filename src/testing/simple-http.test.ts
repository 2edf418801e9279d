import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bytesOf, exchange, parseAnswer, type RawAnswer, type RawRequest } from '../interfaces/rest/_raw-http.js'
import { openLog } from '../telemetry/log.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const form = 'application/x-www-form-urlencoded'

for (const kind of testDatabases) {
  describe(`simple HTTP on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    const lines: string[] = []

    beforeAll(async () => {
      database = await kind.create()
      const { log } = openLog({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } })
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { log } })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (request: RawRequest): Promise<RawAnswer> =>
      parseAnswer(await exchange(gateway.httpPort, bytesOf(request)))
    const get = (query: string, headers: Record<string, string> = {}) => ask({ path: `/send?${query}`, headers })
    const post = (body: string | Buffer, headers: Record<string, string> = {}, query = '') =>
      ask({ method: 'POST', path: `/send${query}`, headers: { 'Content-Type': form, ...headers }, body })
    const messageOf = async (id: string) => (await gateway.request('GET', `/v1/messages/${id}`)).body
    const sentBy = async (answer: RawAnswer) => {
      expect([answer.status, answer.body]).toEqual([202, expect.stringMatching(/^[0-9]+\n$/)])
      return messageOf(answer.body.trim())
    }
    const countMessages = async () => (await gateway.request('GET', '/v1/messages?limit=200')).body.messages.length
    const key = 'key=demo-token'

    it('sends with one address, and answers with the id on one line', async () => {
      const message = await sentBy(await get(`${key}&to=%2B79000000001&text=%D0%90%D0%B2%D0%B0%D1%80%D0%B8%D1%8F+1`))
      expect(message).toMatchObject({ to: '+79000000001', text: 'Авария 1', class: 'service', reference: null })
    })

    it('reads windows-1251 in the address and in a form, asked and unasked', async () => {
      expect((await sentBy(await get(`${key}&to=89000000001&text=%C0%E2%E0%F0%E8%FF`))).text).toBe('Авария')
      const body = Buffer.from('to=89000000001&text=\xc0\xe2\xe0\xf0\xe8\xff', 'latin1')
      const authorization = { Authorization: 'Bearer demo-token' }
      expect((await sentBy(await post(body, authorization))).text).toBe('Авария')
      const declared = { ...authorization, 'Content-Type': `${form}; charset=windows-1251` }
      expect((await sentBy(await post(body, declared))).text).toBe('Авария')
      const named = await post('to=89000000001&text=%D0%A0&charset=cp1251', authorization)
      expect((await sentBy(named)).text).toBe('Р\u00a0')
    })

    it('takes every parameter', async () => {
      const at = new Date(gateway.clock.now() + 3_600_000).toISOString()
      const query = new URLSearchParams({
        to: '+79000000001',
        text: 'Тест',
        from: '4938',
        at,
        validity: '60',
        class: 'alert',
        translit: 'always',
        ref: 'order 7',
        id: 'every parameter',
      })
      const message = await sentBy(await get(`${key}&${query.toString()}`))
      expect(message).toMatchObject({
        from: '4938',
        class: 'alert',
        lane: 'alert',
        sentText: 'Test',
        reference: 'order 7',
      })
      expect([message.scheduledAt, message.deliverBefore]).toEqual([
        at,
        new Date(Date.parse(at) + 3_600_000).toISOString(),
      ])
    })

    it('answers for several recipients in their order, and names those it refuses', async () => {
      const answer = await get(`${key}&to=89000000001;12,%2B79000000002&to=89000000001%0D%0AERROR&text=a`)
      const [ids = '', ...refused] = answer.body.trimEnd().split('\n')
      const to = await Promise.all(ids.split(',').map(async (id) => (await messageOf(id)).to))
      expect(to).toEqual(['+79000000001', '+79000000002'])
      expect(refused).toEqual([
        expect.stringMatching(/^REFUSED invalid_number: 12: /),
        expect.stringMatching(/^REFUSED duplicate: 89000000001: /),
        expect.stringMatching(/^REFUSED invalid_number: ERROR: /),
      ])
    })

    it('answers as JSON and XML, by the parameter before the Accept header', async () => {
      const query = `${key}&to=89000000001&to=x%26y&text=a`
      const json = await get(`${query}&format=json`, { Accept: 'text/plain' })
      expect(JSON.parse(json.body)).toMatchObject({ messages: [{ to: '+79000000001' }], refused: [{ to: 'x&y' }] })
      const xml = await get(query, { Accept: 'text/html, application/xml;q=0.9, */*;q=0.8' })
      expect(xml.headers.get('content-type')).toBe('application/xml; charset=utf-8')
      expect(xml.body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<result><messages><message><id>[0-9]+<\/id>/)
      expect(xml.body).toContain('<refused><recipient><to>x&amp;y</to><code>invalid_number</code>')
      expect((await get(query, { Accept: 'image/png' })).headers.get('content-type')).toBe('text/plain; charset=utf-8')
    })

    it('refuses in the form of the answer, with the status of the refusal', async () => {
      const text = await get(`${key}&to=89000000001`)
      expect([text.status, text.body]).toEqual([400, 'ERROR invalid_parameter: Parameter "text" is missing.\n'])
      const json = await get(`${key}&to=89000000001&text=&format=json`)
      expect([json.status, JSON.parse(json.body)]).toMatchObject([422, { code: 'empty_text' }])
      expect(json.headers.get('content-type')).toBe('application/problem+json')
      const xml = await post(`${key}&to=12&text=a&format=xml`)
      expect([xml.status, xml.headers.get('content-type')]).toEqual([422, 'application/problem+xml; charset=utf-8'])
      expect(xml.body).toContain('<problem xmlns="urn:ietf:rfc:7807"><type>urn:svyaz:problem:no_valid_recipient</type>')
      const early = await get('text=%zz&format=xml')
      expect([early.status, early.body.includes('<code>invalid_parameter</code>')]).toEqual([400, true])
    })

    it.each([
      ['no credentials', 401, 'to=89000000001&text=a', 'unauthenticated'],
      ['a wrong key', 401, 'key=x&to=89000000001&text=a', 'unauthenticated'],
      ['a login without a password', 401, 'login=demo&to=89000000001&text=a', 'unauthenticated'],
      ['two kinds of credentials', 400, `${key}&login=demo&password=demo&to=89000000001&text=a`, 'credentials once'],
      ['two texts', 400, `${key}&to=89000000001&text=a&text=b`, 'Parameter "text" is given twice'],
      ['an unknown parameter', 400, `${key}&to=89000000001&text=a&phone=1`, 'Parameter "phone" is unknown here'],
      ['an unknown format', 400, `${key}&to=89000000001&text=a&format=csv`, 'must be one of: json, xml, text'],
      ['an unknown charset', 400, `${key}&to=89000000001&text=a&charset=koi8-r`, 'utf-8, windows-1251'],
      ['a time that is none', 400, `${key}&to=89000000001&text=a&at=18:00`, '+MINUTES'],
      ['a time in the past', 422, `${key}&to=89000000001&text=a&at=2020-01-01T00:00:00Z`, 'at lies in the past'],
      ['two ends', 400, `${key}&to=89000000001&text=a&before=%2B5&validity=5`, 'not both'],
      ['no recipient at all', 400, `${key}&to=;,&text=a`, 'Parameter "to" is missing'],
      ['a recipient without end', 400, `${key}&to=${'7'.repeat(67)}&text=a`, 'at most 66 characters'],
      ['a percent sign', 400, `${key}&to=89000000001&text=100%`, 'written %25'],
    ])('refuses %s', async (_, status, query, expected) => {
      const answer = await get(query)
      expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(expected)])
    })

    it('takes credentials in the header, and as parameters in address, form and JSON', async () => {
      const query = 'to=89000000001&text=a'
      await sentBy(await get(query, { Authorization: 'Bearer demo-token' }))
      await sentBy(await get(query, { Authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` }))
      await sentBy(await get(`${query}&login=demo&password=demo`))
      await sentBy(await post(`${query}&login=demo&password=demo`))
      const json = JSON.stringify({ to: ['89000000001'], text: 'a', key: 'demo-token' })
      await sentBy(await post(json, { 'Content-Type': 'application/json' }))
      const both = await get(`${query}&${key}`, { Authorization: 'Bearer demo-token' })
      expect([both.status, both.body]).toEqual([400, expect.stringContaining('credentials once')])
    })

    it('joins address and body: recipients add up, the rest must agree', async () => {
      const joined = await post('to=89000000002&text=a', {}, `?${key}&to=89000000001&text=a`)
      expect(joined.body).toMatch(/^\d+,\d+\n$/)
      const contradiction = await post('text=b', {}, `?${key}&to=89000000001&text=a`)
      expect([contradiction.status, contradiction.body]).toEqual([400, expect.stringContaining('given twice')])
      await sentBy(await ask({ method: 'POST', path: `/send?${key}&to=89000000001&text=a` }))
      const multipart = await post('--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }, `?${key}`)
      expect([multipart.status, multipart.body]).toEqual([415, expect.stringContaining(form)])
    })

    it('repeats a request with an id safely, also one that counts its times from now', async () => {
      const query = `${key}&to=89000000001&text=a&at=%2B30&validity=10&id=order-1`
      const first = await get(query)
      const { scheduledAt, deliverBefore } = await sentBy(first)
      expect(Date.parse(scheduledAt)).toBe(gateway.clock.now() + 30 * 60_000)
      expect(Date.parse(deliverBefore)).toBe(gateway.clock.now() + 40 * 60_000)
      await gateway.clock.advance(61_000)
      expect((await get(query)).body).toBe(first.body)
      const another = await get(query.replace('text=a', 'text=b'))
      expect([another.status, another.body]).toEqual([422, expect.stringMatching(/^ERROR idempotency_mismatch: /)])
    })

    it('forgives a plus that nobody escaped, where a blank makes no sense', async () => {
      const in30 = await sentBy(await get(`${key}&to=+79000000001&text=a&at=+30`))
      expect([in30.to, Date.parse(in30.scheduledAt)]).toEqual(['+79000000001', gateway.clock.now() + 30 * 60_000])
      const instant = new Date(gateway.clock.now() + 3_600_000).toISOString().slice(0, 19)
      expect((await sentBy(await get(`${key}&to=89000000001&text=a&at=${instant}+00:00`))).scheduledAt).toBe(
        `${instant}.000Z`,
      )
    })

    it('sends nothing by HEAD, by a prefetch, or for a page of another site', async () => {
      const before = await countMessages()
      const query = `${key}&to=89000000001&text=a`
      const head = await ask({ method: 'HEAD', path: `/send?${query}` })
      expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET, POST'])
      for (const headers of [{ 'Sec-Purpose': 'prefetch;prerender' }, { Purpose: 'prefetch' }]) {
        const answer = await get(query, headers)
        expect([answer.status, answer.body]).toEqual([403, 'ERROR forbidden: A prefetch is not carried out.\n'])
      }
      const remembered = { Authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` }
      const page = { ...remembered, 'Sec-Fetch-Site': 'cross-site' }
      expect((await get('to=89000000001&text=a', page)).status).toBe(403)
      expect((await post('to=89000000001&text=a', page)).status).toBe(403)
      expect(await countMessages()).toBe(before)
    })

    it('sends by POST alone with a key that may not use GET', async () => {
      const body = { name: 'post only', scopes: ['messages:send'], allowGet: false }
      const created = (await gateway.request('POST', '/v1/api-keys', { body })).body
      const query = `key=${created.key}&to=89000000001&text=a`
      const refused = await get(query)
      expect([refused.status, refused.body]).toEqual([403, expect.stringContaining('switched off for this key')])
      await sentBy(await post(query))
      const changed = await gateway.request('PATCH', `/v1/api-keys/${created.id}`, { body: { allowGet: true } })
      expect([changed.status, changed.body.allowGet]).toEqual([200, true])
      await sentBy(await get(query))
    })

    it('leaves no secret, text or number in the log, nor the address that led here', async () => {
      const headers = { Referer: 'http://intranet/?CANARY-referer', 'User-Agent': 'CANARY-agent' }
      await get('key=CANARY-key&to=%2B79031234567&text=CANARY-text&ref=CANARY-ref', headers)
      await get(`${key}&to=%2B79031234567&text=CANARY-text&id=CANARY-id`, headers)
      await post('login=demo&password=CANARY-password&to=%2B79031234567&text=CANARY-text', headers)
      await post(`login=demo&password=demo&to=%2B79031234567&text=CANARY-text`, headers)
      await post(`{"key":"CANARY`, { ...headers, 'Content-Type': 'application/json' })
      await gateway.processAll()
      expect(lines.length).toBeGreaterThan(20)
      const text = lines.join('')
      for (const secret of ['CANARY', '9031234567', 'demo-token', 'referer']) {
        expect([secret, text.includes(secret)]).toEqual([secret, false])
      }
    })

    it('writes one line of log whatever stands in its parameters and headers', async () => {
      const before = lines.length
      const evil = '%0D%0A%7B%22level%22%3A%22info%22%7D%1B%5B2J%E2%80%A8'
      await get(`key=${evil}&to=${evil}&text=${evil}&ref=${evil}&${evil}=1`, { 'X-Request-Id': 'a\u001b[2J\u0085b' })
      await get(`${key}&to=89000000001&text=${evil}&ref=${evil}&id=${evil}`, { 'X-Request-Id': 'x\tforged' })
      await gateway.processAll()
      const written = lines.slice(before)
      for (const line of written) {
        expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        expect(() => JSON.parse(line) as unknown).not.toThrow()
      }
      expect(written.filter((line) => line.includes('forged') || line.includes('[2J'))).toEqual([])
    })
  })
}

describe('simple HTTP without GET', () => {
  it('takes POST alone where the configuration says so', async () => {
    const gateway = await startTestGateway({ config: { demo: true, simpleHttp: { allowGet: false } } })
    try {
      const query = 'key=demo-token&to=89000000001&text=a'
      const refused = await gateway.request('GET', `/send?to=89000000001&text=a`)
      expect([refused.status, refused.body]).toEqual([403, expect.stringContaining('switched off at this gateway')])
      const sent = await fetch(`${gateway.url}/send`, { method: 'POST', body: new URLSearchParams(query) })
      expect(sent.status).toBe(202)
    } finally {
      await gateway.stop()
    }
  })
})
