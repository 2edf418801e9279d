import { once } from 'node:events'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { keys, memoryCore } from './_memory-core.js'
import { bytesOf, exchange, open, parseAnswer, readAll, send } from './_raw-http.js'
import { createRestServer, type RestServer, type RestServerOptions } from './rest-server.js'
import type { Health } from './services.js'

let clock: VirtualClock
let server: RestServer
let port: number
let lines: { level: string; fields: Record<string, unknown> }[]
let counted: unknown[]

async function start(overrides: Partial<RestServerOptions> = {}): Promise<void> {
  const write = (level: string) => (fields: object) =>
    void lines.push({ level, fields: fields as Record<string, unknown> })
  server = createRestServer({
    core: memoryCore(clock),
    host: '127.0.0.1',
    port: 0,
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    metrics: { onRequest: (operation, status) => void counted.push([operation, status]) },
    health: async () => ({ ready: true, checks: [] }),
    carriers: () => [],
    validateResponses: true,
    ...overrides,
  })
  port = (await server.start()).port
}

beforeEach(() => {
  clock = new VirtualClock()
  lines = []
  counted = []
})

afterEach(() => server.stop())

const json = { Authorization: `Bearer ${keys.sender}`, 'Content-Type': 'application/json' }
const good = JSON.stringify({ to: '+79000000001', text: 'Секретный текст' })
const sending = { method: 'POST', path: '/v1/messages', headers: json }

/** A check of health that answers when it is let. */
function heldHealth(): { health: () => Promise<Health>; asked: Promise<void>; release: () => void } {
  let release = () => {}
  let ask = () => {}
  const asked = new Promise<void>((resolve) => (ask = resolve))
  const answer = new Promise<Health>((resolve) => (release = () => resolve({ ready: true, checks: [] })))
  const health = () => {
    ask()
    return answer
  }
  return { health, asked, release: () => release() }
}

