import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import type { EventPage } from '../ports.js'
import type { CompanyId } from '../values/ids.js'
import { parseCursor, refuseExpiredCursor, refuseFutureCursor } from './cursor.js'
import { comparePositions, type EventPosition, logStart } from './event.js'
import type { EventFilter } from './event-filter.js'

export interface EventQuery {
  /** A cursor, or `now` (also `latest`) for the end of the log; without it from the oldest event that is kept. */
  after?: string
  filter: EventFilter
  limit: number
  /** How long to wait when there is nothing yet. */
  waitMs: number
}

/**
 * A page of the company's log, oldest first.
 * @throws GatewayError `forbidden`, `invalid_parameter`, `cursor_expired`, `too_many_streams`
 */
export async function listEvents(core: CoreContext, principal: Principal, query: EventQuery): Promise<EventPage> {
  requireScope(principal, 'messages:read')
  const { companyId } = principal
  const after = await startOf(core, query.after, 'after')
  if (query.waitMs === 0) return readPage(core, companyId, after, query)
  const watch = core.eventWatches.open(companyId)
  try {
    const until = core.clock.now() + query.waitMs
    let page = await readPage(core, companyId, after, query)
    while (page.events.length === 0 && !watch.ended && core.clock.now() < until) {
      if (page.isEnd) await watch.wait(until - core.clock.now())
      page = await readPage(core, companyId, page.next, query)
    }
    return page
  } finally {
    watch.close()
  }
}

export function readPage(
  core: CoreContext,
  companyId: CompanyId,
  after: EventPosition,
  { filter, limit }: Pick<EventQuery, 'filter' | 'limit'>,
): Promise<EventPage> {
  return core.eventWatches.during(core.store.events.read(companyId, { after, filter, limit }))
}

/** @throws GatewayError `invalid_parameter`, `cursor_expired` */
export async function startOf(core: CoreContext, after: string | undefined, field: string): Promise<EventPosition> {
  const { events } = core.store
  if (after === 'now' || after === 'latest') return events.end()
  const kept = await events.markBefore(retainedFrom(core))
  if (after === undefined) return kept ?? logStart
  const position = parseCursor(after, field)
  if (comparePositions(position, await events.end()) > 0) refuseFutureCursor(field)
  if (kept !== undefined && comparePositions(position, kept) < 0) {
    refuseExpiredCursor(field, core.settings.eventRetentionDays)
  }
  return position
}

const dayMs = 86_400_000

/** Instant of the oldest events that are kept. */
export function retainedFrom(core: CoreContext): number {
  return core.clock.now() - core.settings.eventRetentionDays * dayMs
}
