import { describe, expect, it } from 'vitest'

import { commandStatus } from './error-text.js'
import { isLastingRefusal, reconnectDelay, refusedBindDelay } from './reconnect-delay.js'

const options = (random: number) => ({ minMs: 1_000, maxMs: 60_000, random: () => random })

describe('the delay before the next bind', () => {
  it('doubles its range with each attempt up to the maximum', () => {
    const longest = [0, 1, 2, 5, 6, 60].map((attempt) => reconnectDelay(attempt, options(1)))
    expect(longest).toEqual([2_000, 4_000, 8_000, 60_000, 60_000, 60_000])
  })

  it('spreads over the whole range above the minimum', () => {
    expect([0, 0.5, 1].map((random) => reconnectDelay(3, options(random)))).toEqual([1_000, 8_500, 16_000])
  })

  it('is longer than any other after a refusal that only people can mend', () => {
    expect([0, 1].map((random) => refusedBindDelay(options(random)))).toEqual([60_000, 120_000])
  })

  it('is ordinary where the operator is only unable for now', () => {
    expect(isLastingRefusal(commandStatus.invalidPassword)).toBe(true)
    expect(isLastingRefusal(commandStatus.alreadyBound)).toBe(false)
    expect(isLastingRefusal(commandStatus.systemError)).toBe(false)
    expect(isLastingRefusal(undefined)).toBe(false)
  })
})
