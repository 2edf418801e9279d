import { describe, expect, it } from 'vitest'

import { answering, json, problem } from './_answers.js'
import { Svyaz, SvyazError, type SvyazOptions } from './index.js'

const baseUrl = 'http://svyaz.example'
const make = (options: object) => new Svyaz({ baseUrl, ...options } as SvyazOptions)

describe('a client', () => {
  it('authenticates with a key, or with login and password in UTF-8', async () => {
    const fetch = answering(json({}))
    await make({ apiKey: 'svz_1', fetch }).messages.get('1')
    await make({ login: 'анна', password: 'пароль', fetch }).messages.get('1')
    const basic = Buffer.from('анна:пароль').toString('base64')
    expect(fetch.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer svz_1', `Basic ${basic}`])
  })

  it.each([
    [{}, 'Give apiKey'],
    [{ login: 'anna' }, 'Give apiKey'],
    [{ apiKey: 'k', login: 'anna', password: 'p' }, 'not both'],
    [{ apiKey: 'ключ' }, 'visible ASCII'],
    [{ apiKey: 'k\nX-Evil: 1' }, 'visible ASCII'],
    [{ login: 'a:b', password: 'p' }, 'colon'],
    [{ apiKey: 'k', baseUrl: 'svyaz.example' }, 'http or https'],
    [{ apiKey: 'k', baseUrl: 'file:///etc' }, 'http or https'],
    [{ apiKey: 'k', baseUrl: 'http://anna:secret@svyaz.example' }, 'not inside baseUrl'],
  ])('is not made of %j, and the error shows no secret', (options, message) => {
    expect(() => make(options)).toThrow(message)
    expect(() => make(options)).not.toThrow(/ключ|secret|X-Evil/)
  })

  it('keeps a path in front of the interface, and escapes what goes into addresses', async () => {
    const fetch = answering(json({ messages: [], nextCursor: null }))
    const svyaz = make({ apiKey: 'k', baseUrl: 'https://crm.example/sms/', fetch })
    await svyaz.messages.get('../../users')
    await svyaz.messages.list({ msisdn: '+7 900', limit: 5 }).page()
    expect(fetch.asked.map(({ url }) => url)).toEqual([
      'https://crm.example/sms/v1/messages/..%2F..%2Fusers',
      'https://crm.example/sms/v1/messages?msisdn=%2B7+900&limit=5',
    ])
  })

  it.each(['', '.', '..', undefined, 7])('refuses %j as an id, which would be another address', (id) => {
    expect(() => make({ apiKey: 'k' }).messages.get(id as string)).toThrow('messageId must be')
  })
})

describe('a list', () => {
  const pages = () =>
    answering(
      json({ companies: [{ id: '1' }, { id: '2' }], nextCursor: '2' }),
      json({ companies: [{ id: '3' }], nextCursor: null }),
    )

  it('is fetched page by page while it is read', async () => {
    const fetch = pages()
    const list = make({ apiKey: 'k', fetch }).companies.list({ limit: 2 })
    expect(fetch.asked).toHaveLength(0)
    const ids: string[] = []
    for await (const { id } of list) ids.push(id)
    expect(ids).toEqual(['1', '2', '3'])
    expect(fetch.asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=2', '?limit=2&cursor=2'])
  })

  it('asks for no page that nobody reads', async () => {
    const fetch = pages()
    for await (const { id } of make({ apiKey: 'k', fetch }).companies.list()) if (id === '2') break
    expect(fetch.asked).toHaveLength(1)
  })

  it('gives one page with the cursor of the next', async () => {
    const page = await make({ apiKey: 'k', fetch: pages() }).companies.list({ cursor: '0' }).page()
    expect(page).toEqual({ items: [{ id: '1' }, { id: '2' }], nextCursor: '2' })
  })
})

describe('an error', () => {
  const errorOf = async (answer: Response) => {
    const failing = make({ apiKey: 'k', maxRetries: 0, fetch: answering(answer) }).messages.get('1')
    const error: unknown = await failing.catch((caught: unknown) => caught)
    if (!(error instanceof SvyazError)) throw error
    return error
  }

  it.each([
    [400, 'invalid_request'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [405, 'invalid_request'],
    [409, 'conflict'],
    [410, 'gone'],
    [413, 'invalid_request'],
    [418, 'invalid_request'],
    [422, 'unprocessable'],
    [429, 'rate_limited'],
    [500, 'internal'],
    [501, 'internal'],
    [503, 'unavailable'],
    [507, 'unavailable'],
  ])('of status %i is of the kind %s, whatever its code', async (status, kind) => {
    expect(await errorOf(problem(status, 'a_code_of_the_future'))).toMatchObject({
      kind,
      status,
      code: 'a_code_of_the_future',
      message: 'It is a_code_of_the_future.',
      requestId: 'r-1',
    })
  })

  it('has the field, the refused recipients and the wait that the gateway names', async () => {
    const refused = [{ to: '12', code: 'invalid_number', reason: 'The number is too short.' }]
    const answer = problem(422, 'no_valid_recipient', { field: '/to', refused }, { 'retry-after': '7' })
    expect(await errorOf(answer)).toMatchObject({ field: '/to', refused, retryAfterMs: 7_000 })
  })

  it('of a proxy says what came', async () => {
    expect(await errorOf(new Response('<h1>Bad\n gateway</h1>', { status: 502 }))).toMatchObject({
      kind: 'unavailable',
      code: 'unexpected_answer',
      message: expect.stringContaining('<h1>Bad gateway</h1>') as string,
    })
  })

  it.each([new Response('<html>', { status: 200 }), new Response('', { status: 302, headers: { location: '/x' } })])(
    'says that something else answers at the address',
    async (answer) => {
      expect(await errorOf(answer)).toMatchObject({ kind: 'unexpected_answer', retryable: false })
    },
  )

  it('of readiness is an answer', async () => {
    const body = { status: 'not_ready', checks: [{ name: 'database', ok: false }] }
    const fetch = answering(json(body, 503))
    expect(await make({ apiKey: 'k', fetch }).health.ready()).toEqual(body)
    expect(fetch.asked).toHaveLength(1)
  })
})
