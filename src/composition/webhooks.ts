import { type Clock, sleep } from '../core/clock.js'
import type { CoreContext } from '../core/context.js'
import type { GrownLogs } from '../core/events/event-watches.js'
import type { CallbackClient } from '../notifiers/callback-client.js'
import { WebhookCourier } from '../notifiers/webhook/webhook-courier.js'
import { WebhookDispatcher } from '../notifiers/webhook/webhook-dispatcher.js'
import { createEventTasks } from '../workers/event-tasks.js'
import type { Parts } from './parts.js'

const hourMs = 3_600_000

export function createWebhooks({ loaded, clock, log, metrics, storage }: Parts, core: CoreContext): WebhookDispatcher {
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
export function connectEvents({ log }: Parts, core: CoreContext, webhooks: WebhookDispatcher) {
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

export async function stopWebhooks(
  clock: Clock,
  webhooks: WebhookDispatcher,
  callbacks: CallbackClient,
): Promise<void> {
  const patience = new AbortController()
  const stopped = webhooks.stop()
  await Promise.race([stopped, sleep(clock, lastAnswersMs, patience.signal)])
  patience.abort()
  await callbacks.stop()
  await stopped
}
