/** What whole-gateway tests share: a gateway before an operator of the test's own, time that passes in steps, and short requests. */
import { type AddressInfo, createServer } from 'node:net'

import { createSimulator, type Simulator, type SimulatorOptions } from '../carriers/simulator/index.js'
import { systemPrincipal } from '../core/accounts/permissions.js'
import { createPlatformKey } from '../core/accounts/platform-key.js'
import type { Clock } from '../core/clock.js'
import type { Msisdn } from '../core/values/msisdn.js'
import type { Database } from '../store/database.js'
import type { TestDatabase } from './databases.js'
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

/** A gateway that can be let come to rest while the operator owes it answers, which `processAll` waits for. */
export interface WatchedGateway extends TestGateway {
  /** Runs until nothing happens any more at the present instant. */
  rest(): Promise<void>
}

/** Turns of the event loop in which nothing happens after which nothing will: what is on its way over loopback needs two or three. */
const restTurns = 10

export async function startWatched(options: TestGatewayOptions): Promise<WatchedGateway> {
  let committing = 0
  const watched = (database: Database): Database => ({
    kind: database.kind,
    read: database.read,
    commit: (changes) => {
      committing += 1
      return database.commit(changes).finally(() => (committing -= 1))
    },
    onWakeUp: (listener) => database.onWakeUp(listener),
    ping: () => database.ping(),
    close: () => database.close(),
  })
  const wrapDatabase = options.overrides?.wrapDatabase
  const gateway = await startTestGateway({
    ...options,
    overrides: {
      ...options.overrides,
      wrapDatabase: (database) => watched(wrapDatabase === undefined ? database : wrapDatabase(database)),
    },
  })
  const rest = async () => {
    for (let turns = 0; turns < restTurns; turns += 1) {
      if (gateway.clock.hasDueTimers()) await gateway.clock.advance(0)
      if (committing > 0 || gateway.clock.hasDueTimers()) turns = 0
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  return { ...gateway, rest, stop: () => stopInTime(gateway, rest) }
}

/** Stops while time goes on: a stop waits for answers, and for no longer than its limits say. */
async function stopInTime(gateway: TestGateway, rest: () => Promise<void>): Promise<void> {
  let stopped = false
  const stopping = gateway.stop().finally(() => (stopped = true))
  while (!stopped) {
    await rest()
    await gateway.clock.advance(100)
  }
  await stopping
}

export interface OperatorOptions {
  database: TestDatabase
  clock?: VirtualClock
  /** An SMSC that runs already; otherwise one is made. */
  smsc?: RunningSmsc
  simulator?: Partial<SimulatorOptions>
  /** Settings of the link, as in the configuration file. */
  link?: object
  /** Further sections of the configuration file. */
  config?: object
  overrides?: TestGatewayOptions['overrides']
}

export interface RunningSmsc {
  simulator: Simulator
  port: number
}

/** A gateway configured by a file, with one carrier, `mts`, to an SMSC that outlives it. */
export interface Operator {
  gateway: WatchedGateway
  smsc: RunningSmsc
  clock: VirtualClock
  /** Of the platform administrator. */
  adminToken: string
}

/** It keeps its port when it is stopped and started again. */
export async function startSmsc(clock: Clock, options: Partial<SimulatorOptions> = {}): Promise<RunningSmsc> {
  const simulator = createSimulator({ clock, port: await freePort(), ...options })
  const { port } = await simulator.start()
  return { simulator, port }
}

/** A port of loopback that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

export async function startWithOperator(options: OperatorOptions): Promise<Operator> {
  const clock = options.clock ?? new VirtualClock()
  const smsc = options.smsc ?? (await startSmsc(clock, options.simulator))
  const gateway = await startWatched({
    databaseUrl: options.database.url,
    config: operatorConfig(smsc.port, options.link, options.config),
    overrides: { ...options.overrides, clock },
  })
  const adminToken = await createPlatformKey(gateway.core, systemPrincipal, 'test')
  return { gateway, smsc, clock, adminToken }
}

/** A configuration file with one carrier. */
export function operatorConfig(port: number, link: object = {}, sections: object = {}): object {
  const carrier = { type: 'smpp', name: 'mts', host: '127.0.0.1', port, systemId: 'svyaz', password: 'secret' }
  return {
    carriers: [{ ...carrier, senderNames: 'any', ...link }],
    numbers: [{ address: '4938', kind: 'short_code', company: 'shared' }],
    messaging: { defaultSender: '4938' },
    ...sections,
  }
}

/** A new company; a key with which it may do all that companies may. */
export async function newCompany(gateway: TestGateway, adminToken: string, name: string): Promise<Company> {
  const company = await gateway.request('POST', '/v1/companies', {
    token: adminToken,
    body: { name, zone: 'Europe/Moscow' },
  })
  const scopes = ['messages:send', 'messages:read', 'company:admin']
  const key = await gateway.request('POST', `/v1/api-keys?companyId=${company.body.id}`, {
    token: adminToken,
    body: { name, scopes },
  })
  return { id: company.body.id as string, token: key.body.key as string }
}

export interface Company {
  id: string
  token: string
}

/** Below the renewal of leases, so that a gateway that moves in leaps keeps what it holds. */
const leapMs = 5_000

/**
 * Lets time pass, timer by timer, and everything that follows from each before the next. With `coarse` in leaps of a few seconds,
 * for long spans of which only the end matters.
 */
export async function pass(gateway: WatchedGateway, ms: number, coarse?: 'coarse'): Promise<void> {
  const { clock } = gateway
  const until = clock.now() + ms
  await gateway.rest()
  while (clock.now() < until) {
    const next = coarse === undefined ? (clock.nextTimerAt() ?? until) : clock.now() + leapMs
    await clock.advanceTo(Math.min(until, Math.max(clock.now(), next)))
    await gateway.rest()
  }
}

export interface SendOptions {
  token?: string
  headers?: Record<string, string>
}

/** Sends one message; its id. */
export async function send(gateway: TestGateway, body: object, options: SendOptions = {}): Promise<string> {
  const response = await gateway.request('POST', '/v1/messages', { body, ...options })
  if (response.status !== 202) throw new Error(`not accepted: ${JSON.stringify(response.body)}`)
  return response.body.messages[0].id as string
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
export async function messageOf(gateway: TestGateway, id: string, token?: string): Promise<any> {
  const response = await gateway.request('GET', `/v1/messages/${id}`, token === undefined ? {} : { token })
  if (response.status !== 200) throw new Error(`no message: ${JSON.stringify(response.body)}`)
  return response.body
}

/** The `index`th of a million numbers. */
export function numberOf(index: number): string {
  return `+7900${String(index).padStart(7, '0')}`
}

/** Runs a task for each item, a few at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) await task(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

/** Numbers of phones that nothing was sent to yet. */
export function newPhoneNumbers(): () => Msisdn {
  let last = 0
  return () => numberOf((last += 1)) as Msisdn
}
