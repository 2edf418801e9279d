import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addExact, ceilingOf, floorOf, halfUp, multiplyExact, roundUpTo } from './exact.js'

const numerators = fc.maxSafeInteger()
const denominators = fc.integer({ min: 1, max: 1_000_000 })

/** The same in bigints, which divide towards zero. */
function bigFloor(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator % denominator < 0n ? quotient - 1n : quotient
}

function bigHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

describe('division', () => {
  it('agrees with bigints over all safe integers', () => {
    fc.assert(
      fc.property(numerators, denominators, (numerator, denominator) => {
        const [n, d] = [BigInt(numerator), BigInt(denominator)]
        expect(BigInt(floorOf(numerator, denominator))).toBe(bigFloor(n, d))
        expect(BigInt(ceilingOf(numerator, denominator))).toBe(-bigFloor(-n, d))
        expect(BigInt(halfUp(numerator, denominator))).toBe(bigHalfUp(n, d))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [1, 2, 1],
    [-1, 2, -1],
    [29, 60, 0],
    [30, 60, 1],
    [-30, 60, -1],
    [-29, 60, 0],
    [89, 60, 1],
    [90, 60, 2],
    [1, 3, 0],
    [2, 3, 1],
  ])('rounds %i / %i half up to %i', (numerator, denominator, rounded) => {
    expect(halfUp(numerator, denominator)).toBe(rounded)
  })

  it('knows no negative zero', () => {
    for (const each of [floorOf(-0, 7), ceilingOf(-1, 7), halfUp(-1, 7), multiplyExact(-1, 0), addExact(-0, -0)])
      expect(Object.is(each, 0)).toBe(true)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses the denominator %s', (denominator) => {
    expect(() => floorOf(1, denominator)).toThrow(RangeError)
  })
})

describe('what cannot be kept exactly', () => {
  it('is refused', () => {
    expect(() => addExact(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError)
    expect(() => multiplyExact(94_906_267, 94_906_267)).toThrow(RangeError)
    expect(() => addExact(0.1, 0.2)).toThrow(RangeError)
    expect(() => halfUp(0.5, 1)).toThrow(RangeError)
  })
})

describe('roundUpTo', () => {
  it.each([
    [0, 60, 0],
    [1, 60, 60],
    [60, 60, 60],
    [61, 60, 120],
    [7, 1, 7],
  ])('rounds %i up to a multiple of %i: %i', (value, unit, rounded) => {
    expect(roundUpTo(value, unit)).toBe(rounded)
  })
})
