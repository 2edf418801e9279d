import { describe, expect, it } from 'vitest'

import { readValidityPeriod, receiptDate } from './smsc-time.js'

const now = Date.UTC(2026, 0, 15, 9, 0, 0)

describe('readValidityPeriod', () => {
  it.each([
    ['000000001000000R', now + 10 * 60_000],
    ['000003000000000R', now + 3 * 86_400_000],
    ['000000000001500R', now + 1_500],
    ['000100000000000R', Date.UTC(2026, 1, 15, 9, 0, 0)],
    ['260115100000000+', Date.UTC(2026, 0, 15, 10, 0, 0)],
    ['260115130000012+', Date.UTC(2026, 0, 15, 10, 0, 0)],
    ['260115070000012-', Date.UTC(2026, 0, 15, 10, 0, 0)],
  ])('reads %s', (value, instant) => {
    expect(readValidityPeriod(value, now)).toBe(instant)
  })

  it.each([
    '',
    '10',
    '000000001000000',
    '261315100000000+',
    '260115250000000+',
    '260115100000049+',
    '260115100000000X',
  ])('refuses "%s"', (value) => {
    expect(readValidityPeriod(value, now)).toBeNull()
  })
})

it('writes dates of receipts in the zone of the centre', () => {
  expect(receiptDate(now, 0, false)).toBe('2601150900')
  expect(receiptDate(now + 7_000, 180, true)).toBe('260115120007')
})
