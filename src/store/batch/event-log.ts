import type { ConversationSubject } from '../../core/events/event.js'
import type { Tuple } from '../tables/table.js'
import { events } from '../tables/tables.js'
import type { BatchTransaction } from './transaction.js'

export interface NewEvent {
  companyId: number
  type: string
  subjectType: 'message' | 'broadcast' | ConversationSubject
  subjectId: number
  version: number
  occurredAt: number
  payload: Record<string, unknown>
}

export async function appendEvents(tx: BatchTransaction, added: readonly NewEvent[]): Promise<void> {
  if (added.length === 0) return
  const { txId, ids } = await tx.rowIds(added.length)
  const rows = added.map((event, index): Tuple => [
    event.companyId,
    txId,
    ids[index] ?? 0,
    event.type,
    event.subjectType,
    event.subjectId,
    event.version,
    event.occurredAt,
    JSON.stringify(event.payload),
  ])
  await tx.insertMany(events, rows)
}
