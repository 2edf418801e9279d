import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { stringify } from 'yaml'

import { loadConfig } from '../../config.js'
import { type Clock, sleep } from '../../core/clock.js'
import { createPlatformKey } from '../../gateway.js'
import type { TestDatabase, TestDatabaseKind } from '../databases.js'
import { freePort } from './free-port.js'
import { GatewayProcess } from './gateway-process.js'
import { Ledger } from './ledger.js'
import { Operator, operatorCredentials } from './operator.js'
import { Sender } from './sender.js'
import { judge, type Verdict } from './verdict.js'

export const binds = 2
export const window = 50

const pollMs = 50
const connectionsEndWithinMs = 10_000

interface Parts {
  folder: string
  database: TestDatabase
  operator: Operator
  port: number
  clock: Clock
}

/** Everything around one gateway that outlives it: its database, its operator, its customer. */
export class World {
  static readonly #open = new Set<World>()
  readonly operator: Operator
  readonly clock: Clock
  readonly #parts: Parts
  #sender: Sender | undefined
  #gateway: GatewayProcess | undefined

  private constructor(parts: Parts) {
    this.#parts = parts
    this.operator = parts.operator
    this.clock = parts.clock
  }

  static async create(kind: TestDatabaseKind, clock: Clock): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'svyaz-crash-'))
    const database = await kind.create()
    const { operator, port: operatorPort } = await Operator.start(clock)
    const port = await freePort()
    writeFileSync(join(folder, 'svyaz.yaml'), configuration(database.url, port, operatorPort), { mode: 0o600 })
    const world = new World({ folder, database, operator, port, clock })
    World.#open.add(world)
    return world
  }

  /** Ends all gateways and leaves nothing behind, for a run that is broken off. */
  static async closeAll(): Promise<void> {
    await Promise.allSettled([...World.#open].map((world) => world.close()))
  }

  get sender(): Sender {
    if (this.#sender === undefined) throw new Error('the world has no customer before its first gateway')
    return this.#sender
  }

  /** Starts the gateway; with `crashAt`, one that dies there. */
  async start(crashAt?: string): Promise<GatewayProcess> {
    const { folder, port, clock, operator } = this.#parts
    // Else the binds of the last gateway would be taken for those of the next.
    await this.until('the operator sees the connections end', () => operator.isAlone, connectionsEndWithinMs)
    const platformKey = this.#sender === undefined ? await this.#platformKey() : undefined
    if (!World.#open.has(this)) throw new Error('this world has ended')
    const trap = crashAt === undefined ? {} : { CRASH_AT: crashAt }
    const env = { PATH: process.env.PATH, SVYAZ_CONFIG: join(folder, 'svyaz.yaml'), ...trap }
    const gateway = new GatewayProcess(crashAt === undefined ? 'serve' : 'trapped', { env, cwd: folder, port, clock })
    this.#gateway = gateway
    if (platformKey !== undefined) {
      await gateway.listening()
      this.#sender = new Sender({ port, clock, apiKey: await customerKey(port, platformKey) })
    }
    return gateway
  }

  /** @throws Error when it does not come true in time, with what the gateway last wrote */
  async until(what: string, isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
    if (await this.#comesTrue(isTrue, withinMs)) return
    throw new Error(`not within ${withinMs} ms: ${what}\n${this.#gateway?.output ?? ''}`)
  }

  bound(withinMs: number): Promise<void> {
    return this.until('all binds are up', () => this.operator.boundSessions >= binds, withinMs)
  }

  /** Waits until every message has ended, then compares all accounts. */
  async settle(withinMs: number): Promise<Verdict> {
    const ledger = await Ledger.open(this.#parts.database.url)
    try {
      // When it does not come true, the verdict names the messages.
      await this.#comesTrue(async () => (await ledger.undelivered()) === 0, withinMs)
      const submitsOf = ({ number, reference }: { number: string; reference: string }) =>
        this.operator.submitsOf(number, reference)
      const verdict = judge({ journal: this.sender.journal.values(), ledger: await ledger.entries(), submitsOf })
      const { hasEnded = true, output = '' } = this.#gateway ?? {}
      if (hasEnded) verdict.problems.push(`the gateway ended by itself:\n${output}`)
      return verdict
    } finally {
      await ledger.close()
    }
  }

  async close(): Promise<void> {
    const { folder, database, operator } = this.#parts
    World.#open.delete(this)
    this.#sender?.close()
    if (this.#gateway?.hasEnded === false) await this.#gateway.kill('SIGKILL')
    await operator.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }

  async #comesTrue(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
    const endsAt = this.clock.now() + withinMs
    while (!(await isTrue())) {
      if (this.clock.now() > endsAt) return false
      await sleep(this.clock, pollMs)
    }
    return true
  }

  #platformKey(): Promise<string> {
    const { folder } = this.#parts
    const env = { SVYAZ_CONFIG: join(folder, 'svyaz.yaml') }
    return createPlatformKey(loadConfig({ env, cwd: folder }), 'crash test')
  }
}

const withoutLimit = { perKey: 0, perCompany: 0 }

function configuration(databaseUrl: string, httpPort: number, operatorPort: number): string {
  return stringify({
    listen: { httpPort },
    dataDir: './data',
    limits: { requestsPerSecond: withoutLimit, recipientsPerSecond: withoutLimit },
    database: { url: databaseUrl },
    carriers: [
      {
        type: 'smpp',
        name: 'operator',
        host: '127.0.0.1',
        port: operatorPort,
        ...operatorCredentials,
        binds,
        window,
        reconnectMinDelayMs: 50,
        reconnectMaxDelayMs: 500,
        senderNames: 'any',
      },
    ],
    messaging: { defaultSender: '4938' },
    log: { level: 'warn' },
  })
}

/** Makes a company and a key with which it may send. */
async function customerKey(port: number, platformKey: string): Promise<string> {
  const company = await post(port, platformKey, '/v1/companies', { name: 'Crash test', zone: 'Europe/Moscow' })
  const path = `/v1/api-keys?companyId=${String(company.id)}`
  const created = await post(port, platformKey, path, { name: 'sender', scopes: ['messages:send'] })
  return String(created.key)
}

async function post(port: number, key: string, path: string, body: object): Promise<Record<string, unknown>> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}
