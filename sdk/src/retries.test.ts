import { afterEach, describe, expect, it, vi } from 'vitest'

import { answering, broken, json, problem, silent } from './_answers.js'
import { JumpingClock } from './_clock.js'
import { Svyaz, SvyazAbortError, SvyazConnectionError, type SvyazOptions, SvyazTimeoutError } from './index.js'

const accepted = { broadcastId: null, messages: [{ id: '1', to: '+79000000001' }], refused: [] }
const text = { to: '+79000000001', text: 'Заказ готов' }
const clock = new JumpingClock()

afterEach(() => {
  vi.restoreAllMocks()
  expect(clock.pendingTimers).toBe(0)
})

function client(fetch: ReturnType<typeof answering>, options: Partial<SvyazOptions> = {}): Svyaz {
  return new Svyaz({ baseUrl: 'http://svyaz.example', apiKey: 'key', fetch, clock, ...options } as SvyazOptions)
}

describe('a call that sends', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 507])('is repeated after %i', async (status) => {
    const fetch = answering(problem(status, 'some_code'), json(accepted, 202))
    expect(await clock.during(client(fetch).messages.send(text))).toEqual(accepted)
    expect(fetch.asked).toHaveLength(2)
  })

  it('is repeated after a connection that broke', async () => {
    const fetch = answering(broken, broken, json(accepted, 202))
    expect(await clock.during(client(fetch).messages.send(text))).toEqual(accepted)
  })

  it('carries one idempotency key over all attempts, and another one on the next call', async () => {
    const fetch = answering(broken, problem(503, 'overloaded'), json(accepted, 202))
    const svyaz = client(fetch)
    await clock.during(svyaz.messages.send(text))
    await svyaz.messages.send(text)
    const [first, second, third, other] = fetch.asked.map(({ headers }) => headers['idempotency-key'])
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect([second, third]).toEqual([first, first])
    expect(other).not.toBe(first)
  })

  it("carries the caller's key, and its error names the key", async () => {
    const fetch = answering(problem(422, 'empty_text', { field: '/text' }))
    const sending = client(fetch).messages.send(text, { idempotencyKey: 'order-1042' })
    await expect(sending).rejects.toMatchObject({ idempotencyKey: 'order-1042', code: 'empty_text' })
    expect(fetch.asked).toMatchObject([{ headers: { 'idempotency-key': 'order-1042' } }])
  })

  it.each([400, 401, 403, 404, 409, 413, 422])('is not repeated after %i', async (status) => {
    const fetch = answering(problem(status, 'some_code'))
    await expect(client(fetch).messages.send(text)).rejects.toMatchObject({ status, retryable: false })
    expect(fetch.asked).toHaveLength(1)
  })
})

describe('a call that cannot be repeated safely', () => {
  const company = { name: 'Ромашка', zone: 'Europe/Moscow' }

  it.each([broken, problem(503, 'overloaded'), problem(500, 'internal')])('fails at once', async (failure) => {
    const fetch = answering(failure, json({}))
    await expect(client(fetch).companies.create(company)).rejects.toMatchObject({ retryable: true })
    expect(fetch.asked).toHaveLength(1)
  })

  it('is repeated after 429, for then nothing was done', async () => {
    const fetch = answering(problem(429, 'rate_limited'), json({ id: '12' }, 201))
    expect(await clock.during(client(fetch).companies.create(company))).toEqual({ id: '12' })
  })
})

describe('the number of retries', () => {
  it('is 3 unless given, and 0 means none', async () => {
    for (const [maxRetries, calls] of [
      [undefined, 4],
      [1, 2],
      [0, 1],
    ] as const) {
      const fetch = answering(broken)
      const failing = client(fetch, { maxRetries }).messages.get('1')
      await expect(clock.during(failing)).rejects.toBeInstanceOf(SvyazConnectionError)
      expect(fetch.asked).toHaveLength(calls)
    }
  })

  it('of one call wins over that of the client', async () => {
    const fetch = answering(broken)
    await expect(client(fetch, { maxRetries: 9 }).messages.get('1', { maxRetries: 0 })).rejects.toThrow('ECONNRESET')
    expect(fetch.asked).toHaveLength(1)
  })
})

