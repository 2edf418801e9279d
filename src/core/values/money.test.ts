import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { addMoney, formatMoney, moneyFromKopecks, parseMoney } from './money.js'

const valid = readVectors<{ input: string; kopecks: number; formatted: string }[]>('money/valid.json')
const invalid = readVectors<{ input: string; reason: string }[]>('money/invalid.json')

describe('parseMoney', () => {
  it.each(valid)('reads "$input" as $kopecks kopecks', ({ input, kopecks }) => {
    expect(parseMoney(input)).toEqual({ ok: true, value: kopecks })
  })

  it.each(invalid)('refuses "$input"', ({ input, reason }) => {
    expect(parseMoney(input)).toEqual({ ok: false, reason })
  })
})

describe('formatMoney', () => {
  it.each(valid)('writes $kopecks kopecks as $formatted', ({ kopecks, formatted }) => {
    expect(formatMoney(moneyFromKopecks(kopecks))).toBe(formatted)
  })
})

describe('addMoney', () => {
  it('adds kopecks exactly', () => {
    expect(addMoney(moneyFromKopecks(10), moneyFromKopecks(20))).toBe(30)
    expect(addMoney(moneyFromKopecks(5), moneyFromKopecks(-5))).toBe(0)
  })

  it('refuses a sum that cannot be kept exactly', () => {
    const most = moneyFromKopecks(Number.MAX_SAFE_INTEGER)
    expect(() => addMoney(most, moneyFromKopecks(1))).toThrow(RangeError)
  })
})

describe('moneyFromKopecks', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (kopecks) => {
    expect(() => moneyFromKopecks(kopecks)).toThrow(RangeError)
  })

  it('knows no negative zero', () => {
    expect(Object.is(moneyFromKopecks(-0), 0)).toBe(true)
  })
})
