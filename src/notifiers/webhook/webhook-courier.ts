import type { Clock } from '../../core/clock.js'
import { formatCursor } from '../../core/events/cursor.js'
import type { EventPosition, GatewayEvent } from '../../core/events/event.js'
import { eventDocument } from '../../core/events/event-document.js'
import type { StoredWebhook, WebhookDelivery } from '../../core/events/webhook.js'
import { maxReplays } from '../../core/events/webhook.js'
import type { WebhookAnswer, WebhookSender } from '../../core/events/webhook-sender.js'
import type { Log } from '../../core/log.js'
import type { DeliveryRecord, EventPage, Store, WebhookRef } from '../../core/ports.js'
import { retryDelayMs } from '../../core/retry-delay.js'
import type { DeliveryId } from '../../core/values/ids.js'

export type AttemptOutcome = 'delivered' | 'retry' | 'failed' | 'disabled'

export interface CourierMetrics {
  /** `lagMs`: from the oldest event of the batch until now. */
  onAttempt(outcome: AttemptOutcome, events: number, durationMs: number, lagMs: number): void
}

export interface CourierOptions {
  store: Store
  sender: WebhookSender
  clock: Clock
  log: Log
  metrics: CourierMetrics
  giveUpAfterMs: number
  /** From 0 to 1, at random. */
  chance: () => number
}

/** What is known of one webhook between its turns. */
export interface Progress {
  readonly ref: WebhookRef
  /** As it is stored, until something else changes it; null: to be read. */
  webhook: StoredWebhook | null
  /** The page of the log that follows the one that is being sent. */
  ahead: { after: EventPosition; page: Promise<EventPage> } | null
  /** How far the log holds nothing for it, beyond its stored place. */
  scanned: { from: EventPosition; to: EventPosition; storedAt: number } | null
  /** Deliveries may wait to be sent again. */
  mayHavePending: boolean
  /** Sent, and not yet recorded. */
  unrecorded: DeliveryRecord | null
  isFailing: boolean
}

/** What a webhook does next: take another turn, rest until the log grows, or until an instant. */
export type NextTurn = { kind: 'more' } | { kind: 'rest' } | { kind: 'wait'; until: number }

/** A body stays below about this many bytes, however long the texts are. */
const maxBodyBytes = 1_000_000
/** How often a place behind which there was nothing to send is stored: after a restart the log is read from there. */
const storeScannedMs = 600_000
const storageRetryMs = 1_000
/** Of the reasons that are kept. */
const maxErrorLength = 300

/** Takes one webhook one step further: one batch, one request, one commit. */
export class WebhookCourier {
  readonly #options: CourierOptions

  constructor(options: CourierOptions) {
    this.#options = options
  }

  /** Under the lease with this number. Never rejects. */
  async turn(progress: Progress, fencing: number, isStopped: () => boolean): Promise<NextTurn> {
    const { log, clock } = this.#options
    try {
      if (progress.unrecorded !== null) return await this.#record(progress, progress.unrecorded)
      return await this.#step(progress, fencing, isStopped)
    } catch (error) {
      log.error({ err: error, webhookId: progress.ref.id }, 'a webhook could not be served; trying again')
      return { kind: 'wait', until: clock.now() + storageRetryMs }
    }
  }

