import type { QuietHours } from '../core/calendar/quiet-hours.js'
import type { SmsCarrier, Submission, SubmissionOutcome } from '../core/carrier.js'
import type { Clock, Timer } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { GateCarrier } from '../core/messaging/dispatch-gate.js'
import type { Lane } from '../core/messaging/message.js'
import { segmentText } from '../core/messaging/segmentation/index.js'
import type { ClaimedSegment, OutcomeRecord } from '../core/messaging/submission-record.js'
import type { MessageChange, MessageStore } from '../core/ports.js'
import type { MessageId } from '../core/values/ids.js'

export interface DispatchMetrics {
  onOutcome(carrier: string, kind: SubmissionOutcome['kind'], seconds: number): void
}

export type Requeued = (queue: { carrier: string; at: number }) => void

export interface QueueParts {
  store: MessageStore
  clock: Clock
  log: Log
  metrics: DispatchMetrics
  quietHours: QuietHours
  /** A message waits again, on this carrier or on the next of its route. */
  onRequeued: Requeued
}

/** How often the queue is looked at without being told: what another process queued while its wake-up was lost. */
const pollMs = 1_000
/** Before the result of a submission is offered to the database again. */
const recordRetryMs = 1_000

/**
 * Keeps one carrier busy: takes due segments off the queue as slots become free, submits them, records what the operator answered.
 * Slots are reserved from the moment a segment is promised one until it is submitted, so that the window is never overbooked.
 */
export class CarrierQueue {
  readonly carrier: SmsCarrier
  readonly gate: GateCarrier
  readonly #store: MessageStore
  readonly #clock: Clock
  readonly #log: Log
  readonly #metrics: DispatchMetrics
  readonly #onRequeued: Requeued
  readonly #quietHours: QuietHours
  #reserved = 0
  #recording = 0
  /** Submissions without a recorded outcome, by message. */
  readonly #inFlight = new Map<MessageId, number>()
  #claiming = false
  /** More waits in the database than there were slots for: what comes now queues up behind it. Starts true: it survives restarts. */
  #backlog = true
  /** Something may wait that no claim has looked for yet. */
  #rung = true
  #dueTimer: { at: number; timer: Timer } | undefined
  #pollTimer: Timer | undefined
  #stopped = true

  constructor(carrier: SmsCarrier, concatenation: GateCarrier['concatenation'], parts: QueueParts) {
    this.carrier = carrier
    this.gate = { name: carrier.name, whole: carrier.longMessages === 'whole', concatenation }
    this.#store = parts.store
    this.#clock = parts.clock
    this.#log = parts.log
    this.#metrics = parts.metrics
    this.#onRequeued = parts.onRequeued
    this.#quietHours = parts.quietHours
  }

  start(): void {
    this.#stopped = false
    this.#poll()
  }

  /** Takes nothing more off the queue. What was submitted is still recorded. */
  stop(): void {
    this.#stopped = true
    this.#pollTimer?.cancel()
    this.#dueTimer?.timer.cancel()
    this.#dueTimer = undefined
  }

  get idle(): boolean {
    const waitsForSlots = this.#isWanted && !this.#stopped && this.#freeSlots() > 0
    return !this.#claiming && !waitsForSlots && this.#reserved === 0 && this.#recording === 0
  }

  isInFlight(message: MessageId): boolean {
    return this.#inFlight.has(message)
  }

  /** An alert may pass what waits; everything else queues up behind it. */
  reserve(lane: Lane, submissions: number): boolean {
    if (this.#stopped || (this.#backlog && lane !== 'alert') || this.#freeSlots() < submissions) return false
    this.#reserved += submissions
    return true
  }

  release(submissions: number): void {
    this.#reserved -= submissions
    this.pump()
  }

  submitReserved(segments: readonly ClaimedSegment[]): void {
    this.#reserved -= segments.length
    this.#submitAll(segments)
  }

  wake(dueAt: number): void {
    if (this.#stopped) return
    if (dueAt <= this.#clock.now()) {
      this.#rung = true
      this.pump()
    } else if (this.#dueTimer === undefined || dueAt < this.#dueTimer.at) {
      this.#dueTimer?.timer.cancel()
      const timer = this.#clock.setTimer(dueAt - this.#clock.now(), () => {
        this.#dueTimer = undefined
        this.wake(dueAt)
      })
      this.#dueTimer = { at: dueAt, timer }
    }
  }

