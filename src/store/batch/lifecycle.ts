import type { MessageProgress } from '../../core/messaging/progress.js'
import { cancelUnsent, expireUnsent, giveUpWaiting, resolveDoubt } from '../../core/messaging/progress.js'
import type { MessageLot } from '../../core/messaging/submission-record.js'
import type { MaterialisedChunk, MessageChange } from '../../core/ports.js'
import type { MessageId } from '../../core/values/ids.js'
import type { RowOf } from '../tables/table.js'
import type { inboundSets } from '../tables/tables.js'
import type { broadcastChunks } from '../tables/tables.js'
import { insertLots } from './accept.js'
import type { ChangeOf } from './change.js'
import { allocateIds } from './ids.js'
import { partsOf, storeSet } from './inbound.js'
import { confirmOptOuts } from './opt-outs.js'
import { withdrawNew } from './opted-out-messages.js'
import { matchWaitingReceipts } from './outcomes.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

/** Rows handled by one sweep or recovery: long enough to be efficient, short enough for an alert to slip in between (about 20 ms). */
const chunk = 500

/** Numbers whose waiting messages are looked for at once: each may have thousands of past ones. */
const optOutChunk = 100

/** Makes message rows of the oldest waiting chunk of a large broadcast. */
export async function materialise(tx: BatchTransaction, at: number): Promise<MaterialisedChunk | null> {
  const [row] = await tx.query<RowOf<typeof broadcastChunks>>(
    `SELECT * FROM broadcast_chunks WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, broadcast_id, ordinal LIMIT 1 ${tx.skipLocked}`,
    [at],
  )
  if (row === undefined) return null
  const [broadcast] = await tx.query<{ cancelled_at: number | null }>(
    `SELECT cancelled_at FROM broadcasts WHERE company_id = ? AND id = ? ${tx.forShare}`,
    [row.company_id, row.broadcast_id],
  )
  if (broadcast === undefined) throw new Error('a chunk of a broadcast that is not stored')
  const lots = JSON.parse(row.recipients) as MessageLot[]
  const [first] = lots
  await insertLots(tx, lots)
  await tx.run(
    `UPDATE broadcast_chunks SET due_at = NULL, recipients = '[]', states = NULL WHERE company_id = ? AND broadcast_id = ? AND ordinal = ?`,
    [row.company_id, row.broadcast_id, row.ordinal],
  )
  if (broadcast.cancelled_at !== null)
    await cancelAll(
      tx,
      row.company_id,
      lots.flatMap(({ recipients }) => recipients.map(({ id }) => id)),
      at,
    )
  else if (first !== undefined)
    await withdrawNew(
      tx,
      first.common,
      lots.flatMap(({ recipients }) => recipients),
      at,
    )
  const carriers = [...new Set(lots.map(({ common }) => common.carrier))]
  for (const carrier of carriers) await tx.notify(carrier)
  return { recipients: row.recipient_count, carriers }
}

async function cancelAll(tx: BatchTransaction, companyId: number, ids: readonly number[], at: number): Promise<void> {
  const work = new WorkingSet(tx)
  await work.load(ids.map((id) => [companyId, id] as const))
  for (const id of ids) {
    const message = work.get(id)
    if (message !== undefined && cancelUnsent(message, at)) work.settle(message, at)
  }
  await work.flush(at)
}

export async function cancel(
  tx: BatchTransaction,
  { companyId, id, at }: ChangeOf<'cancel'>,
): Promise<'cancelled' | 'too_late' | 'missing'> {
  const work = new WorkingSet(tx)
  await work.load([[companyId, id]])
  const message = work.get(id)
  if (message === undefined || message.segments.length === 0) return 'missing'
  if (!cancelUnsent(message, at)) return 'too_late'
  work.settle(message, at)
  await work.flush(at)
  return 'cancelled'
}

/** Withdraws what has not been sent: rows that exist now, and chunks when they are made into rows. */
export async function cancelBroadcast(
  tx: BatchTransaction,
  { companyId, id, at }: ChangeOf<'cancelBroadcast'>,
): Promise<boolean> {
  const found = await tx.run(
    `UPDATE broadcasts SET cancelled_at = COALESCE(cancelled_at, ?) WHERE company_id = ? AND id = ?`,
    [at, companyId, id],
  )
  if (found === 0) return false
  const rows = await tx.query<{ id: number }>(
    `SELECT id FROM messages WHERE company_id = ? AND broadcast_id = ? AND state IN ('scheduled','held','queued')`,
    [companyId, id],
  )
  await cancelAll(
    tx,
    companyId,
    rows.map((row) => row.id),
    at,
  )
  return true
}

