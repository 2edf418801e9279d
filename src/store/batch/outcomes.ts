import type { CarrierReceipt } from '../../core/carrier.js'
import type { ReceiptState } from '../../core/carrier.js'
import type { DeliveryPolicy } from '../../core/messaging/progress.js'
import { applyOutcome, applyReceipt } from '../../core/messaging/progress.js'
import type { MessageChange } from '../../core/ports.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { receipts, segments } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import type { Target } from './recent-messages.js'
import { targetKey } from './recent-messages.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

type Traffic = ChangeOf<'outcome'> | ChangeOf<'receipt'>

/**
 * Records what the operator answered and what it reported. Answers go first: a receipt may come in the same packet as the answer
 * it belongs to. A receipt that belongs to no submission yet is kept and takes effect with the answer.
 */
export async function recordTraffic(
  tx: BatchTransaction,
  changes: readonly Traffic[],
  policy: DeliveryPolicy,
): Promise<(MessageChange | null)[]> {
  const outcomes = changes.filter((change) => change.kind === 'outcome')
  const reports = changes.filter((change) => change.kind === 'receipt')
  const targets = await findTargets(tx, outcomes, reports)
  const work = new WorkingSet(tx)
  await work.load([
    ...outcomes.map(({ record }) => [record.companyId, record.messageId] as const),
    ...[...targets.values()].map((target) => [target.companyId, target.messageId] as const),
  ])
  const results = new Map<Traffic, MessageChange | null>()
  for (const change of outcomes) results.set(change, recordOutcome(work, change, policy))
  await applyEarlyReceipts(tx, work, outcomes)
  await recordReceipts(tx, work, reports, targets, results)
  await work.flush(
    Math.max(...changes.map((change) => (change.kind === 'outcome' ? change.record.at : change.receipt.receivedAt))),
  )
  return changes.map((change) => results.get(change) ?? null)
}

function recordOutcome(work: WorkingSet, { record }: ChangeOf<'outcome'>, policy: DeliveryPolicy): MessageChange {
  const message = work.get(record.messageId)
  if (message === undefined) throw new Error('an outcome for a message that is not stored')
  const note = applyOutcome(message, record.ordinal, record.whole, record.outcome, record, policy)
  return work.settle(message, record.at, note)
}

async function applyEarlyReceipts(
  tx: BatchTransaction,
  work: WorkingSet,
  changes: readonly ChangeOf<'outcome'>[],
): Promise<void> {
  const [any] = await tx.query(`SELECT 1 FROM receipts WHERE message_id IS NULL LIMIT 1`, [])
  if (any === undefined) return
  for (const { record } of changes) {
    if (record.outcome.kind !== 'accepted') continue
    const message = work.get(record.messageId)
    if (message === undefined) continue
    const early = await tx.query<RowOf<typeof receipts>>(
      `SELECT * FROM receipts WHERE carrier = ? AND carrier_message_id = ? AND message_id IS NULL ORDER BY id`,
      [record.carrier, record.outcome.carrierMessageId],
    )
    for (const row of early) {
      work.settle(message, row.received_at, applyReceipt(message, record.ordinal, receiptOf(row)))
      await tx.run(`UPDATE receipts SET company_id = ?, message_id = ? WHERE id = ?`, [
        message.companyId,
        message.id,
        row.id,
      ])
    }
  }
}

/**
 * Receipts and answers that two processes stored at the same moment see nothing of each other: what waits is matched here. True
 * when there may be more.
 */
export async function matchWaitingReceipts(tx: BatchTransaction, limit: number): Promise<boolean> {
  const waiting = await tx.query<RowOf<typeof receipts> & { company: number; message: number; ordinal: number }>(
    `SELECT r.*, s.company_id AS company, s.message_id AS message, s.ordinal AS ordinal
     FROM receipts AS r JOIN segments AS s ON s.carrier = r.carrier AND s.carrier_message_id = r.carrier_message_id
     WHERE r.message_id IS NULL AND r.carrier_message_id <> '' ORDER BY r.id LIMIT ?`,
    [limit],
  )
  if (waiting.length === 0) return false
  const work = new WorkingSet(tx)
  await work.load(waiting.map((row) => [row.company, row.message] as const))
  for (const row of waiting) {
    const message = work.get(row.message)
    if (message !== undefined) work.settle(message, row.received_at, applyReceipt(message, row.ordinal, receiptOf(row)))
    await tx.run(`UPDATE receipts SET company_id = ?, message_id = ? WHERE id = ?`, [row.company, row.message, row.id])
  }
  await work.flush(Math.max(...waiting.map((row) => row.received_at)))
  return waiting.length === limit
}

