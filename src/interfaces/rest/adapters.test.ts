import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { keys, memoryCore } from './_memory-core.js'
import { bytesOf, exchange, type RawRequest, send } from './_raw-http.js'
import { loadContract } from './contract.js'
import type { Exchanges } from './exchanges.js'
import { expressAdapter } from './express-adapter.js'
import { createExchanges, createHttpServer } from './rest-server.js'

const LIMIT = 2048

const contract = loadContract()
const servers: Server[] = []
let express: number
let plain: number

async function serve(listenerOf: (exchanges: Exchanges) => RequestListener): Promise<number> {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const exchanges = createExchanges(
    {
      core: memoryCore(new VirtualClock()),
      host: '127.0.0.1',
      port: 0,
      bodyLimitBytes: LIMIT,
      log: silent,
      metrics: { onRequest: () => {} },
      health: async () => ({ ready: false, checks: [{ name: 'storage', ok: false, detail: 'The disk is full.' }] }),
      carriers: () => [{ name: 'test', ready: true, inFlight: 0, binds: [] }],
      metricsText: async () => 'svyaz_up 1\n',
      validateResponses: true,
    },
    contract,
  )
  const server = createHttpServer(listenerOf(exchanges), exchanges)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  express = await serve((exchanges) => expressAdapter(exchanges.serve))
  plain = await serve((exchanges) => exchanges.serve)
})

afterAll(() => {
  for (const server of servers) server.close()
})

const sender = { Authorization: `Bearer ${keys.sender}` }
const reader = { Authorization: `Bearer ${keys.reader}` }
const json = { ...sender, 'Content-Type': 'application/json' }

function post(body: unknown, headers: Record<string, string> = json, path = '/v1/messages'): RawRequest {
  return {
    method: 'POST',
    path,
    headers,
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  }
}

const good = { to: '+79000000001', text: 'Авария: сервер 1 не отвечает.' }