export async function settleDoubt(
  tx: BatchTransaction,
  { companyId, id, decision, at }: ChangeOf<'resolveDoubt'>,
): Promise<MessageChange | 'no_doubt'> {
  const work = new WorkingSet(tx)
  await work.load([[companyId, id]])
  const message = work.get(id)
  if (message === undefined || !resolveDoubt(message, decision, at)) return 'no_doubt'
  const change = work.settle(message, at)
  await work.flush(at)
  if (change.requeued !== null) await tx.notify(change.requeued.carrier)
  return change
}

interface MessageRef {
  company_id: number
  id: number
}

/** Ends validity of what was never sent, the wait for receipts and for the rest of a long MO, and old keys. True when there may be more. */
export async function sweep(tx: BatchTransaction, change: ChangeOf<'sweep'>): Promise<boolean> {
  const more = [
    await endValidity(tx, change.at),
    await endReceiptWait(tx, change.at),
    await endInboundWait(tx, change),
    await matchWaitingReceipts(tx, chunk),
    await purge(tx, change),
    await confirmOptOuts(tx, change.at, optOutChunk),
  ]
  return more.includes(true)
}

async function endValidity(tx: BatchTransaction, at: number): Promise<boolean> {
  const rows = await tx.query<MessageRef>(
    `SELECT company_id, id FROM messages
     WHERE deliver_before IS NOT NULL AND state IN ('scheduled','held','queued','sending') AND deliver_before <= ?
     ORDER BY deliver_before LIMIT ?`,
    [at, chunk],
  )
  return changeEach(tx, rows, at, expireUnsent)
}

async function endReceiptWait(tx: BatchTransaction, at: number): Promise<boolean> {
  const rows = await tx.query<MessageRef>(
    `SELECT company_id, message_id AS id FROM segments WHERE state = 'sent' AND check_at <= ? ORDER BY check_at LIMIT ?`,
    [at, chunk],
  )
  return changeEach(tx, rows, at, giveUpWaiting)
}

async function changeEach(
  tx: BatchTransaction,
  rows: readonly MessageRef[],
  at: number,
  change: (message: MessageProgress, at: number) => void,
): Promise<boolean> {
  const work = new WorkingSet(tx)
  await work.load(rows.map((row) => [row.company_id, row.id] as const))
  let changed = false
  for (const row of rows) {
    const message = work.get(row.id)
    if (message === undefined) continue
    change(message, at)
    if (work.settle(message, at).changed) changed = true
  }
  await work.flush(at)
  return changed && rows.length === chunk
}

async function endInboundWait(tx: BatchTransaction, { at, limits }: ChangeOf<'sweep'>): Promise<boolean> {
  const sets = await tx.query<RowOf<typeof inboundSets>>(
    `SELECT * FROM inbound_sets WHERE first_at <= ? AND message_id IS NULL AND completed_at IS NULL ORDER BY first_at LIMIT ?`,
    [at - limits.inboundPartTimeoutMs, chunk],
  )
  for (const set of sets) {
    const id = (await allocateIds(tx, 1)) as MessageId
    await storeSet(tx, set, await partsOf(tx, set.id), id, at, limits.replyWindowMs)
  }
  return sets.length === chunk
}

/** Sets stay a day after their first part, so that a late part still finds its message and a repeated one is recognised. */
const inboundRetentionMs = 86_400_000

async function purge(tx: BatchTransaction, { at, limits }: ChangeOf<'sweep'>): Promise<boolean> {
  const keys = await tx.run(
    `DELETE FROM idempotency_keys WHERE (company_id, key) IN
      (SELECT company_id, key FROM idempotency_keys WHERE created_at < ? LIMIT ?)`,
    [at - limits.idempotencyRetentionMs, chunk],
  )
  const old = `first_at < ? AND message_id IS NOT NULL`
  await tx.run(`DELETE FROM inbound_parts WHERE set_id IN (SELECT id FROM inbound_sets WHERE ${old})`, [
    at - inboundRetentionMs,
  ])
  await tx.run(`DELETE FROM inbound_sets WHERE ${old}`, [at - inboundRetentionMs])
  return keys === chunk
}
