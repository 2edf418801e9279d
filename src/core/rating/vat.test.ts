import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { LocalDate } from '../calendar/local-date.js'
import { catalogue, money } from './_scenario.js'
import { splitVat, vatInside, vatRateOn } from './vat.js'

describe('VAT', () => {
  it.each([
    ['2018-12-31', 1800],
    ['2019-01-01', 2000],
    ['2025-12-31', 2000],
    ['2026-01-01', 2200],
  ])('has its rate on %s: %i hundredths of a percent', (date, rate) => {
    expect(vatRateOn(catalogue.vat, date as LocalDate)).toBe(rate)
  })

  it('has none before the first rate', () => {
    expect(() => vatRateOn(catalogue.vat, '2003-12-31' as LocalDate)).toThrow(RangeError)
  })

  it.each([
    [118_00, 1800, 18_00],
    [120_00, 2000, 20_00],
    [122_00, 2200, 22_00],
    [400_00, 2000, 66_67],
    [3, 2000, 1],
    [-3, 2000, -1],
    [0, 2000, 0],
  ])('is inside %i kopecks at %i: %i', (total, rate, vat) => {
    expect(vatInside(money(total), rate)).toBe(vat)
  })

  it('of lines adds up to the VAT of their total, each within a kopeck of its own', () => {
    const lines = fc.array(fc.integer({ min: -1_000_000, max: 100_000_000 }), { maxLength: 30 })
    fc.assert(
      fc.property(lines, fc.constantFrom(1800, 2000, 2200), (amounts, rate) => {
        const parts = splitVat(amounts.map(money), rate)
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
        expect(sum(parts)).toBe(vatInside(money(sum(amounts)), rate))
        amounts.forEach((amount, index) => {
          expect(Math.abs((parts[index] ?? Number.NaN) - (amount * rate) / (10_000 + rate))).toBeLessThan(1)
        })
      }),
    )
  })
})
