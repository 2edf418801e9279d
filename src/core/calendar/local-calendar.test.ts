import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { LocalCalendar } from './local-calendar.js'
import { anniversaryOf, type LocalDate, nextDate, previousDate, readLocalDate } from './local-date.js'
import { localDateAt } from './zone.js'

const zones = [
  'Asia/Sakhalin',
  'Europe/Moscow',
  'Europe/Kaliningrad',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]

describe('a local calendar', () => {
  it('says the date that Temporal says', () => {
    const calendars = zones.map((zone) => new LocalCalendar(zone))
    const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) })
    fc.assert(
      fc.property(fc.constantFrom(...calendars), instants, (calendar, at) => {
        const day = calendar.dayAt(at)
        expect(day.date).toBe(localDateAt(at, calendar.zone).toString())
        expect(day.from).toBeLessThanOrEqual(at)
        expect(day.until).toBeGreaterThan(at)
        expect(calendar.day(day.date)).toBe(day)
      }),
      { numRuns: 1000 },
    )
  })

  it('knows a day of 23 and one of 25 hours', () => {
    const calendar = new LocalCalendar('Europe/Berlin')
    const hours = (date: string) =>
      (calendar.day(date as LocalDate).until - calendar.day(date as LocalDate).from) / 3_600_000
    expect([hours('2024-03-31'), hours('2024-10-27'), hours('2024-06-01')]).toEqual([23, 25, 24])
  })
})

describe('local dates', () => {
  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '24-01-01', '2024-1-1', '1899-12-31', ''])(
    'refuses "%s"',
    (text) => {
      expect(readLocalDate(text)).toBeUndefined()
    },
  )

  it('has 29 February in leap years only', () => {
    const isDate = (year: number) => readLocalDate(`${year}-02-29`) !== undefined
    expect([2000, 2023, 2024, 2100].map(isDate)).toEqual([true, false, true, false])
  })

  it('steps forth and back over months and years', () => {
    expect(nextDate('2023-12-31' as LocalDate)).toBe('2024-01-01')
    expect(nextDate('2024-02-28' as LocalDate)).toBe('2024-02-29')
    expect(previousDate('2024-03-01' as LocalDate)).toBe('2024-02-29')
    expect(previousDate('2024-01-01' as LocalDate)).toBe('2023-12-31')
  })

  it('clamps anniversaries without moving the anchor', () => {
    const anchor = '2024-01-31' as LocalDate
    expect([1, 2, 3, 13].map((months) => anniversaryOf(anchor, months))).toEqual([
      ...['2024-02-29', '2024-03-31', '2024-04-30', '2025-02-28'],
    ])
  })
})
