import { randomUUID } from 'node:crypto'

import { Argon2Hasher } from './argon2-hasher.js'
import { createSimulator, type Simulator } from './carriers/simulator/index.js'
import { createSmppCarrier, type SmppMetrics } from './carriers/smpp/index.js'
import { createConsentAndHours } from './composition/consent-and-hours.js'
import { createRoutingTables } from './composition/routing.js'
import type { Config, LoadedConfig, Secrets } from './config.js'
import { simulatorCarrier } from './config.js'
import { LoginAttempts } from './core/accounts/attempts.js'
import { AuthenticationCache } from './core/accounts/authentication-cache.js'
import { systemPrincipal } from './core/accounts/permissions.js'
import { createPlatformKey as createKey } from './core/accounts/platform-key.js'
import type { SmsCarrier } from './core/carrier.js'
import { type Clock, sleep } from './core/clock.js'
import type { CoreContext } from './core/context.js'
import { EventWatches, type GrownLogs } from './core/events/event-watches.js'
import { RateLimits } from './core/limits/rate-limits.js'
import type { Log } from './core/log.js'
import {
  importNumbering as importFiles,
  type ImportOptions,
  type ImportReport,
  type ImportSource,
} from './core/routing/import-numbering.js'
import type { Snapshots } from './core/snapshots.js'
import type { CompanyId } from './core/values/ids.js'
import { demoCredentials, refuseDemoDatabase, seedDemo } from './demo/seed-demo.js'
import { createRestServer, type RestServer } from './interfaces/rest/rest-server.js'
import type { Health } from './interfaces/rest/services.js'
import { CallbackClient } from './notifiers/callback-client.js'
import { WebhookCourier } from './notifiers/webhook/webhook-courier.js'
import { WebhookDispatcher } from './notifiers/webhook/webhook-dispatcher.js'
import { WebhookRequests } from './notifiers/webhook/webhook-request.js'
import type { Database } from './store/database.js'
import { DatabaseLeases } from './store/leases.js'
import { PostgresDatabase } from './store/postgres/postgres-database.js'
import { OwnLease } from './store/process-lease.js'
import { SqliteDatabase } from './store/sqlite/sqlite-database.js'
import { SqlStore } from './store/store.js'
import { SystemClock } from './system-clock.js'
import { openLog } from './telemetry/log.js'
import { createMetrics, type LinkIncident, type Metrics } from './telemetry/metrics.js'
import { CarrierQueue, type QueueParts } from './workers/carrier-queue.js'
import { Dispatcher } from './workers/dispatcher.js'
import { createEventTasks } from './workers/event-tasks.js'
import { inboundTraffic } from './workers/inbound-traffic.js'
import { TableSnapshots } from './workers/table-snapshots.js'
import { createTasks, type Tasks } from './workers/tasks.js'

/** Parts that tests and fault injection put in place of the real ones. */
export interface Overrides {
  clock?: Clock
  log?: Log
  /** Wraps the database, for fault injection. */
  wrapDatabase?: (database: Database) => Database
  /** False where the data is thrown away with the process: SQLite's commits are not brought to the disk. */
  syncsToDisk?: boolean
  /** Wraps each carrier, for fault injection. */
  wrapCarrier?: (carrier: SmsCarrier) => SmsCarrier
  /** Fails requests whose answers break the contract. */
  validateResponses?: boolean
}

export interface Gateway {
  readonly core: CoreContext
  readonly config: Config
  readonly httpPort: number
  /** Null where no simulator runs. */
  readonly simulatorPort: number | null
  readonly simulator: Simulator | undefined
  readonly carriers: readonly SmsCarrier[]
  /** Nothing is due, nothing is in flight. */
  isIdle(): boolean
  /** Stops taking requests, finishes what runs, closes the links and then the database. */
  stop(): Promise<void>
}

