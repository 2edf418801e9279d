/** A token bucket for each of many holders, in memory. */

export interface Rate {
  /** Tokens that come in a second. */
  perSecond: number
  /** Tokens that may be there at once, after a quiet time. */
  burst: number
}

interface Bucket {
  tokens: number
  /** UTC ms at which `tokens` was right. */
  at: number
  rate: Rate
}

/** Buckets that are swept for full ones whenever there are twice as many as were left after the last time. */
const firstSweep = 10_000

/**
 * A taking larger than the burst is let through when the bucket is full and leaves a debt, so that one large request is possible
 * and is paid for by the wait that follows.
 */
export class TokenBuckets<Holder> {
  readonly #buckets = new Map<Holder, Bucket>()
  #sweepAt = firstSweep

  get size(): number {
    return this.#buckets.size
  }

  /** Seconds until `count` tokens may be taken; 0: now. Takes nothing. */
  wait(holder: Holder, rate: Rate, count: number, now: number): number {
    const missing = Math.min(count, rate.burst) - this.#refilled(holder, rate, now).tokens
    return missing <= 0 ? 0 : missing / rate.perSecond
  }

  take(holder: Holder, rate: Rate, count: number, now: number): void {
    this.#refilled(holder, rate, now).tokens -= count
  }

  #refilled(holder: Holder, rate: Rate, now: number): Bucket {
    const bucket = this.#buckets.get(holder)
    if (bucket === undefined) return this.#create(holder, rate, now)
    bucket.tokens = tokensAt(bucket, rate, now)
    bucket.at = Math.max(bucket.at, now)
    bucket.rate = rate
    return bucket
  }

  #create(holder: Holder, rate: Rate, now: number): Bucket {
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(now)
    const bucket = { tokens: rate.burst, at: now, rate }
    this.#buckets.set(holder, bucket)
    return bucket
  }

  /** A full bucket is as good as none. */
  #sweep(now: number): void {
    for (const [holder, bucket] of this.#buckets) {
      if (tokensAt(bucket, bucket.rate, now) >= bucket.rate.burst) this.#buckets.delete(holder)
    }
    this.#sweepAt = Math.max(firstSweep, this.#buckets.size * 2)
  }
}

/** A clock that was set back neither gives nor takes. */
function tokensAt({ tokens, at }: Bucket, { perSecond, burst }: Rate, now: number): number {
  return Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1000)
}
