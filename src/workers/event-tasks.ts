import type { CoreContext } from '../core/context.js'
import { retainedFrom } from '../core/events/read-events.js'
import type { Log } from '../core/log.js'
import { PeriodicTask } from './periodic-task.js'

export interface EventTaskHooks {
  /** Whether anybody waits for events. */
  isAwaited(): boolean
  onGrown(): void
}

/** How long an event of another process, or of a sweep, is on its way. */
const growthMs = 500
const retentionMs = 60_000

/** Looks for events that nobody here was told of, and deletes those that are too old. */
export function createEventTasks(core: CoreContext, log: Log, hooks: EventTaskHooks) {
  const { clock } = core
  const { events, webhooks } = core.store
  return {
    growth: new PeriodicTask('events', growthMs, clock, log, async () => {
      if (hooks.isAwaited() && (await events.hasGrown())) hooks.onGrown()
      return false
    }),
    retention: new PeriodicTask('event retention', retentionMs, clock, log, async () => {
      await events.mark(clock.now())
      const more = await events.purge(retainedFrom(core))
      return (await webhooks.purgeDeliveries(retainedFrom(core))) || more
    }),
  }
}