describe('a body', () => {
  it('that does not come in full is refused after its time', async () => {
    await start({ bodyTimeoutMs: 30_000 })
    const socket = await open(port)
    socket.write(bytesOf({ ...sending, headers: { ...json, 'Content-Length': '500' }, body: good }))
    const answer = readAll(socket)
    while (clock.pendingTimers === 0) await new Promise((resolve) => setImmediate(resolve))
    await clock.advance(30_000)
    const { status, headers, body } = parseAnswer(await answer)
    expect(status).toBe(408)
    expect(headers.get('connection')).toBe('close')
    expect(JSON.parse(body)).toMatchObject({ code: 'request_timeout' })
  })

  it('far over the limit is read on until the refusal has arrived', async () => {
    await start({ bodyLimitBytes: 1000 })
    const answer = await send(port, { ...sending, body: ' '.repeat(4_000_000) })
    expect(answer.status).toBe(413)
  })

  it('longer than it was said to be does not become part of the message', async () => {
    await start()
    const head = { ...json, 'Content-Length': String(Buffer.byteLength(good)), Connection: 'keep-alive' }
    const text = await exchange(port, bytesOf({ ...sending, headers: head, body: `${good}GARBAGE\r\n\r\n` }))
    expect(text.match(/^HTTP\/1\.1 202 /gm)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  it('leaves no timer behind once it is there', async () => {
    await start()
    expect((await send(port, { ...sending, body: good })).status).toBe(202)
    expect(clock.pendingTimers).toBe(0)
  })
})

describe('what is no HTTP', () => {
  it('is not answered in the place of a request that still runs', async () => {
    const held = heldHealth()
    await start({ health: held.health })
    const socket = await open(port)
    socket.write(bytesOf({ path: '/health/ready', headers: { Connection: 'keep-alive' } }))
    await held.asked
    const answer = readAll(socket)
    socket.write('GARBAGE\r\n\r\n')
    expect(await answer).toBe('')
    held.release()
  })

  it('gets a problem when it stands alone', async () => {
    await start()
    const { status, headers, body } = parseAnswer(await exchange(port, Buffer.from('GARBAGE\r\n\r\n')))
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(JSON.parse(body)).toMatchObject({ code: 'invalid_request', status: 400 })
  })
})

describe('stop', () => {
  it('closes idle connections and refuses new ones', async () => {
    await start()
    const idle = await open(port)
    idle.write(bytesOf({ path: '/health/live', headers: { Connection: 'keep-alive' } }))
    await once(idle, 'data')
    const silent = await open(port)
    const closed = [idle, silent].map((socket) => once(socket.resume(), 'close'))
    await server.stop()
    await Promise.all(closed)
    await expect(open(port)).rejects.toThrow('ECONNREFUSED')
  })

  it('lets a running request finish', async () => {
    const held = heldHealth()
    await start({ health: held.health })
    const answer = send(port, { path: '/health/ready', headers: { Connection: 'keep-alive' } })
    await held.asked
    const stopped = server.stop()
    held.release()
    const { status, headers } = await answer
    expect([status, headers.get('connection')]).toEqual([200, 'close'])
    await stopped
  })

  it('waits for a running request no longer than its limit', async () => {
    const held = heldHealth()
    await start({ health: held.health, stopTimeoutMs: 8_000 })
    const answer = exchange(port, bytesOf({ path: '/health/ready' }))
    await held.asked
    const stopped = server.stop()
    await clock.advance(8_000)
    await stopped
    expect(await answer).toBe('')
  })

  it('may be called twice, and before the start', async () => {
    await start()
    await Promise.all([server.stop(), server.stop()])
    await createRestServer({ ...serverOptions() }).stop()
  })
})

function serverOptions(): RestServerOptions {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  return {
    core: memoryCore(clock),
    host: '127.0.0.1',
    port,
    log: silent,
    metrics: { onRequest: () => {} },
    health: async () => ({ ready: true, checks: [] }),
    carriers: () => [],
  }
}

describe('start', () => {
  it('fails when the port is taken', async () => {
    await start()
    await expect(createRestServer(serverOptions()).start()).rejects.toThrow('EADDRINUSE')
  })
})

describe('the access log', () => {
  it('has one line a request without anything of its content', async () => {
    await start()
    await send(port, { ...sending, path: '/v1/messages', headers: { ...json, 'X-Request-Id': 'r-1' }, body: good })
    await send(port, { path: '/v1/messages?msisdn=79000000001', headers: json })
    const written = lines.map(({ fields: { ms, ...rest } }) => ({ ...rest, timed: typeof ms === 'number' }))
    expect(written).toEqual([
      { traceId: 'r-1', operation: 'sendMessage', status: 202, actor: 'key:1', companyId: 5, timed: true },
      {
        traceId: expect.any(String) as string,
        operation: 'listMessages',
        status: 403,
        actor: 'key:1',
        companyId: 5,
        timed: true,
      },
    ])
    expect(JSON.stringify(lines)).not.toMatch(/79000000001|Секретный|key-of/)
  })

  it('goes with the metrics, unknown addresses included', async () => {
    await start()
    await send(port, { path: '/health/live' })
    await send(port, { path: '/wp-login.php' })
    expect(counted).toEqual([
      ['getLiveness', 200],
      [null, 404],
    ])
  })
})

describe('a failure of ours', () => {
  const broken = async (): Promise<Health> => {
    throw new Error('column "text" of relation messages')
  }

  it('shows its text in the log alone', async () => {
    await start({ health: broken })
    const { status, body } = await send(port, { path: '/health/ready', headers: { 'X-Request-Id': 'r-2' } })
    expect(status).toBe(500)
    expect(body).not.toContain('relation')
    const [failure] = lines.filter(({ level }) => level === 'error')
    expect(failure?.fields).toMatchObject({ traceId: 'r-2', operation: 'getReadiness', err: { message: /relation/ } })
  })

  it('is also an answer that breaks the contract, where answers are validated', async () => {
    const health = async () => ({ ready: true, checks: [], secret: 'x' }) as Health
    await start({
      health: async () => ({ ...(await health()), checks: [{ name: 'storage', ok: true, password: 'x' } as never] }),
    })
    expect((await send(port, { path: '/health/ready' })).status).toBe(500)
  })
})

describe('metrics', () => {
  it('are open to everyone where the configuration says so', async () => {
    await start({ publicMetrics: true, metricsText: async () => 'svyaz_up 1\n' })
    const { status, headers, body } = await send(port, { path: '/metrics' })
    expect([status, body, headers.get('content-type')]).toEqual([
      200,
      'svyaz_up 1\n',
      'text/plain; version=0.0.4; charset=utf-8',
    ])
  })
})