const requests: [name: string, status: number, request: RawRequest][] = [
  ['a message', 202, post(good)],
  [
    'a message to several',
    202,
    post({ ...good, to: ['+79000000001', '8 (900) 000-00-02', 'x'], reference: 'инцидент' }),
  ],
  ['a message with an idempotency key', 202, post(good, { ...json, 'Idempotency-Key': 'order-1' })],
  ['the same key again', 202, post(good, { ...json, 'Idempotency-Key': 'order-1' })],
  ['the same key with another body', 422, post({ ...good, text: 'x' }, { ...json, 'Idempotency-Key': 'order-1' })],
  ['a key that is too long', 400, post(good, { ...json, 'Idempotency-Key': 'k'.repeat(256) })],
  ['an upper-case charset', 202, post(good, { ...sender, 'Content-Type': 'Application/JSON; Charset="UTF-8"' })],
  [
    'a chunked body',
    202,
    {
      ...post('5\r\n{"to"\r\n21\r\n:"+79000000001","text":"alert 1"}\r\n0\r\n\r\n'),
      headers: { ...json, 'Transfer-Encoding': 'chunked' },
    },
  ],
  ['no recipient', 422, post({ ...good, to: ['x', '12'] })],
  ['an empty text', 422, post({ ...good, text: '' })],
  ['a time in the past', 422, post({ ...good, scheduledAt: '2020-01-01T00:00:00Z' })],
  ['no credentials', 401, post(good, { 'Content-Type': 'application/json' })],
  ['a wrong key', 401, post(good, { ...json, Authorization: 'Bearer nobody' })],
  [
    'a wrong password',
    401,
    post(good, { ...json, Authorization: `Basic ${Buffer.from('иван:x').toString('base64')}` }),
  ],
  ['broken Basic credentials', 401, post(good, { ...json, Authorization: 'Basic !!!' })],
  ['an unknown scheme', 401, post(good, { ...json, Authorization: 'Digest x' })],
  ['a key without the scope', 403, post(good, { ...json, ...reader })],
  ['a prefetch', 403, post(good, { ...json, 'Sec-Purpose': 'prefetch;prerender' })],
  ['malformed JSON', 400, post('{"to":"+79000000001",}')],
  ['an empty body', 400, post('', json)],
  ['a body that is no object', 400, post('[]')],
  ['a duplicate field', 400, post('{"to":"+79000000001","text":"a","to":"+79000000002"}')],
  ['a prototype', 400, post('{"to":"+79000000001","text":"a","__proto__":{"admin":true}}')],
  ['a body in UTF-16', 400, post(Buffer.from(JSON.stringify(good), 'utf16le'))],
  ['a body in windows-1251 bytes', 400, post(Buffer.from([0x22, 0xcf, 0xf0, 0x22]))],
  ['an unknown field', 400, post({ ...good, recipient: 'x' })],
  ['a missing field', 400, post({ to: '+79000000001' })],
  ['a field of a wrong type', 400, post({ ...good, text: 7 })],
  ['a recipient of a wrong type', 400, post({ ...good, to: ['+79000000001', 79000000002] })],
  ['an unknown class', 400, post({ ...good, class: 'urgent' })],
  ['a time without an offset', 400, post({ ...good, scheduledAt: '2026-01-15T18:00:00' })],
  ['a form', 415, post('to=1&text=a', { ...sender, 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['no content type', 415, post(good, sender)],
  ['another charset', 415, post(good, { ...sender, 'Content-Type': 'application/json; charset=windows-1251' })],
  ['a compressed body', 415, post(good, { ...json, 'Content-Encoding': 'gzip' })],
  ['a body that is too large', 413, post({ ...good, text: 'я'.repeat(LIMIT) })],
  [
    'a chunked body that is too large',
    413,
    {
      ...post(`${(LIMIT + 1).toString(16)}\r\n${' '.repeat(LIMIT + 1)}\r\n0\r\n\r\n`),
      headers: { ...json, 'Transfer-Encoding': 'chunked' },
    },
  ],
  ['an unknown query parameter', 400, post(good, json, '/v1/messages?dry=1')],
  ['HEAD where only POST is', 405, { method: 'HEAD', path: '/v1/segmentation', headers: sender }],
  ['another method', 405, { method: 'DELETE', path: '/v1/messages', headers: sender }],
  ['an unknown address', 404, { path: '/v1/message', headers: sender }],
  ['an address in other letters', 404, { path: '/V1/messages', headers: reader }],
  ['an address with a slash behind', 404, { path: '/v1/messages/', headers: reader }],
  ['an address that is no UTF-8', 404, { path: '/v1/messages/%ff', headers: reader }],
  ['a list', 200, { path: '/v1/messages?limit=2&state=queued', headers: reader }],
  ['HEAD of a list', 200, { method: 'HEAD', path: '/v1/messages?limit=2', headers: reader }],
  ['a limit that is too high', 400, { path: '/v1/messages?limit=201', headers: reader }],
  ['a limit that is no number', 400, { path: '/v1/messages?limit=ten', headers: reader }],
  ['a repeated parameter', 400, { path: '/v1/messages?limit=1&limit=2', headers: reader }],
  ['a parameter that is no UTF-8', 400, { path: '/v1/messages?reference=%cf%f0', headers: reader }],
  ['a cursor that never was', 400, { path: '/v1/messages?cursor=x', headers: reader }],
  [
    'an instant with a plus for a space',
    400,
    { path: '/v1/messages?createdFrom=2026-01-15T00:00:00+03:00', headers: reader },
  ],
  ['a message', 200, { path: '/v1/messages/1001', headers: reader }],
  ['a message of nobody', 404, { path: '/v1/messages/1', headers: reader }],
  [
    "another company's message",
    404,
    { path: '/v1/messages/1001', headers: { Authorization: `Bearer ${keys.stranger}` } },
  ],
  ['an id that is none', 400, { path: '/v1/messages/007', headers: reader }],
  ['an id that is too large', 404, { path: '/v1/messages/9999999999999999', headers: reader }],
  ['carriers for a company', 403, { path: '/v1/carriers', headers: reader }],
  ['carriers for the platform', 200, { path: '/v1/carriers', headers: { Authorization: `Bearer ${keys.platform}` } }],
  ['a simulator that does not run', 404, { path: '/v1/simulator/phones', headers: reader }],
  ['metrics without a key', 401, { path: '/metrics' }],
  ['metrics', 200, { path: '/metrics', headers: { Authorization: `Bearer ${keys.metrics}` } }],
  ['liveness', 200, { path: '/health/live' }],
  ['readiness of a gateway that is not ready', 503, { path: '/health/ready' }],
  ['the contract', 200, { path: '/openapi.json' }],
  ['the contract as it is written', 200, { path: '/openapi.yaml' }],
  ['the index', 200, { path: '/' }],
  ['the index by its whole address', 200, { path: 'http://gateway/?' }],
  ['no HTTP', 400, { method: 'G T' }],
  ['headers that are too large', 400, { headers: { 'X-Long': 'x'.repeat(20_000) } }],
]

/** Without what differs from one moment or request to the next. */
function normalised(answer: string): string {
  return answer
    .replace(/^Date: .*$/m, 'Date: now')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'request-id')
}

describe('the two adapters', () => {
  it.each(requests)('answer %s with %i and the same bytes', async (_name, status, request) => {
    const bytes = bytesOf(request)
    const [one, other] = await Promise.all([exchange(express, bytes), exchange(plain, bytes)])
    expect(one.split(' ')[1]).toBe(String(status))
    expect(normalised(other)).toBe(normalised(one))
  })

  it('carry the id of a request through the problem and the header', async () => {
    const answer = await send(plain, { path: '/nowhere', headers: { 'X-Request-Id': 'order-1042' } })
    expect(answer.headers.get('x-request-id')).toBe('order-1042')
    expect(JSON.parse(answer.body)).toEqual({
      type: 'urn:svyaz:problem:not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such address; "/" names them.',
      code: 'not_found',
      requestId: 'order-1042',
    })
  })

  it('make an id where the given one is not fit for a log', async () => {
    const answer = await send(plain, { headers: { 'X-Request-Id': 'a b' } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('a refusal', () => {
  const problemOf = async (request: RawRequest) =>
    JSON.parse((await send(plain, request)).body) as { field?: string; detail: string }

  it.each<[string, string, RawRequest]>([
    ['/recipient', 'known are to, text', post({ ...good, recipient: 'x' })],
    ['/text', 'is missing', post({ to: '+79000000001' })],
    ['/to/1', 'must be a string', post({ ...good, to: ['+79000000001', 7] })],
    ['/class', 'alert, service, mailing', post({ ...good, class: 'urgent' })],
    ['/scheduledAt', 'with its offset', post({ ...good, scheduledAt: 'tomorrow' })],
    ['/text', 'empty', post({ ...good, text: '' })],
    ['/__proto__', 'unknown', post('{"to":"+79000000001","text":"a","__proto__":1}')],
    ['Idempotency-Key', 'at most 255', post(good, { ...json, 'Idempotency-Key': 'k'.repeat(256) })],
    ['limit', 'at most 200', { path: '/v1/messages?limit=201', headers: reader }],
    ['msisdn', '', { path: '/v1/messages?msisdn=x', headers: reader }],
    ['messageId', 'decimal string', { path: '/v1/messages/x', headers: reader }],
  ])('names %s and says why (%s)', async (field, reason, request) => {
    const problem = await problemOf(request)
    expect(problem.field).toBe(field)
    expect(problem.detail).toContain(reason)
  })

  it('lists what was wrong with each recipient', async () => {
    const answer = await send(plain, post({ ...good, to: ['x', '12'] }))
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'no_valid_recipient',
      refused: [
        { to: 'x', code: 'invalid_number' },
        { to: '12', code: 'invalid_number' },
      ],
    })
  })

  it('names the methods that an address takes', async () => {
    const answer = await send(plain, { method: 'DELETE', path: '/v1/messages', headers: sender })
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
  })

  it('challenges who is not known', async () => {
    const answer = await send(plain, { path: '/v1/messages' })
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })
})

describe('an accepted message', () => {
  it('is found at the address that the answer gives', async () => {
    const answer = await send(plain, post(good))
    const found = await send(plain, { path: answer.headers.get('location') ?? '', headers: reader })
    expect(JSON.parse(found.body)).toMatchObject({ to: '+79000000001', text: good.text, state: 'queued' })
  })

  it('keeps the id of its request', async () => {
    const { headers } = await send(plain, post(good, { ...json, 'X-Request-Id': 'trace-7' }))
    const found = await send(plain, { path: headers.get('location') ?? '', headers: reader })
    expect(JSON.parse(found.body)).toMatchObject({ requestId: 'trace-7' })
  })
})