/** Builds every part by hand, in order, and starts them. Throws when the database or a port cannot be had; then nothing keeps running. */
export async function startGateway(loaded: LoadedConfig, overrides: Overrides = {}): Promise<Gateway> {
  const { config, secrets } = loaded
  const clock = overrides.clock ?? new SystemClock()
  const log = overrides.log ?? openLog({ level: config.log.level }).log
  const metrics = createMetrics()
  const stopping: (() => Promise<void>)[] = []
  const stop = async () => {
    const failures: unknown[] = []
    // One part that cannot stop keeps none of the others from it.
    for (const end of stopping.splice(0).reverse()) await end().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, 'not every part could be stopped cleanly')
  }
  try {
    const storage = await openStorage(config, secrets, {
      clock,
      log,
      metrics,
      wrap: overrides.wrapDatabase,
      syncs: overrides.syncsToDisk,
    })
    stopping.push(() => storage.close())
    const simulator = config.simulator.enabled ? startSimulator(config, secrets, clock, log) : undefined
    const simulatorPort = simulator === undefined ? 0 : (await simulator.start()).port
    if (simulator !== undefined) stopping.push(() => simulator.stop())
    return await assemble({ loaded, overrides, clock, log, metrics, storage, simulator, simulatorPort, stopping, stop })
  } catch (error) {
    await stop()
    throw error
  }
}

interface Parts {
  loaded: LoadedConfig
  overrides: Overrides
  clock: Clock
  log: Log
  metrics: Metrics
  storage: Storage
  simulator: Simulator | undefined
  simulatorPort: number
  stopping: (() => Promise<void>)[]
  stop(): Promise<void>
}

async function assemble(parts: Parts): Promise<Gateway> {
  const { loaded, overrides, clock, storage, simulator, stopping } = parts
  const { store, leases } = storage
  const carriers = createCarriers(parts, (name) => dispatcher.onReady(name)).map(
    overrides.wrapCarrier ?? ((carrier) => carrier),
  )
  const dispatcher: Dispatcher = createDispatcher(parts, carriers, () => tasks.materialise.wake())
  const snapshots = new TableSnapshots(() => store.revisions())
  const callbacks = new CallbackClient(clock, loaded.config.callbacks)
  const core = createCore(parts, store, dispatcher, snapshots, callbacks)
  const webhooks = createWebhooks(parts, core)
  const tasks: Tasks = createTasks(core, parts.log, loaded.config.messaging, {
    isInFlight: (message) => dispatcher.isInFlight(message),
    onQueueDepths: (depths) => parts.metrics.queueDepths(depths),
    carriers: () => carriers.map((carrier) => carrier.status()),
    refreshSnapshots: () => snapshots.refreshChanged(),
  })
  const eventTasks = connectEvents(parts, core, webhooks)
  await (loaded.config.demo ? seedDemo(core) : refuseDemoDatabase(core))
  await insertNumbers(core, loaded.config)
  await snapshots.refreshChanged()

  store.onWakeUp((carrier) => dispatcher.wake(carrier, clock.now()))
  dispatcher.start()
  stopping.push(async () => dispatcher.stop())
  for (const carrier of carriers) {
    await carrier.start()
    stopping.push(() => carrier.stop())
  }
  for (const task of [...Object.values(tasks), ...Object.values(eventTasks)]) {
    task.start()
    stopping.push(() => task.stop())
  }
  webhooks.start()
  stopping.push(() => stopWebhooks(clock, webhooks, callbacks))
  const rest = createRest(parts, core, carriers, webhooks)
  const { port } = await rest.start()
  stopping.push(() => rest.stop())
  // Long polls and streams get their end before the interfaces wait for them.
  stopping.push(async () => core.eventWatches.end())

  const isIdle = () =>
    store.idle &&
    leases.idle &&
    dispatcher.idle &&
    carriers.every((carrier) => carrier.isIdle()) &&
    (simulator?.isIdle() ?? true) &&
    core.eventWatches.idle &&
    webhooks.idle &&
    callbacks.idle &&
    [...Object.values(tasks), ...Object.values(eventTasks)].every((task) => task.idle)
  const simulatorPort = simulator === undefined ? null : parts.simulatorPort
  return { core, config: loaded.config, httpPort: port, simulatorPort, simulator, carriers, isIdle, stop: parts.stop }
}

