import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sleep } from '../../core/clock.js'
import { SystemClock } from '../../system-clock.js'
import { run, start, type Started } from './processes.js'

export const ports = {
  http: 27780,
  smsc: 27781,
  smscControl: 27782,
  receiver: 27783,
  soapPeer: 27784,
  mail: 27785,
} as const
const clock = new SystemClock()
const root = new URL('../../../', import.meta.url).pathname

export interface SmscStatistics {
  n: number
  dlr: number
  /** submit_sm a second from the first to the last. */
  rate: number
  /** Of the first and last submit_sm, and of this answer, on the clock of the SMSC's process, ms. */
  first: number
  last: number
  now: number
  /** UTC ms of this answer. */
  wall: number
}

/** The gateway under test with a fake SMSC behind it, each a process of its own. */
export interface Subject {
  readonly token: string
  readonly receipts: boolean
  readonly gateway: Started
  smsc(): Promise<SmscStatistics>
  resetSmsc(): Promise<void>
  /** From now on messages wait. */
  stopSmsc(): Promise<void>
  stop(): Promise<void>
}

export async function startSubject(options: { receipts: boolean; databaseUrl?: string }): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-bench-'))
  const log = openSync(join(folder, 'log'), 'w')
  const smscArguments = [join(root, 'bench/peer/smsc.js'), String(ports.smsc), String(ports.smscControl)]
  const smsc = start(process.execPath, [...smscArguments, ...(options.receipts ? ['dlr'] : [])], {}, log)
  const config = join(folder, 'svyaz.yaml')
  writeFileSync(config, configuration, { mode: 0o600 })
  const env: Record<string, string> = {
    SVYAZ_CONFIG: config,
    SVYAZ_DATA_DIR: folder,
    SVYAZ_HTTP_PORT: String(ports.http),
    ...(options.databaseUrl !== undefined && { SVYAZ_DATABASE_URL: options.databaseUrl }),
  }
  const printed = await run(process.execPath, [join(root, 'dist/cli.js'), 'admin', 'create', '--name', 'bench'], env)
  const gateway = start(process.execPath, [join(root, 'dist/main.js')], env, log)
  const stop = async () => {
    await gateway.stop()
    await smsc.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady()
    const token = await createCompanyKey(/svz_[\w-]+/.exec(printed)?.[0] ?? '')
    const resetSmsc = async () => void (await control('reset'))
    return {
      token,
      receipts: options.receipts,
      gateway,
      smsc: () => control('stats'),
      resetSmsc,
      stopSmsc: () => smsc.stop(),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const configuration = `
limits:
  requestsPerSecond: { perKey: 0, perCompany: 0 }
  recipientsPerSecond: { perKey: 0, perCompany: 0 }
carriers:
  - type: smpp
    name: bench
    host: 127.0.0.1
    port: ${ports.smsc}
    systemId: bench
    password: bench
    window: 100
    senderNames: any
mail:
  domains: [localhost]
  listeners: [{ host: 127.0.0.1, port: ${ports.mail}, mode: mx }]
  dmarc: false
callbacks: { allowNets: [127.0.0.1], allowHttp: true }
`

async function createCompanyKey(adminToken: string): Promise<string> {
  const company = await post<{ id: string }>('/v1/companies', adminToken, { name: 'Bench', zone: 'Europe/Moscow' })
  const key = await post<{ key: string }>(`/v1/api-keys?companyId=${company.id}`, adminToken, {
    name: 'bench',
    scopes: ['messages:send', 'messages:read', 'company:admin'],
  })
  return key.key
}

export async function post<T>(path: string, token: string, body: unknown): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${ports.http}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

async function control(path: string): Promise<SmscStatistics> {
  return (await (await fetch(`http://127.0.0.1:${ports.smscControl}/${path}`)).json()) as SmscStatistics
}

/** Waits for the gateway to be ready with its carrier bound, 20 s at most. */
async function untilReady(): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    await pause(100)
    const body = await fetch(`http://127.0.0.1:${ports.http}/health/ready`).then(
      (response) => response.text(),
      () => '',
    )
    if (body.includes('carrier:bench') && !body.includes('false')) return
  }
  throw new Error('the gateway did not become ready')
}

/** A child process keeps this one alive meanwhile. */
export function pause(ms: number): Promise<void> {
  return sleep(clock, ms)
}
