import type { MessageProgress } from './progress.js'
import type { Alternative } from './submission-record.js'

/**
 * Moves a message to its next carrier after this one refused all of it. Nothing is moved while an operator has, or may have, a part
 * of it: the phone would join segments of two messages, or show it twice.
 */
export function fallBack(message: MessageProgress, at: number): boolean {
  if (message.alternatives.length === 0) return false
  if (!message.segments.every(({ state }) => state === 'rejected' || state === 'failed')) return false
  const [next, ...rest] = message.alternatives
  if (next === undefined) return false
  moveTo(message, next, rest, at)
  return true
}

/**
 * Moves a message that waits for a carrier that is away to the first of its others that is ready. The absent one goes to the end of
 * the row: it has refused nothing. False when no other is ready or a part of the message has left.
 */
export function leaveAbsentCarrier(message: MessageProgress, ready: ReadonlySet<string>, at: number): boolean {
  if (!message.segments.every(({ state, attempts }) => state === 'queued' && attempts === 0)) return false
  const next = message.alternatives.find(({ carrier }) => ready.has(carrier))
  if (next === undefined) return false
  const { carrier } = message.segments[0] ?? { carrier: '' }
  const isWhole =
    message.segments.length > 1 && message.segments.slice(1).every(({ dispatchAt }) => dispatchAt === null)
  const absent: Alternative = { carrier, from: message.from, whole: isWhole }
  const others = message.alternatives.filter((alternative) => alternative !== next)
  moveTo(message, next, [...others, absent], at)
  return true
}

function moveTo(message: MessageProgress, next: Alternative, rest: readonly Alternative[], at: number): void {
  message.from = next.from
  message.alternatives = rest
  message.hasMoved = true
  message.dirty = true
  for (const [index, segment] of message.segments.entries()) {
    segment.carrier = next.carrier
    segment.state = 'queued'
    segment.dispatchAt = next.whole && index > 0 ? null : Math.max(at, message.sendAt ?? at)
    segment.attempts = 0
    segment.submittedAt = segment.doneAt = null
    segment.errorCode = segment.errorReason = null
    segment.dirty = true
  }
}
