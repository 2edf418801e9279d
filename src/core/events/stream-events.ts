import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import type { EventPosition, GatewayEvent } from './event.js'
import type { EventFilter } from './event-filter.js'
import type { EventWatch } from './event-watches.js'
import { readPage, startOf } from './read-events.js'

/** Events that came, or none and how far the log was read: a sign of life. */
export interface StreamStep {
  events: readonly GatewayEvent[]
  next: EventPosition
}

/** Below the 30 s after which the most impatient of common proxies drop a silent connection. */
const heartbeatMs = 15_000
const pageSize = 100

/**
 * The company's log as it grows, from a cursor or from now on. It reads the next page when the one before has been taken, so a slow
 * reader holds one page and not the log. It ends when the signal aborts or the gateway stops.
 * @throws GatewayError `forbidden`, `invalid_parameter`, `cursor_expired`, `too_many_streams`, before the first step
 */
export async function streamEvents(
  core: CoreContext,
  principal: Principal,
  { after, filter }: { after?: string; filter: EventFilter },
): Promise<(signal: AbortSignal) => AsyncGenerator<StreamStep>> {
  requireScope(principal, 'messages:read')
  const start = await startOf(core, after ?? 'now', 'after')
  const watch = core.eventWatches.open(principal.companyId)
  return (signal) => steps(core, watch, start, filter, signal)
}

async function* steps(
  core: CoreContext,
  watch: EventWatch,
  start: EventPosition,
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<StreamStep> {
  const end = () => watch.end()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  try {
    let next = start
    let isEnd = false
    yield { events: [], next }
    while (!watch.ended) {
      const grown = isEnd ? await watch.wait(heartbeatMs) : true
      if (watch.ended) return
      const page = await readPage(core, watch.companyId, next, { filter, limit: pageSize })
      next = page.next
      isEnd = page.isEnd
      if (page.events.length > 0 || !grown) yield { events: page.events, next }
    }
  } finally {
    signal.removeEventListener('abort', end)
    watch.close()
  }
}
