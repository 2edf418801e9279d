const firstMs = 5_000
const longestMs = 6 * 3_600_000
/** So that receivers that went down together are not called together. */
const jitter = 0.2

/** Delay after so many attempts: 5 s doubling to 6 h, a fifth more or less. `chance` is from 0 to 1. */
export function retryDelayMs(attempts: number, chance: number): number {
  const plain = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 32))
  return Math.round(plain * (1 - jitter + 2 * jitter * chance))
}
