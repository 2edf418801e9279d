import type { MessageState, SegmentState } from '../../core/messaging/message.js'
import type { MessageProgress, ProgressNote, SegmentProgress } from '../../core/messaging/progress.js'
import { refreshState } from '../../core/messaging/progress.js'
import type { Alternative } from '../../core/messaging/submission-record.js'
import type { MessageChange } from '../../core/ports.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { messages, segments } from '../tables/tables.js'
import { BudgetChanges, loadedBudget } from './budgets.js'
import type { NewEvent } from './event-log.js'
import { appendEvents } from './event-log.js'
import type { LoadedMessage, StoredSegment } from './recent-messages.js'
import { storedSegment } from './recent-messages.js'
import type { BatchTransaction } from './transaction.js'

type MessageKey = readonly [companyId: number, messageId: number]

const messageSpec = {
  columns: [
    'company_id',
    'id',
    'state',
    'version',
    'trace_id',
    'created_at',
    'send_at',
    'deliver_before',
    'own_address',
    'alternatives',
    'budget',
  ],
  key: ['company_id', 'id'],
} as const
const segmentSpec = {
  columns: [
    'message_id',
    'ordinal',
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
  ],
  key: ['company_id', 'message_id'],
} as const

type MessageRow = Pick<RowOf<typeof messages>, (typeof messageSpec.columns)[number]>
type SegmentRow = Pick<RowOf<typeof segments>, (typeof segmentSpec.columns)[number]>

/**
 * The messages one transaction changes, loaded once and written once however many outcomes and receipts concern them.
 * What may happen to a message is decided by core/messaging/progress.ts; this only loads, writes and logs events.
 */
export class WorkingSet {
  readonly #tx: BatchTransaction
  readonly #loaded = new Map<number, LoadedMessage>()
  readonly #events: NewEvent[] = []

  constructor(tx: BatchTransaction) {
    this.#tx = tx
  }

  /** Message ids are unique over the whole gateway, so they alone are the key in memory. */
  get(id: number): MessageProgress | undefined {
    return this.#loaded.get(id)?.progress
  }

  async load(keys: readonly MessageKey[]): Promise<void> {
    const wanted = new Map<number, MessageKey>()
    for (const key of keys) if (!this.#isAtHand(key)) wanted.set(key[1], key)
    if (wanted.size === 0) return
    const list = [...wanted.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    // The message's lock stands for its segments too.
    const messageRows = await this.#tx.lockMany(messages, messageSpec, list)
    for (const row of messageRows) this.#loaded.set(row.id, { progress: progressOf(row), stored: [] })
    const segmentRows = await this.#tx.selectMany(segments, segmentSpec, list)
    for (const row of segmentRows) {
      const message = this.#loaded.get(row.message_id)
      const segment = segmentOf(row)
      message?.progress.segments.push(segment)
      message?.stored.push(storedSegment(segment))
    }
    for (const { id, budget } of messageRows) {
      const message = this.#loaded.get(id)
      if (budget !== null && message !== undefined) message.budget = loadedBudget(budget, message.progress)
    }
  }

  #isAtHand([companyId, id]: MessageKey): boolean {
    if (this.#loaded.has(id)) return true
    const message = this.#tx.recent?.get(companyId, id)
    if (message !== undefined) this.#loaded.set(id, message)
    return message !== undefined
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
      requeued: waiting.length === 0 ? null : { carrier: message.segments[0]?.carrier ?? '', at: Math.min(...waiting) },
    }
  }

  async flush(at: number): Promise<void> {
    const budgets = new BudgetChanges()
    const messageRows: Tuple[] = []
    const moved: Tuple[] = []
    const ended: Tuple[] = []
    const carried: Tuple[] = []
    const rerouted: Tuple[] = []
    for (const loaded of this.#loaded.values()) {
      const { progress: message, stored } = loaded
      if (!message.dirty) continue
      message.dirty = false
      if (loaded.budget !== undefined) budgets.correct(message, loaded.budget)
      messageRows.push([message.state, message.version, at, message.companyId, message.id])
      if (message.hasMoved) {
        message.hasMoved = false
        rerouted.push([message.from, JSON.stringify(message.alternatives), message.companyId, message.id])
        for (const { carrier, ordinal } of message.segments) {
          carried.push([carrier, message.companyId, message.id, ordinal])
        }
      }
      for (const [index, segment] of message.segments.entries()) {
        if (!segment.dirty) continue
        segment.dirty = false
        if (onlyEnded(segment, stored[index])) ended.push(endOf(message, segment))
        else {
          stored[index] = storedSegment(segment)
          moved.push(whole(message, segment))
        }
      }
      this.#tx.recent?.keep(loaded)
    }
    await this.#tx.updateMany(messages, messageUpdate, messageRows)
    await this.#tx.updateMany(messages, routeUpdate, rerouted)
    await this.#tx.updateMany(segments, carrierUpdate, carried)
    await this.#tx.updateMany(segments, segmentUpdate, moved)
    await this.#tx.updateMany(segments, segmentEnd, ended)
    await budgets.write(this.#tx)
    await appendEvents(this.#tx, this.#events.splice(0))
  }
}

/** A receipt leaves alone what the queue's and the receipts' indexes hold: a shorter statement spares them. */
function onlyEnded(segment: SegmentProgress, stored: StoredSegment | undefined): boolean {
  return (
    stored !== undefined &&
    stored.dispatchAt === segment.dispatchAt &&
    stored.holder === segment.holder &&
    stored.carrierMessageId === segment.carrierMessageId &&
    stored.attempts === segment.attempts
  )
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

const none: readonly Alternative[] = []

function progressOf(row: MessageRow): MessageProgress {
  return {
    companyId: row.company_id as CompanyId,
    id: row.id as MessageId,
    state: row.state as MessageState,
    version: row.version,
    traceId: row.trace_id,
    createdAt: row.created_at,
    sendAt: row.send_at,
    deliverBefore: row.deliver_before,
    from: row.own_address,
    alternatives: row.alternatives === null ? none : (JSON.parse(row.alternatives) as Alternative[]),
    segments: [],
    dirty: false,
    hasMoved: false,
  }
}

function segmentOf(row: SegmentRow): SegmentProgress {
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

const messageUpdate = { set: ['state', 'version', 'updated_at'], key: ['company_id', 'id'] } as const
const routeUpdate = { set: ['own_address', 'alternatives'], key: ['company_id', 'id'] } as const
const segmentKey = ['company_id', 'message_id', 'ordinal'] as const
const carrierUpdate = { set: ['carrier'], key: segmentKey } as const
const segmentUpdate = {
  set: [
    'state',
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
  ],
  key: segmentKey,
} as const
const segmentEnd = { set: ['state', 'done_at', 'check_at', 'error_code', 'error_reason'], key: segmentKey } as const

function whole(message: MessageProgress, segment: SegmentProgress): Tuple {
  return [
    segment.state,
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

function endOf(message: MessageProgress, segment: SegmentProgress): Tuple {
  const { state, doneAt, checkAt, errorCode, errorReason, ordinal } = segment
  return [state, doneAt, checkAt, errorCode, errorReason, message.companyId, message.id, ordinal]
}
