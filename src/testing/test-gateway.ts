import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { stringify } from 'yaml'

import { loadConfig } from '../config.js'
import type { Environment } from '../config/environment.js'
import { type Gateway, type Overrides, startGateway } from '../gateway.js'
import { VirtualClock } from './virtual-clock.js'

export interface TestGatewayOptions {
  /** For `SVYAZ_DATABASE_URL`; SQLite in a folder of its own unless given. */
  databaseUrl?: string
  /** Contents of a configuration file; demo mode unless given. */
  config?: object
  env?: Environment
  overrides?: Overrides
}

export interface TestGateway extends Gateway {
  readonly url: string
  readonly clock: VirtualClock
  /** Sends a request with JSON; the demo company's token unless another is given. */
  request(method: string, path: string, options?: RequestOptions): Promise<TestResponse>
  /** Runs until nothing is due and nothing is in flight, at the present instant of the virtual clock. */
  processAll(): Promise<void>
  /** Moves time, then runs until all is quiet. */
  advance(ms: number): Promise<void>
  /** The same, as for a machine that sleeps meanwhile. */
  leap(ms: number): Promise<void>
}

export interface RequestOptions {
  body?: unknown
  token?: string
  headers?: Record<string, string>
}

export interface TestResponse {
  status: number
  headers: Headers
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
  body: any
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** A whole gateway on real sockets and a real database, with virtual time. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  const clock = (options.overrides?.clock as VirtualClock | undefined) ?? new VirtualClock()
  const env: Record<string, string | undefined> = {
    SVYAZ_HTTP_PORT: '0',
    SVYAZ_SIMULATOR_SMPP_PORT: '0',
    SVYAZ_SMTP_PORT: '0',
    SVYAZ_DATA_DIR: folder,
    ...(options.databaseUrl !== undefined && { SVYAZ_DATABASE_URL: options.databaseUrl }),
    ...options.env,
  }
  if (options.config !== undefined) {
    env.SVYAZ_CONFIG = join(folder, 'svyaz.yaml')
    writeFileSync(env.SVYAZ_CONFIG, stringify(options.config), { mode: 0o600 })
  }
  const overrides = { log: silent, validateResponses: true, hasDemoPeople: false, ...options.overrides, clock }
  const gateway = await start(env, folder, overrides)
  const url = `http://127.0.0.1:${gateway.httpPort}`
  const processAll = () => settle(gateway, clock)
  await bound(gateway)
  await processAll()
  return {
    ...gateway,
    url,
    clock,
    processAll,
    request: (method, path, request = {}) => send(url, method, path, request),
    advance: async (ms) => {
      await clock.advance(ms)
      await processAll()
    },
    leap: async (ms) => {
      await clock.leap(ms)
      await processAll()
    },
    stop: async () => {
      await gateway.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(env: Environment, folder: string, overrides: Overrides): Promise<Gateway> {
  try {
    return await startGateway(loadConfig({ env, cwd: folder }), overrides)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function send(url: string, method: string, path: string, options: RequestOptions): Promise<TestResponse> {
  const { body, token = 'demo-token', headers = {} } = options
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
}

/** Turns of the event loop without anything to do after which the gateway counts as quiet: a socket may need one or two. */
const quietTurns = 5

/** Real time after which a gateway that does not come to rest is a fault of the gateway. */
const patienceMs = 25_000

async function settle(gateway: Gateway, clock: VirtualClock): Promise<void> {
  const startedAt = performance.now()
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    if (clock.hasDueTimers()) await clock.advance(0)
    if (!gateway.isIdle() || clock.hasDueTimers()) quiet = 0
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (performance.now() - startedAt > patienceMs) throw new Error('the gateway does not come to rest')
  }
}

async function bound(gateway: Gateway): Promise<void> {
  const startedAt = performance.now()
  while (gateway.carriers.some((carrier) => !carrier.status().ready)) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (performance.now() - startedAt > patienceMs) throw new Error('the carriers are not bound')
  }
}
