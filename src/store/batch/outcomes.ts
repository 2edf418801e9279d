import type { CarrierReceipt } from '../../core/carrier.js'
import type { ReceiptState } from '../../core/carrier.js'
import { applyOutcome, applyReceipt } from '../../core/messaging/progress.js'
import type { MessageChange } from '../../core/ports.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { receipts, segments } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

/** Records what the operator answered, then lets receipts that came before the answer take effect. */
export async function recordOutcomes(
  tx: BatchTransaction,
  changes: readonly ChangeOf<'outcome'>[],
): Promise<MessageChange[]> {
  const work = new WorkingSet(tx)
  await work.load(changes.map(({ record }) => [record.companyId, record.messageId] as const))
  const results = changes.map(({ record, policy }) => {
    const message = work.get(record.messageId)
    if (message === undefined) throw new Error('an outcome for a message that is not stored')
    const note = applyOutcome(message, record.ordinal, record.whole, record.outcome, record, policy)
    return work.settle(message, record.at, note)
  })
  await applyEarlyReceipts(tx, work, changes)
  await work.flush(Math.max(...changes.map(({ record }) => record.at)))
  return results
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

/** Keeps every receipt as it came and moves the segment it belongs to; one that belongs to none yet waits for its submission. */
export async function recordReceipts(
  tx: BatchTransaction,
  changes: readonly ChangeOf<'receipt'>[],
): Promise<(MessageChange | null)[]> {
  const targets = await findTargets(tx, changes)
  const work = new WorkingSet(tx)
  await work.load([...targets.values()].map((row) => [row.company_id, row.message_id] as const))
  const { ids } = await tx.rowIds(changes.length)
  const rows: Tuple[] = []
  const results = changes.map(({ receipt }, index) => {
    const target = targets.get(targetKey(receipt.carrier, receipt.carrierMessageId))
    const message = target && work.get(target.message_id)
    rows.push(receiptTuple(ids[index] ?? 0, receipt, target))
    if (target === undefined || message === undefined) return null
    return work.settle(message, receipt.receivedAt, applyReceipt(message, target.ordinal, receipt))
  })
  await tx.insertMany(receipts, rows)
  await work.flush(Math.max(...changes.map(({ receipt }) => receipt.receivedAt)))
  return results
}

type SegmentRow = RowOf<typeof segments>

/** An operator may use an id again: the newest submission that is still open wins, then the newest. */
async function findTargets(
  tx: BatchTransaction,
  changes: readonly ChangeOf<'receipt'>[],
): Promise<ReadonlyMap<string, SegmentRow>> {
  const keys = new Map<string, Tuple>()
  for (const { receipt } of changes) {
    keys.set(targetKey(receipt.carrier, receipt.carrierMessageId), [receipt.carrier, receipt.carrierMessageId])
  }
  const rows = await tx.selectMany(segments, ['carrier', 'carrier_message_id'], [...keys.values()])
  const targets = new Map<string, SegmentRow>()
  for (const row of rows) {
    const key = targetKey(row.carrier, row.carrier_message_id ?? '')
    const known = targets.get(key)
    if (known === undefined || isBetterTarget(row, known)) targets.set(key, row)
  }
  return targets
}

function isBetterTarget(row: SegmentRow, known: SegmentRow): boolean {
  const open = (segment: SegmentRow) => (segment.state === 'sent' ? 1 : 0)
  if (row.message_id === known.message_id) return row.ordinal < known.ordinal
  if (open(row) !== open(known)) return open(row) > open(known)
  return row.message_id > known.message_id
}

function targetKey(carrier: string, id: string): string {
  return `${carrier}\n${id}`
}

function receiptTuple(id: number, receipt: CarrierReceipt, target: SegmentRow | undefined): Tuple {
  return [
    id,
    receipt.carrier,
    receipt.carrierMessageId,
    receipt.state,
    receipt.errorCode,
    receipt.doneAt,
    receipt.receivedAt,
    receipt.raw,
    target?.company_id ?? null,
    target?.message_id ?? null,
  ]
}
