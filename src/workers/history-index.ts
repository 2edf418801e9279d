import type { Leases } from '../core/carrier.js'
import type { CoreContext } from '../core/context.js'
import { comparePositions } from '../core/events/event.js'
import type { IndexPosition } from '../core/history/ports.js'
import type { Log } from '../core/log.js'
import type { Store } from '../core/ports.js'
import { LeasedTask } from './leased-task.js'

/** Events that tell of a text that is new, or has changed. */
const types = ['message.accepted', 'message.received', 'message.completed']
/** Messages at a time: about 20 ms of SQLite's writer, which sending waits for. */
const chunk = 200
/** Chunks of one turn: the writer is left to those who send for more than half of each second. */
const chunksPerTurn = 20
/** How far the index is behind when there is little to do. */
const turnMs = 1_000

/**
 * Brings the words of messages into the search index, behind those who write them, in one process.
 * @param isBusy writes wait for the database: then one chunk a turn has to do, and the index catches up when they are done
 */
export function createHistoryIndex(
  core: Pick<CoreContext, 'store' | 'clock'>,
  leases: Leases,
  log: Log,
  isBusy: () => boolean,
): LeasedTask {
  const { store, clock } = core
  const run = (held: AbortSignal) => indexTurn(store, held, isBusy)
  return new LeasedTask({ lease: 'history', intervalMs: turnMs, clock, leases, log, run })
}

/** What is left waits for the next turn. */
async function indexTurn(store: Store, held: AbortSignal, isBusy: () => boolean): Promise<false> {
  for (let left = chunksPerTurn; !held.aborted && left > 0;) {
    const chunks = await indexNext(store, left)
    if (chunks === 0 || isBusy()) return false
    left -= chunks
  }
  return false
}

/** Indexes one chunk of each company that has something new, of so many companies at most; how many had. */
export async function indexNext(store: Store, companies: number): Promise<number> {
  await store.history.followNew()
  let chunks = 0
  for (const position of (await store.history.listBehind()).slice(0, companies)) {
    const isMoved = await (position.backfilledTo === null ? followLog(store, position) : backfill(store, position))
    if (isMoved) chunks += 1
  }
  return chunks
}

async function backfill({ history }: Store, from: IndexPosition): Promise<boolean> {
  const texts = await history.textsAfter(from.companyId, from.backfilledTo ?? 0, chunk)
  return history.index(from, { ...from, backfilledTo: texts.at(-1)?.id ?? null }, texts)
}

async function followLog({ history, events }: Store, from: IndexPosition): Promise<boolean> {
  const { companyId, followed } = from
  const { events: found, next } = await events.read(companyId, { after: followed, filter: { types }, limit: chunk })
  // On PostgreSQL there may be events that nobody can read yet.
  if (comparePositions(next, followed) <= 0) return false
  const ids = [...new Set(found.map(({ subjectId }) => subjectId))]
  return history.index(from, { ...from, followed: next }, await history.texts(companyId, ids))
}
