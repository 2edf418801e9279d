import type { DeliveryPolicy } from '../../core/messaging/progress.js'
import { dropClaims as dropClaimsOf, loseHolder } from '../../core/messaging/progress.js'
import type { MessageRef } from '../../core/ports.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { ChangeOf } from './change.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

/** Rows handled at once, so that an alert slips in between (about 20 ms). */
const chunk = 500

interface ClaimRow {
  company_id: number
  id: number
  holder: number
}

/**
 * Segments claimed by processes whose lease has ended: they may or may not have reached the operator. Those of this process are left
 * out: while it lives it knows better.
 */
export async function recoverClaims(
  tx: BatchTransaction,
  { at, ours }: ChangeOf<'recover'>,
  policy: DeliveryPolicy,
): Promise<number> {
  const rows = await tx.query<ClaimRow>(
    `SELECT company_id, message_id AS id, holder FROM segments
     WHERE state = 'submitting' AND holder NOT IN (SELECT fencing FROM leases WHERE name LIKE 'process:%' AND expires_at > ?)
       AND holder NOT IN (${placesFor(ours)})
     LIMIT ?`,
    [at, ...ours, chunk],
  )
  const gone = new Set(rows.map((row) => row.holder))
  const work = new WorkingSet(tx)
  await work.load(rows.map((row) => [row.company_id, row.id] as const))
  for (const id of new Set(rows.map((row) => row.id))) {
    const message = work.get(id)
    if (message === undefined) continue
    loseHolder(message, gone, at, policy)
    work.settle(message, at, 'in_doubt')
  }
  await work.flush(at)
  return rows.length
}

/** Messages that this process has claimed, the longest claimed first. Most of them are in flight. */
export async function findClaims(
  tx: BatchTransaction,
  { holders, before }: ChangeOf<'findClaims'>,
): Promise<MessageRef[]> {
  const rows = await tx.query<ClaimRow>(
    `SELECT company_id, message_id AS id, MIN(submitted_at) AS since FROM segments
     WHERE state = 'submitting' AND holder IN (${placesFor(holders)}) AND submitted_at <= ?
     GROUP BY company_id, message_id ORDER BY since LIMIT ?`,
    [...holders, before, chunk],
  )
  return rows.map((row) => ({ companyId: row.company_id as CompanyId, id: row.id as MessageId }))
}

/** Queues again what this process has claimed without hearing of it. */
export async function dropClaims(
  tx: BatchTransaction,
  { messages, holders, before, at }: ChangeOf<'dropClaims'>,
): Promise<number> {
  const ours = new Set(holders)
  const work = new WorkingSet(tx)
  await work.load(messages.map(({ companyId, id }) => [companyId, id] as const))
  let dropped = 0
  for (const { id } of messages) {
    const message = work.get(id)
    if (message === undefined || !dropClaimsOf(message, ours, before, at)) continue
    work.settle(message, at)
    dropped += 1
  }
  await work.flush(at)
  return dropped
}

function placesFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
