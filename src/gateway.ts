import type { Simulator } from './carriers/simulator/index.js'
import { callsAreIdle, createCalls, type VoiceCarriers } from './composition/calls.js'
import { createConsentAndHours } from './composition/consent-and-hours.js'
import { createCore, insertNumbers } from './composition/core.js'
import { createCarriers, createDispatcher, startSimulator } from './composition/links.js'
import { createMail } from './composition/mail.js'
import { createMailCourier } from './composition/outgoing-mail.js'
import type { Parts } from './composition/parts.js'
import { createRest } from './composition/rest.js'
import { openDatabase, openStorage } from './composition/storage.js'
import { connectEvents, createWebhooks, stopWebhooks } from './composition/webhooks.js'
import type { Config, LoadedConfig } from './config.js'
import { systemPrincipal } from './core/accounts/permissions.js'
import { createPlatformKey as createKey } from './core/accounts/platform-key.js'
import type { SmsCarrier } from './core/carrier.js'
import type { Clock } from './core/clock.js'
import type { CoreContext } from './core/context.js'
import { runExport } from './core/history/export-jobs.js'
import type { Log } from './core/log.js'
import { networkOf } from './core/messaging/reply-hint.js'
import { runImport } from './core/people/import/run-import.js'
import {
  importNumbering as importFiles,
  type ImportOptions,
  type ImportReport,
  type ImportSource,
} from './core/routing/import-numbering.js'
import { refuseDemoDatabase, seedDemo } from './demo/seed-demo.js'
import { seedDemoPeople } from './demo/seed-people.js'
import type { SenderPolicy } from './interfaces/mail/sender-policy.js'
import { CallbackClient } from './notifiers/callback-client.js'
import type { Database } from './store/database.js'
import { SystemClock } from './system-clock.js'
import { openLog } from './telemetry/log.js'
import { createMetrics } from './telemetry/metrics.js'
import { BackgroundJobs } from './workers/background-jobs.js'
import { createConversations } from './workers/conversations.js'
import { Dispatcher } from './workers/dispatcher.js'
import { createHistoryIndex } from './workers/history-index.js'
import type { LeasedTask } from './workers/leased-task.js'
import { createMailDuties } from './workers/mail-duties.js'
import { createMailTasks } from './workers/mail-tasks.js'
import { createMailingRuns } from './workers/mailing-runs.js'
import { createRater } from './workers/rater.js'
import { TableSnapshots } from './workers/table-snapshots.js'
import { createTasks, type Tasks } from './workers/tasks.js'
import { createTrafficReports } from './workers/traffic-reports.js'

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
  /** Calls come from these, too. */
  voiceCarriers?: VoiceCarriers
  /** Says who wrote a mail, in place of DMARC over the DNS. */
  senderPolicy?: SenderPolicy
  /** False for demo mode without its people and tags. */
  hasDemoPeople?: boolean
  /** Fails requests whose answers break the contract. */
  validateResponses?: boolean
}

