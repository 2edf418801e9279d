import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestGateway, type TestGateway } from '../../testing/test-gateway.js'
import { loadContract } from './contract.js'

const platform = { token: 'demo-admin-token' }
const HOUR = 3_600_000

let gateway: TestGateway
/** A company beside the demo company, and a key of its administrator. */
let stranger: { token: string }

beforeAll(async () => {
  gateway = await startTestGateway()
  stranger = {
    token: await keyOf(await newCompany('ООО «Чужие»'), ['messages:send', 'messages:read', 'company:admin']),
  }
})

afterAll(() => gateway.stop())

async function newCompany(name: string): Promise<string> {
  const created = await gateway.request('POST', '/v1/companies', { ...platform, body: { name, zone: 'Europe/Moscow' } })
  expect(created.status).toBe(201)
  return created.body.id as string
}

async function keyOf(companyId: string, scopes: string[]): Promise<string> {
  const body = { name: 'Ключ', scopes }
  const created = await gateway.request('POST', `/v1/api-keys?companyId=${companyId}`, { ...platform, body })
  expect(created.status).toBe(201)
  return created.body.key as string
}

const send = (body: object, options: object = {}) =>
  gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text: 'Заказ готов.', ...body }, ...options })

const sendKeyed = (key: string, body: object = {}, options: object = {}) =>
  send(body, { ...options, headers: { 'idempotency-key': key } })

const inAnHour = () => new Date(gateway.clock.now() + HOUR).toISOString()

describe('sendMessage', () => {
  it('answers what was accepted and where it is', async () => {
    const { status, headers, body } = await send({ reference: 'заказ-7', class: 'alert' })
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/v1/messages/${body.messages[0].id}`)
    expect(body).toMatchObject({
      broadcastId: null,
      messages: [{ to: '+79000000001' }],
      refused: [],
      segments: { encoding: 'ucs2', perMessage: 1, total: 1 },
      class: 'alert',
      lane: 'alert',
      price: null,
      priceReason: 'not_rated',
    })
  })

  it('skips bad recipients, or refuses them all when asked to', async () => {
    const to = ['+79000000001', '8 900 000 00 01', 'x']
    const skipping = await send({ to })
    expect(skipping.body.messages).toHaveLength(1)
    expect(skipping.body.refused).toMatchObject([{ code: 'duplicate' }, { to: 'x', code: 'invalid_number' }])
    const refusing = await send({ to, onRefusedRecipient: 'refuse_all' })
    expect(refusing).toMatchObject({ status: 422, body: { code: 'no_valid_recipient', field: '/to' } })
  })

  it('sends once, however often and however parallel a key is used', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => sendKeyed('parallel')))
    answers.push(await sendKeyed('parallel'))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('refuses a key that comes with another request', async () => {
    await sendKeyed('mismatch')
    const other = await sendKeyed('mismatch', { text: 'Другой текст.' })
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch', field: 'Idempotency-Key' } })
  })

  it('keeps the keys of companies apart', async () => {
    const [ours, theirs] = [await sendKeyed('shared'), await sendKeyed('shared', {}, stranger)]
    expect(theirs.status).toBe(202)
    expect(theirs.body.messages[0].id).not.toBe(ours.body.messages[0].id)
  })

  it('does not remember a request that was refused', async () => {
    expect((await sendKeyed('corrected', { text: '' })).status).toBe(422)
    expect((await sendKeyed('corrected')).status).toBe(202)
  })

  it('takes the login and password of a user', async () => {
    const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`
    expect((await send({}, { headers: { authorization } })).status).toBe(202)
  })
})

describe('a scheduled message', () => {
  it('waits, and is withdrawn', async () => {
    const { body } = await send({ scheduledAt: inAnHour() })
    const { id } = body.messages[0]
    expect(body.state).toBe('scheduled')
    const cancelled = await gateway.request('POST', `/v1/messages/${id}/cancel`)
    expect(cancelled).toMatchObject({
      status: 200,
      body: { id, state: 'cancelled', segments: [{ state: 'cancelled' }] },
    })
  })

  it('is not withdrawn once it has left', async () => {
    const { id } = (await send({})).body.messages[0]
    await gateway.advance(1_000)
    const refused = await gateway.request('POST', `/v1/messages/${id}/cancel`)
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_cancellable' } })
  })
})

