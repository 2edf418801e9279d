import type { MessageState, SegmentState } from '../../core/messaging/message.js'
import type { MessageProgress, ProgressNote, SegmentProgress } from '../../core/messaging/progress.js'
import { refreshState } from '../../core/messaging/progress.js'
import type { MessageChange } from '../../core/ports.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { messages, segments } from '../tables/tables.js'
import type { NewEvent } from './event-log.js'
import { appendEvents } from './event-log.js'
import type { BatchTransaction } from './transaction.js'

type MessageKey = readonly [companyId: number, messageId: number]

/**
 * The messages one transaction changes, loaded once and written once however many outcomes and receipts concern them.
 * What may happen to a message is decided by core/messaging/progress.ts; this only loads, writes and logs events.
 */
export class WorkingSet {
  readonly #tx: BatchTransaction
  readonly #loaded = new Map<number, MessageProgress>()
  readonly #rows = new Map<number, RowOf<typeof messages>>()
  readonly #events: NewEvent[] = []

  constructor(tx: BatchTransaction) {
    this.#tx = tx
  }

  /** Message ids are unique over the whole gateway, so they alone are the key in memory. */
  get(id: number): MessageProgress | undefined {
    return this.#loaded.get(id)
  }

  row(id: number): RowOf<typeof messages> | undefined {
    return this.#rows.get(id)
  }

  async load(keys: readonly MessageKey[]): Promise<void> {
    const wanted = new Map<number, MessageKey>()
    for (const key of keys) if (!this.#loaded.has(key[1])) wanted.set(key[1], key)
    if (wanted.size === 0) return
    const list = [...wanted.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    // The message's lock stands for its segments too.
    const messageRows = await this.#tx.lockMany(messages, ['company_id', 'id'], list)
    for (const row of messageRows) {
      this.#rows.set(row.id, row)
      this.#loaded.set(row.id, progressOf(row))
    }
    const segmentRows = await this.#tx.selectMany(segments, ['company_id', 'message_id'], list)
    for (const row of segmentRows) this.#loaded.get(row.message_id)?.segments.push(segmentOf(row))
  }

  /** Settles the message after its segments changed: its own state, its events, and what the caller is told. */
  settle(message: MessageProgress, at: number, note: ProgressNote | null = null): MessageChange {
    const changed = refreshState(message)
    if (changed) this.#events.push(stateEvent(message, at))
    if (note !== null) this.#events.push({ ...stateEvent(message, at), type: `message.${note}` })
    if (message.segments.some((segment) => segment.dirty)) message.dirty = true
    const waiting = message.segments.flatMap((segment) => (segment.dirty ? (segment.dispatchAt ?? []) : []))
    return {
      companyId: message.companyId,
      id: message.id,
      state: message.state,
      changed,
      traceId: message.traceId,
      createdAt: message.createdAt,
      requeuedAt: waiting.length === 0 ? null : Math.min(...waiting),
    }
  }

  async flush(at: number): Promise<void> {
    const messageRows: Tuple[] = []
    const segmentRows: Tuple[] = []
    for (const message of this.#loaded.values()) {
      if (!message.dirty) continue
      message.dirty = false
      messageRows.push([message.state, message.version, at, message.companyId, message.id])
      for (const segment of message.segments) if (segment.dirty) segmentRows.push(writeSegment(message, segment))
    }
    await this.#tx.updateMany(
      messages,
      { set: ['state', 'version', 'updated_at'], key: ['company_id', 'id'] },
      messageRows,
    )
    await this.#tx.updateMany(
      segments,
      { set: segmentColumns, key: ['company_id', 'message_id', 'ordinal'] },
      segmentRows,
    )
    await appendEvents(this.#tx, this.#events.splice(0))
  }
}

function stateEvent(message: MessageProgress, at: number): NewEvent {
  const errorCode = message.segments.find((segment) => segment.errorCode !== null)?.errorCode
  return {
    companyId: message.companyId,
    type: `message.${message.state}`,
    subjectType: 'message',
    subjectId: message.id,
    version: message.version,
    occurredAt: at,
    payload: errorCode === undefined ? { state: message.state } : { state: message.state, errorCode },
  }
}

function progressOf(row: RowOf<typeof messages>): MessageProgress {
  return {
    companyId: row.company_id as CompanyId,
    id: row.id as MessageId,
    state: row.state as MessageState,
    version: row.version,
    traceId: row.trace_id,
    createdAt: row.created_at,
    scheduledAt: row.scheduled_at,
    deliverBefore: row.deliver_before,
    segments: [],
    dirty: false,
  }
}

function segmentOf(row: RowOf<typeof segments>): SegmentProgress {
  return {
    ordinal: row.ordinal,
    state: row.state as SegmentState,
    carrier: row.carrier,
    dispatchAt: row.dispatch_at,
    holder: row.holder,
    carrierMessageId: row.carrier_message_id,
    attempts: row.attempts,
    submittedAt: row.submitted_at,
    sentAt: row.sent_at,
    doneAt: row.done_at,
    checkAt: row.check_at,
    errorCode: row.error_code,
    errorReason: row.error_reason,
    dirty: false,
  }
}

const segmentColumns = [
  'state',
  'carrier',
  'dispatch_at',
  'holder',
  'carrier_message_id',
  'attempts',
  'submitted_at',
  'sent_at',
  'done_at',
  'check_at',
  'error_code',
  'error_reason',
] as const

function writeSegment(message: MessageProgress, segment: SegmentProgress): Tuple {
  segment.dirty = false
  return [
    segment.state,
    segment.carrier,
    segment.dispatchAt,
    segment.holder,
    segment.carrierMessageId,
    segment.attempts,
    segment.submittedAt,
    segment.sentAt,
    segment.doneAt,
    segment.checkAt,
    segment.errorCode,
    segment.errorReason,
    message.companyId,
    message.id,
    segment.ordinal,
  ]
}