interface Storage {
  store: SqlStore
  leases: DatabaseLeases
  close(): Promise<void>
}

interface StorageOptions {
  clock: Clock
  log: Log
  metrics: Metrics
  wrap?: ((database: Database) => Database) | undefined
  syncs?: boolean | undefined
}

async function openStorage(config: Config, secrets: Secrets, options: StorageOptions): Promise<Storage> {
  const { clock, log, metrics, wrap = (database) => database } = options
  const database = wrap(await openDatabase(config, secrets, log, options.syncs))
  const lease = new OwnLease(database.kind === 'postgres' ? `process:${randomUUID()}` : null)
  const store = new SqlStore(database, lease, {
    maxWaitingWrites: config.limits.queuedWrites,
    metrics: { onCommit: (changes, seconds) => metrics.committed(changes, seconds * 1000) },
  })
  const leases = new DatabaseLeases(store, clock, randomUUID(), (error) =>
    log.warn({ err: error }, 'lease not renewed'),
  )
  // One process owns an SQLite file: whatever leases it holds belong to processes that are gone.
  if (database.kind === 'sqlite') await store.execute([{ sql: 'DELETE FROM leases', parameters: [] }])
  const held = await lease.acquire(leases)
  while ((await store.messages.recoverClaims(clock.now())) > 0) continue
  return {
    store,
    leases,
    close: async () => {
      try {
        await held.release()
      } finally {
        await store.close()
      }
    },
  }
}

function openDatabase(config: Config, secrets: Secrets, log: Log, syncs = true): Promise<Database> {
  const settings = { policy: config.messaging, replyWindowMs: config.messaging.replyWindowMs }
  if (config.database.kind === 'sqlite') return SqliteDatabase.open(config.database.path, settings, syncs)
  return PostgresDatabase.open(secrets.databaseUrl, config.database.pool, settings, (error) =>
    log.warn({ err: error }, 'a connection to PostgreSQL broke'),
  )
}

function startSimulator(config: Config, secrets: Secrets, clock: Clock, log: Log): Simulator {
  const { host, port, systemId } = config.simulator
  const { password } = secrets.carrierCredentials('simulator')
  return createSimulator({ clock, host, port, systemId, password, log })
}

function createCarriers(parts: Parts, onReady: (name: string) => void): SmsCarrier[] {
  const { loaded, clock, log, metrics, storage } = parts
  const settings = [...loaded.config.carriers]
  if (parts.simulator !== undefined) settings.push(simulatorCarrier(loaded.config.simulator, parts.simulatorPort))
  return settings.map(({ type: _type, name, senderNames: _names, ...link }) => {
    const { password, tls } = loaded.secrets.carrierCredentials(name)
    const traffic = inboundTraffic(storage.store, log, inboundMetrics(metrics), () => onReady(name))
    return createSmppCarrier({
      name,
      config: { ...link, password, tls },
      clock,
      events: traffic,
      leases: storage.leases,
      log,
      metrics: linkMetrics(metrics, name),
    })
  })
}

function linkMetrics(metrics: Metrics, carrier: string): SmppMetrics {
  const incident = (kind: LinkIncident) => () => metrics.linkIncident(carrier, kind)
  return {
    bound: incident('bound'),
    connectionLost: incident('connection_lost'),
    throttled: incident('throttled'),
    malformedPdu: incident('malformed_pdu'),
    lateAnswer: incident('late_answer'),
    unsolicitedAnswer: incident('unsolicited_answer'),
    unreadableReceipt: incident('unreadable_receipt'),
    refusedDelivery: incident('refused_delivery'),
  }
}

function inboundMetrics(metrics: Metrics) {
  return {
    onReceipt: metrics.receiptTaken,
    onInboundPart: metrics.inboundPartTaken,
    onMessageEnded: metrics.messageEnded,
  }
}

