import { join } from 'node:path'

import type { RateLimit } from '../core/limits/rate-limits.js'
import type { CarrierSettings } from './carrier-schema.js'
import type { CarrierCredentials, MailCertificate } from './credentials.js'
import type { Environment } from './environment.js'
import { type FileConfig, rateDefaults } from './schema.js'
import { Secrets } from './secrets.js'

/** The gateway's configuration: complete, checked, and free of secrets. */
export interface Config extends Omit<
  FileConfig,
  'carriers' | 'simulator' | 'database' | 'limits' | 'log' | 'callbacks' | 'mail'
> {
  /** Absolute path of the configuration file; null in demo mode without one. */
  readonly file: string | null
  readonly database: DatabaseSettings
  readonly carriers: readonly CarrierSettings[]
  readonly simulator: SimulatorSettings
  readonly callbacks: CallbackSettings
  readonly limits: LimitSettings
  readonly mail: MailSettings
  readonly log: { readonly level: NonNullable<FileConfig['log']['level']> }
}

/** The connection string of PostgreSQL is in `Secrets`; `shown` is the one for people, without the password. */
export type DatabaseSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly shown: string; readonly pool: number }

export interface LimitSettings extends Omit<FileConfig['limits'], 'requestsPerSecond' | 'recipientsPerSecond'> {
  readonly requestsPerSecond: RateLimit
  readonly recipientsPerSecond: RateLimit
}

export interface SimulatorSettings {
  readonly enabled: boolean
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly systemId: string
  readonly senderNames: CarrierSettings['senderNames']
}

export interface MailSettings extends Omit<FileConfig['mail'], 'listeners' | 'dmarc' | 'demoPort'> {
  readonly listeners: readonly MailListenerSettings[]
  readonly dmarc: boolean
}

/** Certificates are read, and kept with the secrets. */
export type MailListenerSettings = Omit<FileConfig['mail']['listeners'][number], 'certFile' | 'keyFile'>

export interface CallbackSettings {
  readonly allowNets: readonly string[]
  readonly allowHttp: boolean
  /** PEM; null: those of Node.js alone. */
  readonly authorities: string | null
}

export interface LoadedConfig {
  readonly config: Config
  readonly secrets: Secrets
  /** What works but should be looked at. */
  readonly warnings: readonly string[]
}

/** How the paths of a configuration become absolute. */
export interface Locations {
  file: string | null
  /** Relative to the configuration file. */
  fromFile(path: string): string
  /** Relative to the working directory. */
  fromWork(path: string): string
  /** Whether the file itself, and no variable, gives this setting. */
  inFile(path: string): boolean
}

/** What stands in files that the configuration names. */
interface GivenSecrets {
  carriers: ReadonlyMap<string, CarrierCredentials>
  certificates: readonly (MailCertificate | null)[]
  authorities: string | null
}

export function resolveConfig(
  file: FileConfig,
  { carriers: credentials, certificates, authorities }: GivenSecrets,
  env: Environment,
  locations: Locations,
): Omit<LoadedConfig, 'warnings'> {
  const at = (key: string) => (locations.inFile(key) ? locations.fromFile : locations.fromWork)
  const dataDir = at('dataDir')(file.dataDir)
  const { settings, url } = resolveDatabase(file.database, dataDir, at('database.url'))
  const { password, enabled = file.demo, senderNames = file.demo ? 'any' : 'registered', ...simulator } = file.simulator
  const config: Config = {
    ...file,
    file: locations.file,
    dataDir,
    database: settings,
    limits: {
      ...file.limits,
      requestsPerSecond: resolveRate(file, 'requests'),
      recipientsPerSecond: resolveRate(file, 'recipients'),
    },
    carriers: file.carriers.map(withoutCredentials),
    simulator: { ...simulator, enabled, senderNames },
    mail: resolveMail(file),
    callbacks: {
      allowNets: file.callbacks.allowNets ?? (file.demo ? ['127.0.0.0/8', '::1/128'] : []),
      allowHttp: file.callbacks.allowHttp ?? file.demo,
      authorities,
    },
    // A person at a terminal reads the start-up text and the faults; machines read everything.
    log: { level: file.log.level ?? (file.demo ? 'warn' : 'info') },
  }
  const keyFile = join(dataDir, 'keys.json')
  const carriers = new Map([...credentials, ['simulator', { password, tls: null }]])
  const secrets = new Secrets({
    databaseUrl: url,
    carriers,
    certificates,
    keyFile,
    env,
    mailPassword: env[file.outgoingMail.passwordEnv ?? ''],
  })
  return { config: deepFreeze(config), secrets }
}

/** A newcomer who measures what the gateway can do must not measure a limit. */
function resolveRate({ demo, limits }: FileConfig, unit: 'requests' | 'recipients'): RateLimit {
  const { burst, ...given } = limits[`${unit}PerSecond`]
  const { perKey, perCompany } = demo ? { perKey: 0, perCompany: 0 } : rateDefaults[unit]
  return { perKey: given.perKey ?? perKey, perCompany: given.perCompany ?? perCompany, burst }
}

function resolveMail({ demo, listen, mail }: FileConfig): MailSettings {
  const { demoPort, listeners, dmarc = !demo, ...settings } = mail
  const shown = listeners.map(({ certFile: _, keyFile: __, ...listener }) => listener)
  const ofDemo = { host: listen.host, port: demoPort, mode: 'mx', plainAuthNets: ['127.0.0.0/8', '::1/128'] } as const
  return {
    ...settings,
    domains: settings.domains.map((domain) => domain.toLowerCase()),
    dmarc,
    listeners: demo && shown.length === 0 ? [{ ...ofDemo, plainAuthNets: [...ofDemo.plainAuthNets] }] : shown,
  }
}

function resolveDatabase(
  { url, pool }: FileConfig['database'],
  dataDir: string,
  absolute: (path: string) => string,
): { settings: DatabaseSettings; url: string } {
  if (url?.startsWith('postgres') === true) {
    return { settings: { kind: 'postgres', shown: withoutPassword(url), pool }, url }
  }
  const path = url === undefined ? join(dataDir, 'svyaz.db') : absolute(url.slice('sqlite:'.length))
  return { settings: { kind: 'sqlite', path }, url: `sqlite:${path}` }
}

/** Only what is known to be harmless: a password may also stand among the parameters. */
function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}

/** Certificates and passwords are read, and kept with the secrets. */
function withoutCredentials(carrier: FileConfig['carriers'][number]): CarrierSettings {
  const { password: _, passwordFrom: __, tls: ___, ...settings } = carrier
  return settings
}

function deepFreeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) deepFreeze(child)
  return Object.freeze(value)
}