  async #step(progress: Progress, fencing: number, isStopped: () => boolean): Promise<NextTurn> {
    const { store, clock } = this.#options
    const { companyId, id } = progress.ref
    const webhook = (progress.webhook ??= (await store.webhooks.find(companyId, id)) ?? null)
    if (webhook?.state !== 'active') return { kind: 'rest' }
    const pending = progress.mayHavePending ? await store.webhooks.pendingDeliveries(webhook, maxReplays + 1) : []
    progress.mayHavePending = pending.length > 0
    const feed = pending.find(({ kind }) => kind === 'feed')
    progress.isFailing = feed !== undefined
    const due = nextDue(pending, clock.now())
    if (due !== undefined) return this.#sendAgain(progress, webhook, due, fencing, isStopped)
    const until = Math.min(...pending.map(({ nextAttemptAt }) => nextAttemptAt ?? Infinity))
    if (feed !== undefined) return { kind: 'wait', until }
    const next = await this.#sendNew(progress, webhook, fencing, isStopped)
    return next.kind === 'rest' && until < Infinity ? { kind: 'wait', until } : next
  }

  async #sendNew(
    progress: Progress,
    webhook: StoredWebhook,
    fencing: number,
    isStopped: () => boolean,
  ): Promise<NextTurn> {
    const { store, clock } = this.#options
    const { companyId, cursor } = webhook
    const after = isAt(progress.scanned?.from, cursor) ? (progress.scanned?.to ?? cursor) : cursor
    const page = await this.#page(progress, webhook, after)
    const events = fitting(foreign(page.events, webhook))
    const last = events.at(-1)
    const isCut = last !== undefined && events.length < foreign(page.events, webhook).length
    const to = isCut ? last.position : page.next
    if (last === undefined) return this.#passOver(progress, webhook, to, page.isEnd, fencing)
    if (!page.isEnd) this.#readAhead(progress, webhook, to)
    const now = clock.now()
    const delivery: WebhookDelivery = {
      id: (await store.allocateIds(1)) as DeliveryId,
      companyId,
      webhookId: webhook.id,
      kind: 'feed',
      from: cursor,
      to,
      events: events.length,
      state: 'pending',
      attempts: 0,
      nextAttemptAt: now,
      status: null,
      error: null,
      durationMs: null,
      replayOf: null,
      createdAt: now,
      finishedAt: null,
    }
    return this.#attempt(progress, webhook, { delivery, isNew: true }, events, fencing, isStopped)
  }

  #page(progress: Progress, webhook: StoredWebhook, after: EventPosition): Promise<EventPage> {
    const { ahead } = progress
    progress.ahead = null
    return ahead !== null && isAt(ahead.after, after) ? ahead.page : this.#read(webhook, after)
  }

  #readAhead(progress: Progress, webhook: StoredWebhook, after: EventPosition): void {
    const page = this.#read(webhook, after)
    // Whoever takes it hears of its failure.
    page.catch(() => undefined)
    progress.ahead = { after, page }
  }

  #read({ companyId, types, maxEvents }: StoredWebhook, after: EventPosition): Promise<EventPage> {
    return this.#options.store.events.read(companyId, { after, filter: { types }, limit: maxEvents })
  }

  /** There was nothing for this webhook up to here. */
  async #passOver(
    progress: Progress,
    webhook: StoredWebhook,
    to: EventPosition,
    isEnd: boolean,
    fencing: number,
  ): Promise<NextTurn> {
    const now = this.#options.clock.now()
    const from = webhook.cursor
    const storedAt = progress.scanned?.storedAt ?? now
    progress.scanned = { from, to, storedAt }
    if (!isEnd) return { kind: 'more' }
    if (now - storedAt < storeScannedMs || isAt(from, to)) return { kind: 'rest' }
    progress.scanned = null
    const nothing = { delivery: null, isNew: false, disabled: null, event: null }
    await this.#record(progress, { webhook: progress.ref, fencing, cursor: { from, to }, ...nothing })
    return { kind: 'rest' }
  }

  async #sendAgain(
    progress: Progress,
    webhook: StoredWebhook,
    delivery: WebhookDelivery,
    fencing: number,
    isStopped: () => boolean,
  ): Promise<NextTurn> {
    const { from, to } = delivery
    const range = { from, to, types: webhook.types, limit: Math.max(delivery.events * 2, webhook.maxEvents) }
    const events = foreign(await this.#options.store.events.readRange(webhook.companyId, range), webhook)
    const job = { delivery: { ...delivery, events: events.length }, isNew: false }
    if (events.length > 0) return this.#attempt(progress, webhook, job, events, fencing, isStopped)
    const answer = {
      status: null,
      error: 'its events are no longer kept, or no longer wanted',
      durationMs: 0,
      body: '',
    }
    return this.#record(progress, this.#failed(webhook, { ...job, answer, at: this.#options.clock.now() }, fencing))
  }

  async #attempt(
    progress: Progress,
    webhook: StoredWebhook,
    { delivery, isNew }: Pick<Attempt, 'delivery' | 'isNew'>,
    events: readonly GatewayEvent[],
    fencing: number,
    isStopped: () => boolean,
  ): Promise<NextTurn> {
    const { clock, sender, metrics } = this.#options
    const answer = await sender.send(webhook, delivery.id, events.map(eventDocument))
    // Given up because the gateway stops: it says nothing of the receiver.
    if (answer.status === null && isStopped()) return { kind: 'rest' }
    const at = clock.now()
    const attempt: Attempt = { delivery, isNew, answer, at }
    const { record, outcome } = this.#judge(webhook, attempt, fencing)
    progress.mayHavePending ||= outcome === 'retry'
    progress.isFailing = delivery.kind === 'feed' && outcome !== 'delivered'
    metrics.onAttempt(outcome, events.length, answer.durationMs, at - (events[0]?.occurredAt ?? at))
    this.#report(webhook, attempt, outcome)
    return this.#record(progress, record)
  }

  #judge(
    webhook: StoredWebhook,
    attempt: Attempt,
    fencing: number,
  ): { record: DeliveryRecord; outcome: AttemptOutcome } {
    const { delivery, answer, at } = attempt
    if (answer.error === null) {
      const ended = { ...attempted(attempt), state: 'delivered', nextAttemptAt: null, finishedAt: at } as const
      return { record: recordOf(webhook, fencing, attempt, ended), outcome: 'delivered' }
    }
    if (answer.status === 410) return { record: gone(webhook, attempt, fencing), outcome: 'disabled' }
    const endsAt = delivery.createdAt + this.#options.giveUpAfterMs
    const attempts = delivery.attempts + 1
    if (at >= endsAt || attempts >= (answer.mostAttempts ?? Infinity)) {
      return { record: this.#failed(webhook, attempt, fencing), outcome: 'failed' }
    }
    const nextAttemptAt = Math.min(at + retryDelayMs(attempts, this.#options.chance()), endsAt)
    const waiting = { ...attempted(attempt), state: 'pending', nextAttemptAt } as const
    return { record: { ...recordOf(webhook, fencing, attempt, waiting), cursor: null }, outcome: 'retry' }
  }

  #failed(webhook: StoredWebhook, attempt: Attempt, fencing: number): DeliveryRecord {
    const { at } = attempt
    const ended = { ...attempted(attempt), state: 'failed', nextAttemptAt: null, finishedAt: at } as const
    const event = webhookEvent('webhook.failed', webhook, ended, at)
    return { ...recordOf(webhook, fencing, attempt, ended), event }
  }

  #report({ id: webhookId, companyId }: StoredWebhook, { delivery, answer }: Attempt, outcome: AttemptOutcome): void {
    if (outcome === 'delivered') return
    const { id: deliveryId, attempts, events } = delivery
    const fields = { webhookId, companyId, deliveryId, attempts: attempts + 1, events, status: answer.status }
    const message =
      outcome === 'retry'
        ? 'a webhook did not take its events; trying again'
        : 'events could not be delivered to a webhook'
    this.#options.log[outcome === 'retry' ? 'info' : 'warn']({ ...fields, reason: answer.error, outcome }, message)
  }

  /** What was sent is recorded before anything else is sent, however long the database is away. */
  async #record(progress: Progress, record: DeliveryRecord): Promise<NextTurn> {
    progress.unrecorded = record
    // False: another process has taken over, or the webhook was set to another place. Then what is stored counts.
    const isRecorded = await this.#options.store.webhooks.record(record)
    progress.unrecorded = null
    if (!isRecorded) progress.mayHavePending = true
    const { webhook } = progress
    const isKnown = isRecorded && record.disabled === null && webhook !== null
    progress.webhook = isKnown ? { ...webhook, cursor: record.cursor?.to ?? webhook.cursor } : null
    return { kind: 'more' }
  }
}