function createDispatcher(parts: Parts, carriers: readonly SmsCarrier[], wakeMaterialiser: () => void): Dispatcher {
  const { clock, log, metrics, storage, loaded } = parts
  const has16BitReference = new Set(
    loaded.config.carriers.filter(({ longMessages }) => longMessages === 'udh16').map(({ name }) => name),
  )
  const queueParts: QueueParts = {
    store: storage.store.messages,
    clock,
    log,
    metrics: { onOutcome: (name, kind, seconds) => metrics.submitted(name, kind, seconds * 1000) },
    onRequeued: ({ carrier, at }) => dispatcher.wake(carrier, at),
  }
  const queues = carriers.map(
    (carrier) => new CarrierQueue(carrier, has16BitReference.has(carrier.name) ? '16bit' : '8bit', queueParts),
  )
  const dispatcher: Dispatcher = new Dispatcher(queues, wakeMaterialiser)
  return dispatcher
}

/** How long credentials that were right are not looked up again. */
const authenticationTtlMs = 5_000
const authenticationEntries = 10_000
/** Recipients from which a broadcast is stored frozen, and of each chunk that is made into messages. */
const chunkRecipients = 1_000

function createCore(
  { loaded: { config, secrets }, clock, log, metrics }: Pick<Parts, 'loaded' | 'clock' | 'log' | 'metrics'>,
  store: SqlStore,
  gate: Dispatcher,
  snapshots: Snapshots,
  callbacks: CallbackClient,
): CoreContext {
  const { pepper, sealingKey } = secrets.openKeys()
  return {
    observer: { onAccepted: metrics.messagesAccepted },
    store,
    clock,
    gate,
    snapshots,
    ...createConsentAndHours(config, store, snapshots),
    ...createRoutingTables(config, store, snapshots),
    eventWatches: new EventWatches(clock),
    webhookSender: new WebhookRequests(callbacks, clock, log, sealingKey),
    passwords: new Argon2Hasher(pepper),
    limits: new RateLimits(clock, {
      requests: config.limits.requestsPerSecond,
      recipients: config.limits.recipientsPerSecond,
    }),
    authentication: new AuthenticationCache(clock, authenticationTtlMs, authenticationEntries),
    attempts: new LoginAttempts(clock),
    settings: {
      maxRecipients: config.limits.maxRecipients,
      maxSegments: config.limits.maxSegments,
      chunkRecipients,
      defaultSender: config.messaging.defaultSender ?? (config.demo ? demoCredentials.shortCode : null),
      eventRetentionDays: config.events.retentionDays,
      sealingKey,
    },
  }
}

/** Those in use already stay as they are. */
async function insertNumbers(core: CoreContext, config: Config): Promise<void> {
  for (const { address, kind, company } of config.numbers) {
    const companyId = company as CompanyId | null
    if (companyId !== null && (await core.store.accounts.findCompany(companyId)) === undefined) {
      throw new Error(
        `numbers: ${address} belongs to company ${companyId}, which does not exist; create it first, or make it shared.`,
      )
    }
    const id = await core.store.allocateIds(1)
    await core.store.accounts.insertNumber({ id, address, kind, companyId, activeFrom: core.clock.now() })
  }
}

const hourMs = 3_600_000

function createWebhooks({ loaded, clock, log, metrics, storage }: Parts, core: CoreContext): WebhookDispatcher {
  const { giveUpAfterHours, concurrency } = loaded.config.webhooks
  const { store, webhookSender: sender } = core
  const courier = new WebhookCourier({
    store,
    sender,
    clock,
    log,
    metrics: { onAttempt: metrics.webhookAttempt },
    giveUpAfterMs: giveUpAfterHours * hourMs,
    chance: Math.random,
  })
  return new WebhookDispatcher({ store, leases: storage.leases, clock, log, courier, concurrency })
}

/** Whoever waits for events hears of them. */
function connectEvents({ log }: Parts, core: CoreContext, webhooks: WebhookDispatcher) {
  const raise = (grown: GrownLogs) => {
    core.eventWatches.raise(grown)
    webhooks.wake(grown)
  }
  core.store.events.onGrown(raise)
  core.snapshots.register('webhooks', () => webhooks.reload())
  return createEventTasks(core, log, {
    isAwaited: () => core.eventWatches.waiting > 0 || webhooks.isServing,
    onGrown: () => raise('all'),
  })
}