describe('getMessage', () => {
  it('shows when each step happened', async () => {
    const before = gateway.clock.now()
    const { id } = (await send({ text: 'Сервер недоступен. '.repeat(5) })).body.messages[0]
    await gateway.advance(1_000)
    const { body } = await gateway.request('GET', `/v1/messages/${id}`)
    expect(body).toMatchObject({ state: 'delivered', segmentCount: 2, createdAt: new Date(before).toISOString() })
    for (const at of [body.submittedAt, body.sentAt, body.doneAt]) expect(Date.parse(at)).toBeGreaterThanOrEqual(before)
    expect(body.segments).toMatchObject([
      { ordinal: 1, state: 'delivered' },
      { ordinal: 2, state: 'delivered' },
    ])
  })

  it("shows the operator's reason for what was not delivered", async () => {
    const script = { kind: 'undeliverable', errorCode: '027' }
    const set = await gateway.request('PUT', '/v1/simulator/phones/79000000027/script', { body: script })
    expect(set).toMatchObject({ status: 200, body: { msisdn: '+79000000027', script } })
    const { id } = (await send({ to: '+79000000027' })).body.messages[0]
    await gateway.advance(5_000)
    const { body } = await gateway.request('GET', `/v1/messages/${id}`)
    expect(body).toMatchObject({ state: 'undelivered', segments: [{ errorCode: '027' }] })
  })
})

