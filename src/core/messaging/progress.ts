import type { CarrierReceipt, ReceiptState, SubmissionOutcome } from '../carrier.js'
import type { CompanyId, MessageId } from '../values/ids.js'
import { deriveMessageState } from './derive-state.js'
import { fallBack } from './fall-back.js'
import type { MessageState, SegmentState } from './message.js'
import type { Alternative } from './submission-record.js'

/** A message under change, with all of its segments. The functions below change it in place; the store writes what is dirty. */
export interface MessageProgress {
  companyId: CompanyId
  id: MessageId
  state: MessageState
  version: number
  traceId: string
  createdAt: number
  /** Instant from which it may be sent; null: at once. */
  sendAt: number | null
  deliverBefore: number | null
  /** The sender that is shown. */
  from: string
  /** Carriers that remain, in their order. */
  alternatives: readonly Alternative[]
  segments: SegmentProgress[]
  dirty: boolean
  /** It has changed its carrier: sender and alternatives are to be written too. */
  hasMoved: boolean
}

export interface SegmentProgress {
  ordinal: number
  state: SegmentState
  carrier: string
  /** Instant from which it may be claimed; null while another submission carries it or nothing is to be sent. */
  dispatchAt: number | null
  /** The process that has claimed it. */
  holder: number | null
  carrierMessageId: string | null
  attempts: number
  submittedAt: number | null
  sentAt: number | null
  doneAt: number | null
  /** While `sent`: when the wait for a receipt ends. */
  checkAt: number | null
  errorCode: string | null
  errorReason: string | null
  dirty: boolean
}

export interface DeliveryPolicy {
  /** Delay before each further attempt after a temporary refusal; the last one repeats. */
  retryDelaysMs: readonly number[]
  /** Submissions after which a segment is given up: failed when refused, unknown when never answered. */
  maxAttempts: number
  /** What becomes of a submission the operator never answered: sent again (it may arrive twice), or kept for a person to decide. */
  inDoubt: 'resend' | 'hold'
  /** Validity of a message without `deliverBefore`, ms. */
  defaultValidityMs: number
  /** How long after the end of validity a receipt may still come, ms. */
  receiptGraceMs: number
}

/** What becomes of segments that are in doubt: sent again, though they may arrive twice, or not, though they may never arrive. */
export type DoubtDecision = 'resend' | 'give_up'

/** Something worth an event that is not itself a change of the message's state. */
export type ProgressNote = 'retry' | 'in_doubt' | 'delivered_after_failure' | 'rerouted'

export function applyOutcome(
  message: MessageProgress,
  ordinal: number,
  whole: boolean,
  outcome: SubmissionOutcome,
  { carrier, submittedAt, at }: { carrier: string; submittedAt: number; at: number },
  policy: DeliveryPolicy,
): ProgressNote | null {
  let note: ProgressNote | null = null
  for (const segment of message.segments) {
    if (!whole && segment.ordinal !== ordinal) continue
    if (segment.carrier !== carrier || (segment.state !== 'submitting' && segment.state !== 'in_doubt')) continue
    segment.submittedAt = submittedAt
    note = applyToSegment(message, segment, outcome, at, policy) ?? note
    if (segment.ordinal !== ordinal) segment.dispatchAt = null
  }
  if (outcome.kind === 'rejected') giveUpUnsent(message, outcome.errorCode, outcome.reason, at)
  return fallBack(message, at) ? 'rerouted' : note
}

