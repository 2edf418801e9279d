import type { SvyazError } from './errors.js'

/** What a retry is told to `onRetry`. */
export interface Retry {
  /** 1 for the first retry. */
  attempt: number
  /** How long is waited before it. */
  delayMs: number
  /** Why the attempt before it failed. */
  error: SvyazError
}

const baseMs = 250
const capMs = 8_000

/**
 * How long to wait before the retry `attempt` (from 1); undefined when it makes no sense: the error is final, or the wait would not end
 * before the deadline. Full jitter, so that callers that failed together do not come back together; never before `Retry-After`.
 */
export function retryDelayMs(
  error: SvyazError,
  attempt: number,
  remainingMs: number,
  isRepeatable: boolean,
): number | undefined {
  if (!error.retryable) return undefined
  // 429 comes before anything is done, so even what must not be repeated can be asked again.
  if (!isRepeatable && error.kind !== 'rate_limited') return undefined
  const jitterMs = Math.random() * Math.min(capMs, baseMs * 2 ** attempt)
  const leastMs = error.retryAfterMs ?? 0
  const delayMs = Math.ceil(leastMs + jitterMs)
  if (delayMs < remainingMs) return delayMs
  return leastMs > 0 && leastMs < remainingMs ? leastMs : undefined
}
