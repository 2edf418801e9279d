import type { MessageStore } from '../core/ports.js'
import type { MessageId } from '../core/values/ids.js'

/** Far more than a commit takes; until then a message may well be in flight. */
const strandedAfterMs = 15_000

/**
 * Queues again what this process has claimed without knowing it: the database had committed the claim, and the connection broke
 * before it could say so. Returns how many messages.
 */
export async function reclaim(
  messages: MessageStore,
  isInFlight: (message: MessageId) => boolean,
  now: number,
): Promise<number> {
  const before = now - strandedAfterMs
  const claimed = await messages.findOwnClaims(before)
  if (claimed.length === 0) return 0
  // Commits are answered in order: whoever has claimed one of these has heard of it, and takes it up within this turn.
  await new Promise<void>((resolve) => setImmediate(resolve))
  const stranded = claimed.filter(({ id }) => !isInFlight(id))
  return stranded.length === 0 ? 0 : messages.dropOwnClaims(stranded, before, now)
}
