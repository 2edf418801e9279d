import type { PhoneScript } from '../carriers/simulator/phone-script.js'
import { demoCredentials } from '../demo/seed-demo.js'
import { type SandboxPhone, sandboxPhone } from './sandbox-phone.js'
import { startTestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

export type { PhoneScript, SandboxPhone }
export type { SandboxMessage } from './sandbox-phone.js'

export interface SandboxOptions {
  /** Where virtual time begins: a `Date` or RFC 3339; 2026-01-15T09:00:00Z unless given, a Thursday noon in Moscow. */
  startAt?: Date | string
  /** Settings as in svyaz.yaml, over those of demo mode; a `databaseUrl` of its own is not needed: SQLite in a temporary folder. */
  settings?: object
}

/** The address and the key that the SDK takes: `new Svyaz(sandbox.client)`. */
export interface SandboxClient {
  baseUrl: string
  apiKey: string
}

export interface Sandbox {
  /** Address of the gateway, on loopback. */
  readonly url: string
  /** Key of the company, which may do everything in it. */
  readonly token: string
  /** Our short code, the sender unless a message names another; phones may write to it. */
  readonly shortCode: string
  /** For the SDK, in the name of the company. */
  readonly client: SandboxClient
  /** For the SDK, in the name of the platform administrator: companies, carriers. */
  readonly administrator: SandboxClient
  readonly phones: {
    /** Every number has a phone. Digits, with or without a plus. */
    get(msisdn: string): SandboxPhone
  }
  /** The virtual time. It stands still unless it is advanced. */
  now(): Date
  /** Lets virtual time pass, and everything happen that falls into it, each thing at its time. */
  advance(ms: number): Promise<void>
  /** Waits until everything has happened that happens at the present instant. */
  processAll(): Promise<void>
  /** Closes everything and removes the data. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * The gateway itself inside the test: its HTTP interface on a free port of loopback, an SQLite database in a temporary folder, the SMSC simulator as
 * its operator, virtual phones and virtual time. Several can run side by side.
 *
 * ```ts
 * const sandbox = await startSandbox()
 * const svyaz = new Svyaz(sandbox.client)
 * ```
 */
export async function startSandbox({ startAt, settings }: SandboxOptions = {}): Promise<Sandbox> {
  const clock = startAt === undefined ? new VirtualClock() : new VirtualClock(instantOf(startAt))
  const gateway = await startTestGateway({
    overrides: { clock, validateResponses: false, syncsToDisk: false },
    ...(settings !== undefined && { config: { demo: true, ...settings } }),
  })
  const { url, processAll, simulator } = gateway
  const { token, adminToken, shortCode } = demoCredentials
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= gateway.stop())
  return {
    url,
    token,
    shortCode,
    client: { baseUrl: url, apiKey: token },
    administrator: { baseUrl: url, apiKey: adminToken },
    phones: {
      get: (msisdn) => {
        if (simulator === undefined) throw new Error('The settings switch the simulator off: there are no phones.')
        return sandboxPhone(simulator.phones, msisdn, shortCode, processAll)
      },
    },
    now: () => new Date(clock.now()),
    advance: (ms) => advance(clock, ms, processAll),
    processAll,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function instantOf(startAt: Date | string): number {
  const instant = new Date(startAt).getTime()
  if (Number.isNaN(instant)) throw new RangeError(`startAt must be a Date or RFC 3339; it is ${String(startAt)}.`)
  return instant
}

/** Step by step, for what one timer begins may take turns of real sockets and files before it sets the next one. */
async function advance(clock: VirtualClock, ms: number, processAll: () => Promise<void>): Promise<void> {
  if (!(ms >= 0)) throw new RangeError(`Time moves forward only, got ${ms} ms.`)
  const target = clock.now() + ms
  await processAll()
  for (let next = clock.nextTimerAt(); next !== undefined && next <= target; next = clock.nextTimerAt()) {
    await clock.advanceTo(Math.max(next, clock.now()))
    await processAll()
  }
  await clock.advanceTo(target)
  await processAll()
}
