import { beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import type { Principal } from '../accounts/account.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { RateLimits, unlimited } from './rate-limits.js'
import { TokenBuckets } from './token-buckets.js'

const callerOf = (actor: string, companyId = 5): Principal => ({
  actor,
  companyId: companyId as CompanyId,
  scopes: new Set(),
})

describe('RateLimits', () => {
  let clock: VirtualClock
  let limits: RateLimits

  beforeEach(() => {
    clock = new VirtualClock()
    limits = new RateLimits(clock, {
      requests: { perKey: 10, perCompany: 15, burst: 10 },
      recipients: { perKey: 100, perCompany: 0, burst: 1_000 },
    })
  })

  const take = (caller: Principal, times: number) => {
    let taken = 0
    for (let time = 0; time < times; time += 1)
      if (refusalOf(() => limits.takeRequest(caller)) === undefined) taken += 1
    return taken
  }

  it('lets a burst through, and then as many a second as it says', async () => {
    expect(take(callerOf('key:1'), 100)).toBe(10)
    await clock.advance(1_000)
    expect(take(callerOf('key:1'), 100)).toBe(10)
    await clock.advance(250)
    expect(take(callerOf('key:1'), 100)).toBe(2)
  })

  it('counts keys apart, and their company together', () => {
    expect(take(callerOf('key:1'), 100)).toBe(10)
    expect(take(callerOf('key:2'), 100)).toBe(5)
    expect(take(callerOf('key:3', 6), 100)).toBe(10)
  })

  it('takes nothing for what it refuses', async () => {
    take(callerOf('key:1'), 10)
    take(callerOf('key:2'), 1_000)
    await clock.advance(1_000)
    expect(take(callerOf('key:2'), 100)).toBe(10)
  })

  it('names the limit, and the seconds after which the same is let through', async () => {
    const caller = callerOf('key:1')
    limits.takeRecipients(caller, 1_000, 'mailing')
    const refusal = refusalOf(() => limits.takeRecipients(caller, 450, 'mailing'))
    expect(refusal).toMatchObject({ code: 'rate_limited', limit: 'recipients_per_key', retryAfterSeconds: 5 })
    await clock.advance(4_499)
    expect(refusalOf(() => limits.takeRecipients(caller, 450, 'mailing'))).toMatchObject({ retryAfterSeconds: 1 })
    await clock.advance(1)
    expect(refusalOf(() => limits.takeRecipients(caller, 450, 'mailing'))).toBeUndefined()
  })

  it('lets one request through that is larger than the burst, and has it paid for by the wait', () => {
    const caller = callerOf('key:1')
    expect(refusalOf(() => limits.takeRecipients(caller, 50_000, 'mailing'))).toBeUndefined()
    expect(refusalOf(() => limits.takeRecipients(caller, 1, 'mailing'))).toMatchObject({ retryAfterSeconds: 491 })
  })

  it('holds a company to a limit of its own, higher or lower', async () => {
    const small = { ...callerOf('key:1'), rates: { requestsPerSecond: 1, recipientsPerSecond: null } }
    expect(take(small, 100)).toBe(10)
    await clock.advance(1_000)
    expect(take(small, 100)).toBe(1)
    const large = (key: number): Principal => ({
      ...callerOf(`key:1${key}`, 7),
      rates: { requestsPerSecond: 1_000, recipientsPerSecond: null },
    })
    expect([1, 2, 3, 4].map((key) => take(large(key), 100))).toEqual([10, 10, 10, 10])
  })

  it('limits keys of the platform one by one, and nothing where there are no limits', () => {
    expect(take({ ...callerOf('key:1'), companyId: PLATFORM }, 100)).toBe(10)
    expect(take({ ...callerOf('key:2'), companyId: PLATFORM }, 100)).toBe(10)
    limits = new RateLimits(clock, unlimited)
    expect(take(callerOf('key:1'), 100_000)).toBe(100_000)
  })

  it('lets an alert through when a mailing has used everything up', () => {
    const caller = callerOf('key:1')
    limits.takeRecipients(caller, 50_000, 'mailing')
    expect(refusalOf(() => limits.takeRecipients(caller, 20, 'service'))).toMatchObject({ code: 'rate_limited' })
    expect(refusalOf(() => limits.takeRecipients(caller, 20, 'alert'))).toBeUndefined()
  })
})

describe('TokenBuckets', () => {
  it('forgets who has been quiet long enough to have everything again', () => {
    const buckets = new TokenBuckets<number>()
    const rate = { perSecond: 1, burst: 1 }
    for (let holder = 0; holder < 10_000; holder += 1) buckets.take(holder, rate, 1, 0)
    buckets.take(10_000, rate, 1, 5_000)
    expect(buckets.size).toBe(1)
  })

  it('neither gives nor takes when the clock is set back', () => {
    const buckets = new TokenBuckets<string>()
    const rate = { perSecond: 10, burst: 10 }
    buckets.take('a', rate, 10, 10_000)
    expect(buckets.wait('a', rate, 1, 5_000)).toBe(0.1)
    expect(buckets.wait('a', rate, 1, 10_100)).toBe(0)
  })
})

function refusalOf(act: () => void): GatewayError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof GatewayError) return error
    throw error
  }
}
