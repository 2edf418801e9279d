import { describe, expect, it } from 'vitest'

import { formatInstant, isInstant, parseInstant } from './instant.js'

describe('instants', () => {
  it.each([
    ['2026-01-15T09:00:00Z', Date.UTC(2026, 0, 15, 9)],
    ['2026-01-15T12:00:00+03:00', Date.UTC(2026, 0, 15, 9)],
    ['2026-01-15T03:30:00.250-05:30', Date.UTC(2026, 0, 15, 9, 0, 0, 250)],
    ['2028-02-29t00:00:00z', Date.UTC(2028, 1, 29)],
  ])('reads %s', (text, at) => {
    expect(parseInstant(text, 'scheduledAt')).toBe(at)
  })

  it.each([
    '2026-01-15T09:00:00',
    '2026-02-30T00:00:00Z',
    '2027-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-15',
    '1',
  ])('refuses %s', (text) => {
    expect(isInstant(text)).toBe(false)
    expect(() => parseInstant(text, 'scheduledAt')).toThrow('scheduledAt')
  })

  it('are given in UTC with milliseconds', () => {
    expect(formatInstant(Date.UTC(2026, 0, 15, 9))).toBe('2026-01-15T09:00:00.000Z')
  })
})
