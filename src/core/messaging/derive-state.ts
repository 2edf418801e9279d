import type { MessageState, SegmentState } from './message.js'

/**
 * The state of a message from the states of its segments. A phone shows a long message only when it has every segment, so the
 * message is `delivered` only then; anything short of it stays visible as `partially_delivered`. `present` is the state it has now.
 */
export function deriveMessageState(segments: readonly SegmentState[], present: MessageState): MessageState {
  const has = new Set(segments)
  const all = (state: SegmentState) => has.size === 1 && has.has(state)

  if (all('delivered')) return 'delivered'
  if (all('queued')) return present === 'scheduled' || present === 'held' ? present : 'queued'
  if (has.has('queued') || has.has('submitting') || has.has('in_doubt')) return 'sending'
  if (has.has('delivered')) return 'partially_delivered'
  if (has.has('sent')) return 'sent'
  if (has.has('unknown')) return 'unknown'
  return firstOf(has)
}

/** With nothing open and nothing delivered, the failure that tells most wins. */
const failures = ['undelivered', 'expired', 'rejected', 'failed', 'cancelled'] as const

function firstOf(states: ReadonlySet<SegmentState>): MessageState {
  for (const state of failures) if (states.has(state)) return state
  throw new RangeError('a message has at least one segment')
}