/** What a receiver is given to answer while the gateway stops; what it has not answered is sent again after the next start. */
const lastAnswersMs = 2_000

async function stopWebhooks(clock: Clock, webhooks: WebhookDispatcher, callbacks: CallbackClient): Promise<void> {
  const patience = new AbortController()
  const stopped = webhooks.stop()
  await Promise.race([stopped, sleep(clock, lastAnswersMs, patience.signal)])
  patience.abort()
  await callbacks.stop()
  await stopped
}

function createRest(
  parts: Parts,
  core: CoreContext,
  carriers: readonly SmsCarrier[],
  webhooks: WebhookDispatcher,
): RestServer {
  const { loaded, log, metrics, overrides, simulator, storage } = parts
  const { config } = loaded
  return createRestServer({
    core,
    host: config.listen.host,
    port: config.listen.httpPort,
    bodyLimitBytes: config.limits.bodyBytes,
    trustedProxies: config.trustedProxies,
    log,
    metrics: {
      onRequest: (operation, status, seconds) => metrics.httpRequest(operation ?? 'none', status, seconds * 1000),
    },
    health: () => health(storage.store, carriers),
    carriers: () => carriers.map((carrier) => carrier.status()),
    metricsText: () => {
      metrics.webhookLoad(webhooks.load)
      for (const carrier of carriers) {
        for (const bind of carrier.status().binds) metrics.bindState(carrier.name, bind.name, bind.state)
      }
      return metrics.text()
    },
    publicMetrics: config.metrics.public || config.demo,
    simulator: simulator?.phones,
    simulatorIsPublic: config.demo,
    allowGet: config.simpleHttp.allowGet,
    demoToken: config.demo ? demoCredentials.token : null,
    validateResponses: overrides.validateResponses ?? false,
  })
}

/** Ready means: a message sent now would be stored. A carrier that is away is shown and does not count, for messages wait. */
async function health(store: SqlStore, carriers: readonly SmsCarrier[]): Promise<Health> {
  const database = await store.probe().then(
    () => ({ name: 'database', ok: true }),
    () => ({ name: 'database', ok: false, detail: 'it cannot be written; the log says why' }),
  )
  const links = carriers.map((carrier) => ({ name: `carrier:${carrier.name}`, ok: carrier.status().ready }))
  return { ready: database.ok, checks: [database, ...links] }
}

/** Brings the database's schema up to date and ends. */
export async function migrate({ config, secrets }: LoadedConfig): Promise<void> {
  const database = await openDatabase(config, secrets, openLog({ level: config.log.level }).log)
  await database.close()
}

/** Makes a key of the platform administrator: the first way in where there are no default credentials. */
export function createPlatformKey(loaded: LoadedConfig, name: string): Promise<string> {
  return withCore(loaded, (core) => createKey(core, systemPrincipal, name))
}

/** Puts files of the numbering register and lists of ported numbers into force. */
export function importNumbering(
  loaded: LoadedConfig,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<ImportReport> {
  const via = { interface: 'cli', address: null, requestId: null } as const
  return withCore(loaded, (core) => importFiles(core, systemPrincipal, sources, options, via))
}

export type { ImportOptions, ImportReport, ImportSource }

/** The core over the database, with nothing running: for commands. */
async function withCore<T>(loaded: LoadedConfig, work: (core: CoreContext) => Promise<T>): Promise<T> {
  const clock = new SystemClock()
  const log = openLog({ level: loaded.config.log.level }).log
  const metrics = createMetrics()
  const storage = await openStorage(loaded.config, loaded.secrets, { clock, log, metrics })
  try {
    const core = createCore(
      { loaded, clock, log, metrics },
      storage.store,
      new Dispatcher([], () => {}),
      new TableSnapshots(() => storage.store.revisions()),
      new CallbackClient(clock, loaded.config.callbacks),
    )
    return await work(core)
  } finally {
    await storage.close()
  }
}