function applyToSegment(
  message: MessageProgress,
  segment: SegmentProgress,
  outcome: SubmissionOutcome,
  at: number,
  policy: DeliveryPolicy,
): ProgressNote | null {
  segment.holder = null
  if (outcome.kind === 'retry' && outcome.unsent === true) {
    requeue(segment, at + (outcome.afterMs ?? 0))
    return null
  }
  segment.attempts += 1
  switch (outcome.kind) {
    case 'accepted':
      set(segment, 'sent')
      segment.sentAt = at
      segment.carrierMessageId = outcome.carrierMessageId
      segment.checkAt = (message.deliverBefore ?? at + policy.defaultValidityMs) + policy.receiptGraceMs
      segment.errorCode = segment.errorReason = null
      return null
    case 'rejected':
      close(segment, 'rejected', at, outcome.errorCode, outcome.reason)
      return null
    case 'retry':
      segment.errorCode = outcome.errorCode
      segment.errorReason = outcome.reason
      if (segment.attempts >= policy.maxAttempts) {
        close(segment, 'failed', at, outcome.errorCode, outcome.reason)
        return null
      }
      requeue(segment, at + (outcome.afterMs ?? retryDelay(segment.attempts, policy)))
      return 'retry'
    case 'in_doubt':
      segment.errorReason = outcome.reason
      if (policy.inDoubt === 'hold') {
        set(segment, 'in_doubt')
        return 'in_doubt'
      }
      // An operator who takes messages and never answers would be sent copies without end.
      if (segment.attempts >= policy.maxAttempts) set(segment, 'unknown')
      else requeue(segment, at)
      return 'in_doubt'
  }
}

function retryDelay(attempts: number, policy: DeliveryPolicy): number {
  const delays = policy.retryDelaysMs
  return delays[Math.min(attempts, delays.length) - 1] ?? 60_000
}

/** A long message without one of its segments is unreadable: what has not been sent is not sent. */
function giveUpUnsent(message: MessageProgress, errorCode: string, reason: string, at: number): void {
  for (const segment of message.segments) {
    if (segment.state === 'queued') close(segment, 'rejected', at, errorCode, reason)
  }
}

/** Which segment state a receipt means; null for one that says nothing final. SMPP 3.4 §5.2.28. */
const receiptOutcome: Record<ReceiptState, SegmentState | null> = {
  scheduled: null,
  enroute: null,
  accepted: null,
  delivered: 'delivered',
  expired: 'expired',
  deleted: 'undelivered',
  undelivered: 'undelivered',
  rejected: 'undelivered',
  skipped: 'undelivered',
  unknown: 'unknown',
}

/** States only move forward; the one correction allowed is from a failure to `delivered`, which operators do report late. */
const rank: Record<SegmentState, number> = {
  queued: 0,
  submitting: 0,
  in_doubt: 0,
  sent: 1,
  unknown: 2,
  undelivered: 3,
  expired: 3,
  delivered: 4,
  rejected: 5,
  failed: 5,
  cancelled: 5,
}

export function applyReceipt(message: MessageProgress, ordinal: number, receipt: CarrierReceipt): ProgressNote | null {
  const state = receiptOutcome[receipt.state]
  if (state === null) return null
  let note: ProgressNote | null = null
  for (const segment of message.segments) {
    if (segment.ordinal !== ordinal && segment.carrierMessageId !== receipt.carrierMessageId) continue
    if (rank[state] <= rank[segment.state]) continue
    if (rank[segment.state] === 3) note = 'delivered_after_failure'
    close(segment, state, finalInstant(receipt, segment.sentAt), receipt.errorCode, null)
  }
  return note
}

/**
 * Marks what a submission will carry, before anything is written to the operator. False when there is nothing left to carry: of a
 * message that goes whole each segment may stand in the queue, and the first takes all.
 */
export function claimSegment(
  message: MessageProgress,
  ordinal: number,
  whole: boolean,
  holder: number,
  at: number,
): boolean {
  let claimed = false
  for (const segment of message.segments) {
    if (segment.state !== 'queued' || (!whole && segment.ordinal !== ordinal)) continue
    set(segment, 'submitting')
    segment.holder = holder
    segment.submittedAt = at
    claimed = true
  }
  return claimed
}

/** The operator's own time where it can be true: many give whole minutes, or a zone of their own. */
function finalInstant({ doneAt, receivedAt }: CarrierReceipt, sentAt: number | null): number {
  return doneAt !== null && doneAt >= (sentAt ?? 0) && doneAt <= receivedAt ? doneAt : receivedAt
}