  pump(): void {
    if (this.#stopped || this.#claiming || !this.#isWanted || this.#freeSlots() <= 0) return
    this.#claiming = true
    void this.#claim().finally(() => {
      this.#claiming = false
      this.pump()
    })
  }

  get #isWanted(): boolean {
    return this.#backlog || this.#rung
  }

  #freeSlots(): number {
    return this.carrier.freeSlots() - this.#reserved
  }

  async #claim(): Promise<void> {
    // While nothing is known to wait, what is accepted meanwhile must find slots too: else it would queue up, ring, and so on for ever.
    const limit = this.#backlog ? this.#freeSlots() : Math.ceil(this.#freeSlots() / 2)
    this.#reserved += limit
    this.#rung = false
    try {
      const now = this.#clock.now()
      const whole = this.carrier.longMessages === 'whole'
      const { segments, nextDueAt } = await this.#store.claim({ carrier: this.carrier.name, whole, limit, now })
      // A claim comes after everything else of its transaction: nothing older waits, and whoever queued up since then rings.
      this.#backlog = segments.length >= limit
      this.#reserved -= limit
      this.#submitAll(segments)
      if (nextDueAt !== null) this.wake(nextDueAt)
    } catch (error) {
      this.#reserved -= limit
      // The poll tries again; until then accepted messages wait safely.
      this.#backlog = false
      this.#rung = false
      this.#log.error({ err: error, carrier: this.carrier.name }, 'could not take messages off the queue')
    }
  }

  #submitAll(segments: readonly ClaimedSegment[]): void {
    const texts = new Map<string, readonly string[]>()
    for (const segment of segments) this.#submit(segment, texts)
  }

  /** The part of the text that goes on air with this segment. Segments of one text are cut once. */
  #textOf(segment: ClaimedSegment, cut: Map<string, readonly string[]>): string {
    if (segment.segmentCount === 1 || this.carrier.longMessages === 'whole') return segment.text
    let parts = cut.get(segment.text)
    if (parts === undefined) {
      const { concatenation } = this.gate
      const widths = concatenation === '8bit' ? (['8bit', '16bit'] as const) : (['16bit', '8bit'] as const)
      // Room was left for the wider reference when a carrier later in the row needs it.
      const sizes = widths.map((reference) => segmentText(segment.text, { reference, maxSegments: 255 }))
      parts = (sizes.find(({ segments }) => segments.length === segment.segmentCount) ?? sizes[0])?.segments ?? []
      cut.set(segment.text, parts)
    }
    return parts[segment.ordinal - 1] ?? ''
  }

  #submit(segment: ClaimedSegment, texts: Map<string, readonly string[]>): void {
    const submittedAt = this.#clock.now()
    const startedAt = performance.now()
    this.#recording += 1
    this.#inFlight.set(segment.messageId, (this.#inFlight.get(segment.messageId) ?? 0) + 1)
    void this.#offer(segment, texts).then((outcome) => {
      this.#metrics.onOutcome(this.carrier.name, outcome.kind, (performance.now() - startedAt) / 1000)
      void this.#record(segment, submittedAt, outcome)
    })
  }

  /** Never rejects: what is wrong with one message, or goes wrong over it, holds up no other. */
  async #offer(segment: ClaimedSegment, texts: Map<string, readonly string[]>): Promise<SubmissionOutcome> {
    const held = this.#holdFor(segment)
    if (held !== null) return held
    const { companyId, messageId, traceId } = segment
    const fields = { carrier: this.carrier.name, companyId, messageId, traceId }
    let submission: Submission
    try {
      submission = this.#submissionOf(segment, this.#textOf(segment, texts))
    } catch (error) {
      this.#log.error({ ...fields, err: error }, 'a message could not be cut into its segments')
      return { kind: 'rejected', errorCode: 'unsendable', reason: 'the text could not be cut into its segments' }
    }
    try {
      return await this.carrier.submit(submission)
    } catch (error) {
      this.#log.error({ ...fields, err: error }, 'the carrier failed over a message')
      return { kind: 'retry', errorCode: 'internal', reason: 'an error inside the gateway; its log tells more' }
    }
  }

  /** A mailing takes hours, and a retry comes late: what was allowed when the message was accepted may not be any more. */
  #holdFor({ companyId, class: messageClass, zone }: ClaimedSegment): SubmissionOutcome | null {
    if (zone === null) return null
    const now = this.#clock.now()
    const { at } = this.#quietHours.earliest(companyId, messageClass, zone, now)
    if (at <= now) return null
    return {
      kind: 'retry',
      errorCode: 'quiet_hours',
      reason: 'quiet hours have begun',
      afterMs: at - now,
      unsent: true,
    }
  }

  #submissionOf(segment: ClaimedSegment, text: string): Submission {
    return {
      companyId: segment.companyId,
      messageId: segment.messageId,
      ordinal: segment.ordinal,
      total: segment.segmentCount,
      reference: segment.concatReference,
      from: segment.from,
      to: segment.to,
      encoding: segment.encoding,
      text,
      priority: segment.lane === 'alert' ? 2 : 0,
      deliverBefore: segment.deliverBefore,
      traceId: segment.traceId,
    }
  }

  async #record(segment: ClaimedSegment, submittedAt: number, outcome: SubmissionOutcome): Promise<void> {
    const record: OutcomeRecord = {
      companyId: segment.companyId,
      messageId: segment.messageId,
      ordinal: segment.ordinal,
      whole: this.carrier.longMessages === 'whole',
      carrier: this.carrier.name,
      submittedAt,
      at: this.#clock.now(),
      outcome,
    }
    try {
      const change = await this.#store.recordOutcome(record)
      this.#forget(segment.messageId)
      this.#report(segment, outcome, change)
      this.#recording -= 1
    } catch (error) {
      // The operator has answered: only a restart may forget it, and then it is in doubt.
      this.#log.error(
        { err: error, messageId: segment.messageId },
        'could not record an answer of the operator; trying again',
      )
      this.#clock.setTimer(recordRetryMs, () => {
        this.#recording += 1
        void this.#record(segment, submittedAt, outcome)
      })
      this.#recording -= 1
    }
    this.pump()
  }

  #forget(message: MessageId): void {
    const submissions = this.#inFlight.get(message) ?? 0
    if (submissions > 1) this.#inFlight.set(message, submissions - 1)
    else this.#inFlight.delete(message)
  }

  #report(segment: ClaimedSegment, outcome: SubmissionOutcome, change: MessageChange): void {
    if (change.requeued !== null) this.#onRequeued(change.requeued)
    const { companyId, messageId, ordinal, traceId } = segment
    const fields = { traceId, companyId, messageId, ordinal, carrier: this.carrier.name, outcome: outcome.kind }
    switch (outcome.kind) {
      case 'accepted':
        this.#log.debug({ ...fields, carrierMessageId: outcome.carrierMessageId }, 'submitted')
        break
      case 'rejected':
      case 'retry':
        if (outcome.kind === 'retry' && outcome.unsent === true)
          return this.#log.debug(fields, 'not sent, queued again')
        this.#log.warn({ ...fields, errorCode: outcome.errorCode, reason: outcome.reason }, 'not taken by the operator')
        break
      case 'in_doubt':
        this.#log.warn({ ...fields, reason: outcome.reason }, 'in doubt: the operator did not answer')
        break
    }
  }

  #poll(): void {
    if (this.#stopped) return
    this.#rung = true
    this.pump()
    this.#pollTimer = this.#clock.setTimer(pollMs, () => this.#poll())
  }
}