describe('listMessages', () => {
  it('pages from the newest to the oldest without gaps', async () => {
    const reference = 'pages'
    const sent: string[] = []
    for (let count = 0; count < 5; count += 1) sent.push((await send({ reference })).body.messages[0].id as string)
    const seen: string[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null; page += 1) {
      const query = cursor === '' ? '' : `&cursor=${cursor}`
      const { body } = await gateway.request('GET', `/v1/messages?reference=${reference}&limit=2${query}`)
      seen.push(...body.messages.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor as string | null
      expect(page).toBeLessThan(3)
    }
    expect(seen).toEqual(sent.reverse())
  })

  it.each([
    ['msisdn=8-900-000-00-77', 1],
    ['msisdn=79000000078', 0],
    ['reference=%D1%84%D0%B8%D0%BB%D1%8C%D1%82%D1%80', 1],
    ['reference=%D1%84%D0%B8%D0%BB%D1%8C%D1%82%D1%80&direction=mo', 0],
    ['reference=%D1%84%D0%B8%D0%BB%D1%8C%D1%82%D1%80&createdBefore=2020-01-01T00:00:00Z', 0],
    ['reference=%D1%84%D0%B8%D0%BB%D1%8C%D1%82%D1%80&createdFrom=2020-01-01T00:00:00%2B03:00', 1],
  ])('finds by %s', async (query, count) => {
    await sendKeyed('filter', { to: '+79000000077', reference: 'фильтр' })
    const { status, body } = await gateway.request('GET', `/v1/messages?${query}`)
    expect(status).toBe(200)
    expect(body.messages).toHaveLength(count)
  })
})

describe('a broadcast', () => {
  const recipients = Array.from({ length: 3 }, (_, index) => `+7900000010${index}`)

  it('is counted by state', async () => {
    const { body, headers } = await send({ to: recipients })
    expect(headers.get('location')).toBe(`/v1/broadcasts/${body.broadcastId}`)
    await gateway.advance(1_000)
    const broadcast = await gateway.request('GET', `/v1/broadcasts/${body.broadcastId}`)
    expect(broadcast.body).toMatchObject({
      recipients: 3,
      materialised: 3,
      states: { delivered: 3 },
      cancelledAt: null,
    })
  })

  it('is withdrawn as a whole', async () => {
    const { body } = await send({ to: recipients, scheduledAt: inAnHour() })
    const cancelled = await gateway.request('POST', `/v1/broadcasts/${body.broadcastId}/cancel`)
    expect(cancelled).toMatchObject({ status: 200, body: { states: { cancelled: 3 } } })
    expect(cancelled.body.cancelledAt).not.toBeNull()
  })
})

describe('explainSegmentation', () => {
  const explain = (body: object) => gateway.request('POST', '/v1/segmentation', { body })

  it('names the character that makes a text expensive', async () => {
    const text = `Zakaz № 1042 gotov. ${'Zhdem vas do 20:00. '.repeat(4)}`
    const { body } = await explain({ text })
    expect(body).toMatchObject({
      encoding: 'ucs2',
      culprits: [{ character: '№', codePoint: 'U+2116', position: 7, replacement: 'No' }],
    })
    expect(body.segments).toHaveLength(2)
    expect(body.advice.join()).toContain('position 7')
  })

  it('shows what transliteration would save', async () => {
    const { body } = await explain({ text: 'Сервер недоступен. '.repeat(6) })
    expect(body.segments).toHaveLength(2)
    expect(body.transliteration).toMatchObject({ encoding: 'gsm7', segments: 1, segmentsSaved: 1 })
  })

  it('shows what goes on air when transliteration is asked for', async () => {
    const { body } = await explain({ text: 'Заказ готов.', transliterate: 'always' })
    expect(body).toMatchObject({ encoding: 'gsm7', transliteration: null, segments: [{ ordinal: 1 }] })
    expect(body.text).toMatch(/^[\x20-\x7e]+$/)
  })

  it('explains a text that is too long to be sent', async () => {
    const { status, body } = await explain({ text: 'я'.repeat(67 * 16) })
    expect([status, body.segments.length, body.maxSegments]).toEqual([200, 16, 15])
  })
})

describe('administration', () => {
  it('lets a company manage its own users', async () => {
    const user = { login: 'petrova', name: 'Анна Петрова', role: 'operator', password: 'correct horse' }
    const created = await gateway.request('POST', '/v1/users', { body: user })
    expect(created).toMatchObject({ status: 201, body: { login: 'petrova', state: 'active' } })
    expect(JSON.stringify(created.body)).not.toContain('horse')
    const authorization = `Basic ${Buffer.from('Petrova:correct horse').toString('base64')}`
    expect((await gateway.request('GET', '/v1/messages', { headers: { authorization } })).status).toBe(200)
    const address = created.headers.get('location') ?? ''
    const changed = await gateway.request('PATCH', address, { body: { state: 'suspended' } })
    expect(changed).toMatchObject({ status: 200, body: { state: 'suspended' } })
    expect((await gateway.request('GET', '/v1/messages', { headers: { authorization } })).status).toBe(401)
    expect((await gateway.request('GET', '/v1/users')).body.users).toContainEqual(changed.body)
    expect((await gateway.request('POST', '/v1/users', { body: user })).status).toBe(409)
  })

  it('shows a key once and refuses it when it is revoked', async () => {
    const body = { name: 'Мониторинг', scopes: ['messages:read'], expiresAt: inAnHour() }
    const { key, ...created } = (await gateway.request('POST', '/v1/api-keys', { body })).body
    expect((await gateway.request('GET', '/v1/messages', { token: key })).status).toBe(200)
    const listed = await gateway.request('GET', '/v1/api-keys')
    expect(listed.body.apiKeys.map(({ id }: { id: string }) => id)).toContain(created.id)
    expect(JSON.stringify(listed.body)).not.toContain(key)
    expect((await gateway.request('POST', `/v1/api-keys/${created.id}/revoke`)).status).toBe(200)
    expect((await gateway.request('GET', '/v1/messages', { token: key })).status).toBe(401)
  })

  it('leaves a record of each act, in the form that everything else has', async () => {
    const company = await newCompany('ООО «Ромашка»')
    await gateway.request('PATCH', `/v1/companies/${company}`, {
      ...platform,
      body: { zone: 'Asia/Yekaterinburg' },
      headers: { 'x-request-id': 'audit-1' },
    })
    const { body } = await gateway.request('GET', `/v1/audit?companyId=${company}`, platform)
    expect(body.records).toMatchObject([
      {
        action: 'company.update',
        companyId: company,
        via: 'rest',
        address: '127.0.0.1',
        requestId: 'audit-1',
        before: { id: company, zone: 'Europe/Moscow' },
        after: { id: company, zone: 'Asia/Yekaterinburg', createdAt: new Date(gateway.clock.now()).toISOString() },
      },
      { action: 'company.create', before: null },
    ])
  })

  it('pages through companies', async () => {
    const first = await gateway.request('GET', '/v1/companies?limit=1', platform)
    const second = await gateway.request('GET', `/v1/companies?limit=1&cursor=${first.body.nextCursor}`, platform)
    expect([first.body.companies.length, second.body.companies.length]).toEqual([1, 1])
    expect(second.body.companies[0].id).not.toBe(first.body.companies[0].id)
  })

  it('takes no field that is not for the caller to set', async () => {
    const { status, body } = await gateway.request('PATCH', '/v1/users/1', {
      body: { companyId: '1', role: 'operator' },
    })
    expect([status, body.field]).toEqual([400, '/companyId'])
  })
})

describe('rights', () => {
  const contract = loadContract()
  const requests = contract.operations.map(({ id, method, path, scopes }) => ({
    id,
    method,
    path: path.replace('{msisdn}', '79000000001').replace(/\{\w+\}/, '1'),
    scopes,
  }))

  it.each(requests.filter(({ scopes, id }) => scopes !== null && id !== 'getMetrics'))(
    'of $id need credentials',
    async ({ method, path }) => {
      const { status, body } = await gateway.request(method, path, {
        token: 'nobody',
        headers: { accept: 'application/json' },
      })
      expect([status, body.code]).toEqual([401, 'unauthenticated'])
    },
  )

  it.each(requests.filter(({ scopes, id }) => scopes !== null && scopes.length > 0 && id !== 'getMetrics'))(
    'of $id need a scope',
    async ({ method, path }) => {
      const token = await metricsKey()
      const { status, body } = await gateway.request(method, path, { token, headers: { accept: 'application/json' } })
      expect([status, body.code]).toEqual([403, 'forbidden'])
    },
  )

  let known: Promise<string> | undefined
  const metricsKey = () =>
    (known ??= gateway
      .request('POST', '/v1/api-keys', { body: { name: 'metrics', scopes: ['metrics:read'] } })
      .then(({ body }) => body.key as string))

  it('show nothing of another company: its things are answered as what does not exist', async () => {
    const message = (await send({ scheduledAt: inAnHour() })).body.messages[0].id as string
    const broadcast = (await send({ to: ['+79000000001', '+79000000002'], scheduledAt: inAnHour() })).body
      .broadcastId as string
    const user = (await gateway.request('POST', '/v1/users', { body: { login: 'own', name: 'x', role: 'operator' } }))
      .body
    const key = (await gateway.request('GET', '/v1/api-keys')).body.apiKeys[0].id as string
    const foreign: [method: string, address: (id: string) => string, id: string, body?: object][] = [
      ['GET', (id) => `/v1/messages/${id}`, message],
      ['POST', (id) => `/v1/messages/${id}/cancel`, message],
      ['GET', (id) => `/v1/broadcasts/${id}`, broadcast],
      ['POST', (id) => `/v1/broadcasts/${id}/cancel`, broadcast],
      ['GET', (id) => `/v1/users/${id}`, user.id as string],
      ['PATCH', (id) => `/v1/users/${id}`, user.id as string, { name: 'захвачен' }],
      ['GET', (id) => `/v1/companies/${id}`, user.companyId as string],
      ['PATCH', (id) => `/v1/companies/${id}`, user.companyId as string, { name: 'захвачена' }],
      ['POST', (id) => `/v1/api-keys/${id}/revoke`, key],
      ['GET', (id) => `/v1/users?companyId=${id}`, user.companyId as string],
      ['GET', (id) => `/v1/audit?companyId=${id}`, user.companyId as string],
    ]
    for (const [method, address, id, body] of foreign) {
      const options = { ...stranger, headers: { 'x-request-id': 'same' }, ...(body === undefined ? {} : { body }) }
      const theirs = await gateway.request(method, address(id), options)
      const missing = await gateway.request(method, address('9007199254740991'), options)
      expect([theirs.status, theirs.body], `${method} ${address(id)}`).toEqual([404, missing.body])
    }
    expect((await gateway.request('GET', '/v1/messages', stranger)).body.messages).not.toContainEqual(
      expect.objectContaining({ id: message }),
    )
  })
})

describe('operation', () => {
  it('shows health, metrics and carriers', async () => {
    expect(await gateway.request('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } })
    expect(await gateway.request('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } })
    expect((await gateway.request('GET', '/metrics')).body).toContain('svyaz_http_requests_total')
    const { body } = await gateway.request('GET', '/v1/carriers', platform)
    expect(body.carriers).toMatchObject([{ ready: true, binds: [{ state: 'bound' }] }])
  })

  it('lets a phone write and lists the phones', async () => {
    const message = { to: '4938', text: 'Принято, выезжаю' }
    const written = await gateway.request('POST', '/v1/simulator/phones/+79000000001/messages', { body: message })
    expect(written).toMatchObject({ status: 202, body: { from: '+79000000001', to: '4938', segments: 1 } })
    const { body } = await gateway.request('GET', '/v1/simulator/phones?limit=1')
    expect(body.phones).toHaveLength(1)
    const wrong = await gateway.request('PUT', '/v1/simulator/phones/79000000001/script', { body: { kind: 'explode' } })
    expect(wrong).toMatchObject({ status: 400, body: { field: '/kind' } })
    expect(wrong.body.detail).toContain('undeliverable')
  })
})
