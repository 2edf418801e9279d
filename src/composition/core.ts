import { Argon2Hasher } from '../argon2-hasher.js'
import type { Config } from '../config.js'
import { LoginAttempts } from '../core/accounts/attempts.js'
import { AuthenticationCache } from '../core/accounts/authentication-cache.js'
import type { CoreContext } from '../core/context.js'
import { EventWatches } from '../core/events/event-watches.js'
import { OpenExports } from '../core/history/export-history.js'
import { JobBell } from '../core/jobs/job.js'
import { RateLimits } from '../core/limits/rate-limits.js'
import type { Snapshots } from '../core/snapshots.js'
import type { CompanyId } from '../core/values/ids.js'
import { demoCredentials } from '../demo/seed-demo.js'
import type { CallbackClient } from '../notifiers/callback-client.js'
import { DecisionRequests } from '../notifiers/decision-request.js'
import { WebhookRequests } from '../notifiers/webhook/webhook-request.js'
import type { SqlStore } from '../store/store.js'
import { tableFiles } from '../tables/index.js'
import { ThreadedAdviser } from '../workers/adviser/threaded-adviser.js'
import type { Dispatcher } from '../workers/dispatcher.js'
import type { ConsentAndHours } from './consent-and-hours.js'
import { createMailContext } from './mail.js'
import type { Parts } from './parts.js'
import { createRating } from './rating.js'
import { createRoutingTables } from './routing.js'

/** How long credentials that were right are not looked up again. */
const authenticationTtlMs = 5_000
const authenticationEntries = 10_000
/** Recipients from which a broadcast is stored frozen, and of each chunk that is made into messages. */
const chunkRecipients = 1_000

export function createCore(
  { loaded: { config, secrets }, clock, log, metrics }: Pick<Parts, 'loaded' | 'clock' | 'log' | 'metrics'>,
  store: SqlStore,
  gate: Dispatcher,
  consentAndHours: ConsentAndHours,
  snapshots: Snapshots,
  callbacks: CallbackClient,
  calls: Pick<CoreContext, 'callControl' | 'recordingFiles' | 'soundConverter'>,
): CoreContext {
  const { pepper, sealingKey } = secrets.openKeys()
  const rating = createRating(store, snapshots)
  return {
    observer: { onAccepted: metrics.messagesAccepted },
    store,
    clock,
    gate,
    snapshots,
    ...consentAndHours,
    ...createRoutingTables(config, store, snapshots),
    eventWatches: new EventWatches(clock),
    webhookSender: new WebhookRequests(callbacks, clock, log, sealingKey),
    passwords: new Argon2Hasher(pepper),
    rating,
    adviser: new ThreadedAdviser(rating.catalogue),
    limits: new RateLimits(clock, {
      requests: config.limits.requestsPerSecond,
      recipients: config.limits.recipientsPerSecond,
    }),
    authentication: new AuthenticationCache(clock, authenticationTtlMs, authenticationEntries),
    attempts: new LoginAttempts(clock),
    mail: createMailContext(config, store, clock, snapshots),
    openExports: new OpenExports(),
    ...calls,
    decisions: new DecisionRequests(callbacks, log),
    chance: Math.random,
    tables: tableFiles,
    jobBell: new JobBell(),
    settings: {
      maxRecipients: config.limits.maxRecipients,
      maxSegments: config.limits.maxSegments,
      chunkRecipients,
      defaultSender: config.messaging.defaultSender ?? (config.demo ? demoCredentials.shortCode : null),
      replyOperators: config.replies.operators,
      replyHint: config.replies.hint ?? null,
      eventRetentionDays: config.events.retentionDays,
      sealingKey,
    },
  }
}

/** Those in use already stay as they are. */
export async function insertNumbers(core: CoreContext, config: Config): Promise<void> {
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
