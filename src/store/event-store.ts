import type { EventPosition } from '../core/events/event.js'
import { comparePositions, logStart } from '../core/events/event.js'
import type { EventStore } from '../core/ports.js'
import type { LogGrowth } from './log-growth.js'
import * as events from './repositories/event-repository.js'
import { reading, type StoreContext } from './writing.js'

const markEveryMs = 15 * 60_000
/** Events deleted at a time: a few milliseconds of the writer. */
const purgeChunk = 500

export function eventStore(context: StoreContext, growth: LogGrowth): EventStore {
  const { db, database, commits } = context
  const logEnd = async () => {
    const { end } = await reading(events.readLogEnd(db, database.kind))
    // What can be read may still be on its way to the disk, and what is lost there must not have been seen.
    await database.durable?.()
    return end
  }
  const run = (statement: ReturnType<typeof events.insertMark>) =>
    commits.write({ kind: 'statements', statements: [statement] })
  const purge = purgeOf(context)
  return {
    end: logEnd,
    read: (companyId, { after, filter, limit }) =>
      reading(
        (async () => {
          const end = await logEnd()
          const isFiltered = filter.types.length > 0 || filter.subject !== undefined
          const scanned = isFiltered ? await events.endOfScan(db, companyId, after, end) : undefined
          const to = scanned ?? end
          const rows = await events.readEventRows(db, companyId, { from: after, to, filter, limit })
          const last = rows.length < limit ? undefined : rows.at(-1)
          const found = await events.withMessages(db, companyId, rows)
          if (last !== undefined) return { events: found, next: { txId: last.tx_id, id: last.id }, isEnd: false }
          return { events: found, next: later(to, after), isEnd: scanned === undefined }
        })(),
      ),
    readRange: async (companyId, { types, ...range }) =>
      reading(
        events
          .readEventRows(db, companyId, { ...range, filter: { types } })
          .then((rows) => events.withMessages(db, companyId, rows)),
      ),
    markBefore: (at) => reading(events.markBefore(db, at)),
    positionAt: async (companyId, at) => {
      const from = (await reading(events.markBefore(db, at))) ?? logStart
      const first = await reading(events.firstSince(db, companyId, from, at))
      return first === undefined ? logEnd() : { txId: first.txId, id: first.id - 1 }
    },
    mark: async (at) => void (await run(events.insertMark(at, await logEnd(), at - markEveryMs))),
    purge,
    hasGrown: async () => growth.look(await reading(events.readLogEnd(db, database.kind))),
    onGrown: (listener) => growth.onGrown(listener),
  }
}

function later(a: EventPosition, b: EventPosition): EventPosition {
  return comparePositions(a, b) > 0 ? a : b
}

/** Goes from company to company, since the log is kept by company; a whole round deletes everything before one mark. */
function purgeOf({ db, commits }: StoreContext): EventStore['purge'] {
  let done: EventPosition | undefined
  let company = -1
  return async (before) => {
    const until = await reading(events.markBefore(db, before))
    if (until === undefined || (done !== undefined && comparePositions(until, done) <= 0)) return false
    const next = await reading(events.nextCompany(db, company))
    if (next === undefined) {
      await commits.write({ kind: 'statements', statements: [events.deleteMarks(db, before)] })
      done = until
      company = -1
      return false
    }
    const statements = [events.deleteEvents(next, until, purgeChunk)]
    const [deleted] = await commits.write({ kind: 'statements', statements })
    if (deleted !== undefined && deleted < purgeChunk) company = next
    return true
  }
}