describe('the wait before a retry', () => {
  const delays = async (failure: Response, options: Partial<SvyazOptions> = {}) => {
    const waits: number[] = []
    const onRetry = ({ delayMs }: { delayMs: number }) => void waits.push(delayMs)
    const failing = client(answering(failure), { onRetry, ...options }).messages.get('1')
    await expect(clock.during(failing)).rejects.toMatchObject({ status: failure.status })
    return waits
  }

  it('is random below a limit that doubles, up to 8 s', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    expect(await delays(problem(503, 'overloaded'), { maxRetries: 7, timeoutMs: 600_000 })).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ])
    vi.spyOn(Math, 'random').mockReturnValue(0)
    expect(await delays(problem(503, 'overloaded'))).toEqual([0, 0, 0])
  })

  it('is never shorter than Retry-After, in seconds or as a date', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    expect(await delays(problem(503, 'overloaded', {}, { 'retry-after': '3' }), { maxRetries: 1 })).toEqual([3_000])
    const at = Math.ceil(clock.now() / 1000) * 1000 + 5_000
    const leastMs = at - clock.now()
    const date = new Date(at).toUTCString()
    expect(await delays(problem(503, 'overloaded', {}, { 'retry-after': date }), { maxRetries: 1 })).toEqual([leastMs])
  })

  it('that would outlast the deadline is not begun: the error comes at once', async () => {
    const startedAt = clock.now()
    expect(await delays(problem(503, 'overloaded', {}, { 'retry-after': '60' }))).toEqual([])
    expect(clock.now()).toBe(startedAt)
  })

  it('is told to onRetry with the attempt and its error', async () => {
    const onRetry = vi.fn()
    await clock.during(client(answering(problem(503, 'overloaded'), json({})), { onRetry }).messages.get('1'))
    expect(onRetry.mock.calls).toMatchObject([[{ attempt: 1, error: { code: 'overloaded', kind: 'unavailable' } }]])
  })
})

describe('the deadline', () => {
  it('is one for all attempts together', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const startedAt = clock.now()
    const failing = client(answering(broken, silent), { timeoutMs: 10_000 }).messages.get('1')
    await expect(clock.during(failing)).rejects.toBeInstanceOf(SvyazTimeoutError)
    expect(clock.now() - startedAt).toBe(10_000)
    await expect(failing).rejects.toMatchObject({ code: 'timeout', cause: { code: 'connection_failed' } })
  })

  it('holds for an answer whose body does not end', async () => {
    const endless = () => new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(9)) }))
    const fetch = answering((_asked, signal) => {
      const response = endless()
      const text = () =>
        new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      return Object.assign(response, { text })
    })
    await expect(clock.during(client(fetch, { timeoutMs: 100 }).messages.get('1'))).rejects.toMatchObject({
      code: 'timeout',
    })
  })
})

describe('an AbortSignal', () => {
  it.each(['of the call', 'of the client'])('%s ends a request that runs', async (place) => {
    const controller = new AbortController()
    const { signal } = controller
    const svyaz = client(answering(silent), place === 'of the client' ? { signal } : {})
    const running = svyaz.messages.get('1', place === 'of the call' ? { signal } : {})
    controller.abort(new Error('the user left'))
    await expect(running).rejects.toBeInstanceOf(SvyazAbortError)
    await expect(running).rejects.toMatchObject({ code: 'aborted', cause: new Error('the user left') })
  })

  it('ends the wait before a retry', async () => {
    const controller = new AbortController()
    const fetch = answering(broken)
    const onRetry = () => controller.abort()
    await expect(client(fetch).messages.get('1', { signal: controller.signal, onRetry })).rejects.toMatchObject({
      kind: 'aborted',
    })
    expect(fetch.asked).toHaveLength(1)
  })

  it('that was aborted before lets nothing out', async () => {
    const fetch = answering(json({}))
    await expect(client(fetch).messages.get('1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'aborted',
    })
    expect(fetch.asked).toHaveLength(0)
  })
})
