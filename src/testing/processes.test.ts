import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'

import { loadConfig } from '../config.js'
import { sleep } from '../core/clock.js'
import { createPlatformKey } from '../gateway.js'
import { SystemClock } from '../system-clock.js'
import { freePort, inParallel, numberOf, operatorConfig, type RunningSmsc, startSmsc } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const window = 20
const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const clock = new SystemClock()
const [postgres] = testDatabases.filter(({ name }) => name === 'postgres')

describe.skipIf(postgres === undefined)('two processes on one PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-processes-'))
  let database: TestDatabase
  let smsc: RunningSmsc
  let adminToken: string
  let token: string
  let first: ServedGateway
  let second: ServedGateway

  beforeAll(async () => {
    if (postgres === undefined) return
    database = await postgres.create()
    smsc = await startSmsc(clock, { submitDelayMs: 100, defaultDeliverAfterMs: 200 })
    first = await prepare('first')
    second = await prepare('second')
    adminToken = await createPlatformKey(loadConfig({ env: { SVYAZ_CONFIG: first.config }, cwd: folder }), 'test')
    await Promise.all([first.start(), second.start()])
    const company = await first.request('POST', '/v1/companies', adminToken, { name: 'Ромашка', zone: 'Europe/Moscow' })
    const key = await first.request('POST', `/v1/api-keys?companyId=${company.body.id}`, adminToken, {
      name: 'both',
      scopes: ['messages:send', 'messages:read'],
    })
    token = key.body.key
    await until(() => smsc.simulator.statistics().boundSessions > 0)
  }, 60_000)

  afterAll(async () => {
    await Promise.all([first.end('SIGKILL'), second.end('SIGKILL')])
    await smsc.simulator.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function prepare(name: string): Promise<ServedGateway> {
    const port = await freePort()
    const config = join(folder, `${name}.yaml`)
    const link = { window, reconnectMinDelayMs: 100 }
    const sections = {
      listen: { httpPort: port },
      dataDir: join(folder, name),
      database: { url: database.url },
      log: { level: 'warn' },
    }
    writeFileSync(config, stringify(operatorConfig(smsc.port, link, sections)), { mode: 0o600 })
    return new ServedGateway(config, port)
  }

  async function owner(): Promise<[ServedGateway, ServedGateway]> {
    const { body } = await first.request('GET', '/v1/carriers', adminToken)
    return body.carriers[0].binds[0].state === 'bound' ? [first, second] : [second, first]
  }

  const received = (to: string) => smsc.simulator.phones.get(to).messages.length
  const arrives = (to: string) => until(() => received(to) > 0)

  it('bind once together, and the one without the bind sends through the other', async () => {
    const [bound, idle] = await owner()
    expect(smsc.simulator.statistics()).toMatchObject({ binds: 1, boundSessions: 1 })
    const state = (await idle.request('GET', '/v1/carriers', adminToken)).body.carriers[0].binds[0].state
    expect(state).toBe('waiting_for_lease')
    const startedAt = clock.now()
    await idle.request('POST', '/v1/messages', token, { to: numberOf(1), text: 'Через соседа' })
    await bound.request('POST', '/v1/messages', token, { to: numberOf(2), text: 'Сам' })
    await arrives(numberOf(1))
    await arrives(numberOf(2))
    expect(clock.now() - startedAt).toBeLessThan(2_000)
  })

  it('answer a key alike, whichever of them is asked, in the same instant too', async () => {
    const body = { to: numberOf(3), text: 'Одно' }
    const answers = await Promise.all(
      [first, second, first, second].map((process) => process.request('POST', '/v1/messages', token, body, 'same')),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    await arrives(numberOf(3))
    await sleep(clock, 300)
    expect(received(numberOf(3))).toBe(1)
  })

  it('lose nothing when one is killed: the other takes over within 15 s and doubles only what was in doubt', async () => {
    const [victim, heir] = await owner()
    const numbers = Array.from({ length: 300 }, (_, index) => numberOf(100 + index))
    const ids = new Map<string, string>()
    const before = smsc.simulator.statistics().binds
    let killedAt = 0
    await inParallel(numbers, 10, async (to) => {
      const accepted = await send(to, ids.size % 2 === 0 ? [victim, heir] : [heir, victim])
      ids.set(to, accepted)
      if (ids.size < 150 || killedAt > 0) return
      killedAt = clock.now()
      await victim.end('SIGKILL')
    })
    await until(() => smsc.simulator.statistics().binds > before, 20_000)
    expect(clock.now() - killedAt).toBeLessThan(15_000)
    const open = async () => {
      const states = ['queued', 'sending', 'sent']
      const pages = await Promise.all(states.map((state) => heir.request('GET', `/v1/messages?state=${state}`, token)))
      return pages.flatMap(({ body }) => body.messages)
    }
    await until(async () => (await open()).length === 0, 20_000)
    expect(clock.now() - killedAt).toBeLessThan(25_000)
    expect(numbers.filter((to) => received(to) === 0)).toEqual([])

    const doubled = numbers.filter((to) => received(to) > 1)
    expect(doubled.length).toBeLessThanOrEqual(window)
    for (const to of doubled) {
      expect(received(to)).toBe(2)
      const { body } = await heir.request('GET', `/v1/messages/${ids.get(to)}`, token)
      expect(body).toMatchObject({ state: 'delivered', segments: [{ attempts: 2 }] })
    }
    await victim.start()
  }, 60_000)

  it('hand the bind over at once when one is stopped, and nothing arrives twice', async () => {
    const [leaving, staying] = await owner()
    const numbers = Array.from({ length: 100 }, (_, index) => numberOf(1_000 + index))
    const before = smsc.simulator.statistics().binds
    for (const to of numbers) await send(to, [staying, leaving])
    await leaving.end('SIGTERM')
    await until(() => smsc.simulator.statistics().binds > before, 6_000)
    await until(() => numbers.every((to) => received(to) > 0), 10_000)
    await sleep(clock, 300)
    expect(numbers.filter((to) => received(to) !== 1)).toEqual([])
  }, 30_000)

  /** Sends as a careful customer does: with a key, and to the other process when one does not answer. */
  async function send(to: string, [one, other]: readonly [ServedGateway, ServedGateway]): Promise<string> {
    const body = { to, text: 'Проверка' }
    const answer = await one
      .request('POST', '/v1/messages', token, body, to)
      .catch(() => other.request('POST', '/v1/messages', token, body, to))
    expect(answer.status).toBe(202)
    return answer.body.messages[0].id
  }
})

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

class ServedGateway {
  readonly config: string
  readonly #url: string
  #child: ChildProcess | undefined
  #output = ''

  constructor(config: string, port: number) {
    this.config = config
    this.#url = `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    const env = { PATH: process.env.PATH, SVYAZ_CONFIG: this.config }
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    running.add(child)
    child.once('exit', () => running.delete(child))
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-4_000)))
    }
    const ready = () =>
      fetch(`${this.#url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    await until(ready, 25_000).catch((cause: unknown) => {
      throw new Error(`the gateway did not start:\n${this.#output}`, { cause })
    })
  }

  /** Resolves when the process is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  async request(method: string, path: string, token: string, body?: object, key?: string): Promise<Answer> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
}

interface Answer {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
  body: any
}

async function until(happened: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const deadline = clock.now() + withinMs
  while (!(await happened())) {
    if (clock.now() > deadline) throw new Error(`did not happen within ${withinMs} ms`)
    await sleep(clock, 20)
  }
}