interface Attempt {
  delivery: WebhookDelivery
  isNew: boolean
  answer: WebhookAnswer
  at: number
}

/** What was asked for again comes first: it waits for nothing and nothing waits for it. */
function nextDue(pending: readonly WebhookDelivery[], now: number): WebhookDelivery | undefined {
  const due = pending.filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
  return due.find(({ kind }) => kind === 'replay') ?? due[0]
}

/** That its own deliveries failed is not told to the receiver that did not take them: it would go on for ever. */
function foreign(events: readonly GatewayEvent[], { id }: StoredWebhook): GatewayEvent[] {
  return events.filter(({ subjectType, subjectId }) => subjectType !== 'webhook' || subjectId !== id)
}

function fitting(events: readonly GatewayEvent[]): readonly GatewayEvent[] {
  let bytes = 0
  const end = events.findIndex((event, index) => {
    bytes += 600 + 3 * (event.message?.text.length ?? 0)
    return bytes > maxBodyBytes && index > 0
  })
  return end < 0 ? events : events.slice(0, end)
}

function attempted({ delivery, answer }: Attempt): WebhookDelivery {
  const { status, error, durationMs } = answer
  const attempts = delivery.attempts + 1
  return { ...delivery, attempts, status, error: error?.slice(0, maxErrorLength) ?? null, durationMs }
}

function recordOf(
  webhook: StoredWebhook,
  fencing: number,
  { delivery, isNew }: Attempt,
  changed: WebhookDelivery,
): DeliveryRecord {
  const { companyId, id } = webhook
  const cursor = delivery.kind === 'feed' ? { from: webhook.cursor, to: delivery.to } : null
  return { webhook: { companyId, id }, fencing, delivery: changed, isNew, cursor, disabled: null, event: null }
}

/** It stays where it is in the log: made active again it goes on from there. */
function gone(webhook: StoredWebhook, attempt: Attempt, fencing: number): DeliveryRecord {
  const { at } = attempt
  const ended = { ...attempted(attempt), state: 'failed', nextAttemptAt: null, finishedAt: at } as const
  const disabled = { reason: 'the receiver answered 410 Gone', at }
  const event = webhookEvent('webhook.disabled', webhook, ended, at)
  return { ...recordOf(webhook, fencing, attempt, ended), cursor: null, disabled, event }
}

function webhookEvent(
  type: 'webhook.failed' | 'webhook.disabled',
  { companyId, id, version }: StoredWebhook,
  delivery: WebhookDelivery,
  at: number,
) {
  const { id: deliveryId, events, attempts, status, error, from, to } = delivery
  const range = { fromCursor: formatCursor(from), toCursor: formatCursor(to) }
  const payload = { deliveryId: String(deliveryId), events, attempts, status, error, ...range }
  return { type, companyId, webhookId: id, version: version + 1, occurredAt: at, payload }
}

function isAt(a: EventPosition | undefined, b: EventPosition): boolean {
  return a !== undefined && a.txId === b.txId && a.id === b.id
}