/** The end of validity for whatever has not left us. */
export function expireUnsent(message: MessageProgress, at: number): void {
  for (const segment of message.segments) {
    if (segment.state === 'queued') close(segment, 'expired', at, null, 'validity ended before it could be sent')
  }
}

/** No receipt came while one could have. */
export function giveUpWaiting(message: MessageProgress, at: number): void {
  for (const segment of message.segments) {
    if (segment.state !== 'sent' || segment.checkAt === null || segment.checkAt > at) continue
    set(segment, 'unknown')
    segment.checkAt = null
  }
}

/** Withdraws a message. False when any part of it may have left us. */
export function cancelUnsent(message: MessageProgress, at: number): boolean {
  if (message.segments.some((segment) => segment.state !== 'queued' || segment.attempts > 0)) return false
  for (const segment of message.segments) close(segment, 'cancelled', at, null, null)
  return true
}

/** Withdraws a message that may no longer be sent. False when a part of it has left us or is on its way. */
export function refuseUnsent(message: MessageProgress, at: number, why: { code: string; reason: string }): boolean {
  if (message.segments.some((segment) => segment.state !== 'queued')) return false
  for (const segment of message.segments) close(segment, 'cancelled', at, why.code, why.reason)
  return true
}

/** Processes died with segments claimed: each may or may not have been written to the socket. */
export function loseHolder(
  message: MessageProgress,
  gone: ReadonlySet<number>,
  at: number,
  policy: DeliveryPolicy,
): void {
  for (const segment of message.segments) {
    if (segment.state !== 'submitting' || segment.holder === null || !gone.has(segment.holder)) continue
    segment.holder = null
    segment.attempts += 1
    segment.errorReason = 'the gateway stopped between sending and the answer'
    if (policy.inDoubt === 'hold') set(segment, 'in_doubt')
    else requeue(segment, at)
  }
}

/**
 * Ends the doubt about segments that an operator never answered: they are sent again, or given up as `unknown`. False when nothing is
 * in doubt.
 */
export function resolveDoubt(message: MessageProgress, decision: DoubtDecision, at: number): boolean {
  const doubtful = message.segments.filter(({ state }) => state === 'in_doubt')
  for (const segment of doubtful) {
    if (decision === 'resend') requeue(segment, at)
    else set(segment, 'unknown')
  }
  return doubtful.length > 0
}

/** This process has claimed segments without hearing of it, so nothing of them was written to a socket: they go back as they were. */
export function dropClaims(
  message: MessageProgress,
  holders: ReadonlySet<number>,
  before: number,
  at: number,
): boolean {
  let dropped = false
  for (const segment of message.segments) {
    if (segment.state !== 'submitting' || segment.holder === null || !holders.has(segment.holder)) continue
    if (segment.submittedAt === null || segment.submittedAt > before) continue
    segment.holder = null
    segment.submittedAt = null
    requeue(segment, at)
    dropped = true
  }
  return dropped
}

/** Brings the message's own state in line with its segments; true when it changed. */
export function refreshState(message: MessageProgress): boolean {
  const states = message.segments.map((segment) => segment.state)
  const state = deriveMessageState(states, message.state)
  if (state === message.state) return false
  message.state = state
  message.version += 1
  message.dirty = true
  return true
}

function requeue(segment: SegmentProgress, dispatchAt: number): void {
  set(segment, 'queued')
  segment.dispatchAt = dispatchAt
}

function set(segment: SegmentProgress, state: SegmentState): void {
  segment.state = state
  segment.dispatchAt = null
  segment.dirty = true
}

function close(
  segment: SegmentProgress,
  state: SegmentState,
  at: number,
  code: string | null,
  why: string | null,
): void {
  set(segment, state)
  segment.holder = null
  segment.doneAt = at
  segment.checkAt = null
  segment.errorCode = code
  segment.errorReason = why
}