function receiptOf(row: RowOf<typeof receipts>): CarrierReceipt {
  return {
    carrier: row.carrier,
    carrierMessageId: row.carrier_message_id,
    state: row.state as ReceiptState,
    errorCode: row.error_code,
    doneAt: row.done_at,
    receivedAt: row.received_at,
    raw: row.raw,
  }
}

/** Keeps every receipt as it came and moves the segment it belongs to. */
async function recordReceipts(
  tx: BatchTransaction,
  work: WorkingSet,
  changes: readonly ChangeOf<'receipt'>[],
  targets: ReadonlyMap<string, Target>,
  results: Map<Traffic, MessageChange | null>,
): Promise<void> {
  if (changes.length === 0) return
  const { ids } = await tx.rowIds(changes.length)
  const rows = changes.map((change, index): Tuple => {
    const { receipt } = change
    const target = targets.get(targetKey(receipt.carrier, receipt.carrierMessageId))
    const message = target && work.get(target.messageId)
    if (target !== undefined && message !== undefined) {
      const note = applyReceipt(message, target.ordinal, receipt)
      results.set(change, work.settle(message, receipt.receivedAt, note))
    }
    return receiptTuple(ids[index] ?? 0, receipt, target)
  })
  await tx.insertMany(receipts, rows)
}

const targetSpec = {
  columns: ['company_id', 'message_id', 'ordinal', 'state', 'carrier', 'carrier_message_id'],
  key: ['carrier', 'carrier_message_id'],
} as const

type SegmentRow = Pick<RowOf<typeof segments>, (typeof targetSpec.columns)[number]>

/**
 * An operator may use an id again: a submission answered in this very transaction wins, then one under way in memory, then the newest
 * that is open, then the newest.
 */
async function findTargets(
  tx: BatchTransaction,
  outcomes: readonly ChangeOf<'outcome'>[],
  reports: readonly ChangeOf<'receipt'>[],
): Promise<ReadonlyMap<string, Target>> {
  const targets = new Map<string, Target>()
  if (reports.length === 0) return targets
  for (const { record } of outcomes) {
    const { outcome, carrier, companyId, messageId, ordinal } = record
    if (outcome.kind === 'accepted')
      targets.set(targetKey(carrier, outcome.carrierMessageId), { companyId, messageId, ordinal })
  }
  const keys = new Map<string, Tuple>()
  for (const { receipt } of reports) {
    const { carrier, carrierMessageId } = receipt
    const key = targetKey(carrier, carrierMessageId)
    if (targets.has(key)) continue
    const recent = tx.recent?.target(carrier, carrierMessageId)
    if (recent === undefined) keys.set(key, [carrier, carrierMessageId])
    else targets.set(key, recent)
  }
  const best = new Map<string, SegmentRow>()
  for (const row of await tx.selectMany(segments, targetSpec, [...keys.values()])) {
    const key = targetKey(row.carrier, row.carrier_message_id ?? '')
    const known = best.get(key)
    if (known === undefined || isBetterTarget(row, known)) best.set(key, row)
  }
  for (const [key, row] of best) {
    targets.set(key, { companyId: row.company_id as CompanyId, messageId: row.message_id, ordinal: row.ordinal })
  }
  return targets
}

function isBetterTarget(row: SegmentRow, known: SegmentRow): boolean {
  const open = (segment: SegmentRow) => (segment.state === 'sent' ? 1 : 0)
  if (row.message_id === known.message_id) return row.ordinal < known.ordinal
  if (open(row) !== open(known)) return open(row) > open(known)
  return row.message_id > known.message_id
}

function receiptTuple(id: number, receipt: CarrierReceipt, target: Target | undefined): Tuple {
  return [
    id,
    receipt.carrier,
    receipt.carrierMessageId,
    receipt.state,
    receipt.errorCode,
    receipt.doneAt,
    receipt.receivedAt,
    receipt.raw,
    target?.companyId ?? null,
    target?.messageId ?? null,
  ]
}