export interface Gateway {
  readonly core: CoreContext
  readonly config: Config
  readonly httpPort: number
  /** Of the listeners for mail, in their order. */
  readonly mailPorts: readonly number[]
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
  const stopping: Ending[] = []
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
    const parts: Parts = { loaded, clock, log, metrics, storage, simulator, simulatorPort }
    return await assemble(parts, overrides, stopping, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

type Ending = () => Promise<void>

async function assemble(parts: Parts, overrides: Overrides, stopping: Ending[], stop: Ending): Promise<Gateway> {
  const { loaded, clock, storage, simulator } = parts
  const { store, leases } = storage
  const carriers = createCarriers(parts, {
    onReady: (name) => dispatcher.onReady(name),
    onReceived: () => conversations.wake(),
    networkOf: (msisdn) => networkOf(core, msisdn),
  }).map(overrides.wrapCarrier ?? ((carrier) => carrier))
  const snapshots = new TableSnapshots(() => store.revisions())
  const hours = createConsentAndHours(loaded.config, store, snapshots)
  const dispatcher: Dispatcher = createDispatcher(parts, carriers, hours.quietHours, () => tasks.materialise.wake())
  const callbacks = new CallbackClient(clock, loaded.config.callbacks)
  let httpPort = 0
  const calls = createCalls(loaded, clock, parts.log, () => httpPort, overrides.voiceCarriers)
  const core: CoreContext = createCore(parts, store, dispatcher, hours, snapshots, callbacks, {
    callControl: calls.centre,
    recordingFiles: calls.recordingFiles,
    soundConverter: calls.soundConverter,
  })
  calls.centre.start(core)
  const webhooks = createWebhooks(parts, core)
  const tasks: Tasks = createTasks(core, parts.log, loaded.config.messaging, {
    isInFlight: (message) => dispatcher.isInFlight(message),
    onQueueDepths: (depths) => parts.metrics.queueDepths(depths),
    carriers: () => carriers.map((carrier) => carrier.status()),
    refreshSnapshots: () => snapshots.refreshChanged(),
  })
  const conversations: LeasedTask = createConversations(core, leases, parts.log)
  const eventTasks = connectEvents(parts, core, webhooks)
  const mailTasks = createMailTasks(core, parts.log)
  await (loaded.config.demo ? seedDemo(core) : refuseDemoDatabase(core))
  if (loaded.config.demo && overrides.hasDemoPeople !== false)
    await seedDemoPeople({ ...core, store: store.forOwnData() })
  await insertNumbers(core, loaded.config)
  await snapshots.refreshChanged()

  store.onWakeUp((carrier) => dispatcher.wake(carrier, clock.now()))
  dispatcher.start()
  stopping.push(async () => dispatcher.stop())
  for (const carrier of carriers) {
    await carrier.start()
    stopping.push(() => carrier.stop())
  }
  for (const task of [...Object.values(tasks), ...Object.values(eventTasks), ...Object.values(mailTasks)]) {
    task.start()
    stopping.push(() => task.stop())
  }
  for (const carrier of calls.carriers) {
    await carrier.start(calls.centre)
    stopping.push(() => carrier.stop())
  }
  stopping.push(() => calls.centre.stop())
  const workers = [
    createHistoryIndex(core, leases, parts.log, () => store.writesWaiting > 0),
    conversations,
    createMailCourier(parts, core),
    createMailDuties(core, leases, parts.log),
    createRater(core, leases, parts.log),
    new BackgroundJobs(core, leases, parts.log, 'person_import', runImport),
    new BackgroundJobs(core, leases, parts.log, 'history_export', runExport),
    createMailingRuns(core, leases, parts.log),
    createTrafficReports(core, leases, parts.log),
  ]
  for (const worker of workers) {
    worker.start()
    stopping.push(() => worker.stop())
  }
  webhooks.start()
  stopping.push(() => stopWebhooks(clock, webhooks, callbacks))
  const rest = createRest(parts, core, carriers, calls, webhooks, overrides.validateResponses ?? false)
  httpPort = (await rest.start()).port
  stopping.push(() => rest.stop())
  const mail = createMail(parts, core, overrides.senderPolicy)
  stopping.push(() => core.mail.reader.close())
  const mailPorts = await mail.start()
  stopping.push(() => mail.stop())
  // Long polls and streams get their end before the interfaces wait for them.
  stopping.push(async () => core.eventWatches.end())

  const isIdle = () =>
    store.idle &&
    leases.idle &&
    dispatcher.idle &&
    carriers.every((carrier) => carrier.isIdle()) &&
    (simulator?.isIdle() ?? true) &&
    core.eventWatches.idle &&
    mail.idle &&
    webhooks.idle &&
    workers.every((worker) => worker.idle) &&
    callbacks.idle &&
    callsAreIdle(calls) &&
    [...Object.values(tasks), ...Object.values(eventTasks), ...Object.values(mailTasks)].every((task) => task.idle)
  const simulatorPort = simulator === undefined ? null : parts.simulatorPort
  return { core, config: loaded.config, httpPort, mailPorts, simulatorPort, simulator, carriers, isIdle, stop }
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
    const snapshots = new TableSnapshots(() => storage.store.revisions())
    const core = createCore(
      { loaded, clock, log, metrics },
      storage.store,
      new Dispatcher([], () => {}),
      createConsentAndHours(loaded.config, storage.store, snapshots),
      snapshots,
      new CallbackClient(clock, loaded.config.callbacks),
      withoutCalls(loaded, clock, log),
    )
    return await work(core)
  } finally {
    await storage.close()
  }
}

function withoutCalls(loaded: LoadedConfig, clock: Clock, log: Log) {
  const { centre, recordingFiles, soundConverter } = createCalls(loaded, clock, log, () => 0)
  return { callControl: centre, recordingFiles, soundConverter }
}
