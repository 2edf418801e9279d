import { leaveAbsentCarrier } from '../../core/messaging/fall-back.js'
import type { ChangeOf } from './change.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

/** Messages moved by one change; the next look takes more. */
const chunk = 500

/** Moves what waits for an absent carrier to the next one of its route that is ready. */
export async function reroute(tx: BatchTransaction, change: ChangeOf<'reroute'>): Promise<readonly string[]> {
  const waiting = await tx.query<{ company_id: number; id: number }>(
    `SELECT DISTINCT m.company_id, m.id FROM segments AS s
     JOIN messages AS m ON m.company_id = s.company_id AND m.id = s.message_id
     WHERE s.carrier = ? AND s.dispatch_at IS NOT NULL AND s.dispatch_at <= ? AND m.alternatives IS NOT NULL
       AND m.state IN ('scheduled','held','queued')
     LIMIT ?`,
    [change.carrier, change.at, chunk],
  )
  const ready = new Set(change.ready)
  const work = new WorkingSet(tx)
  await work.load(waiting.map((row) => [row.company_id, row.id] as const))
  const taken = new Set<string>()
  for (const { id } of waiting) {
    const message = work.get(id)
    if (message === undefined || !leaveAbsentCarrier(message, ready, change.at)) continue
    taken.add(work.settle(message, change.at, 'rerouted').requeued?.carrier ?? '')
  }
  await work.flush(change.at)
  for (const carrier of taken) await tx.notify(carrier)
  return [...taken]
}
