import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { LocalCalendar } from '../calendar/local-calendar.js'
import { at } from './_scenario.js'
import { lastPeriodEnd, periodAt, periodOf } from './period.js'

const zones = [
  'Asia/Sakhalin',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Tehran',
]
const calendars = new Map(zones.map((zone) => [zone, new LocalCalendar(zone)]))
const calendarOf = (zone: string) => calendars.get(zone) as LocalCalendar
const instants = fc.integer({ min: at('2009-01-01'), max: at('2030-01-01') })

describe('periods of a package', () => {
  it('tile without gap or overlap over years, whatever the zone did to its clocks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.constantFrom('anchor' as const, 'calendar' as const),
        (zone, connectedAt, kind) => {
          const calendar = calendarOf(zone)
          const connection = { id: 1, package: 'mts_500', connectedAt, disconnectedAt: null }
          let end = connectedAt
          for (let index = 0; index < 30; index += 1) {
            const period = periodOf(connection, index, calendar, kind)
            expect(period?.from).toBe(end)
            end = period?.until ?? Number.NaN
            expect(end).toBeGreaterThan(period?.from ?? Number.NaN)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('hold every instant after the connection, once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.integer({ min: 0, max: 3 * 366 * 86_400_000 }),
        (zone, connectedAt, after) => {
          const connection = { id: 1, package: 'mts_500', connectedAt, disconnectedAt: null }
          const period = periodAt(connection, connectedAt + after, calendarOf(zone))
          expect(period?.from).toBeLessThanOrEqual(connectedAt + after)
          expect(period?.until).toBeGreaterThan(connectedAt + after)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('begin on the day of the connection or on the last of a shorter month', () => {
    const calendar = calendarOf('Asia/Sakhalin')
    const connection = { id: 1, package: 'mts_500', connectedAt: at('2023-01-31T15:00'), disconnectedAt: null }
    const dates = Array.from({ length: 14 }, (_, index) =>
      calendar.dateAt(periodOf(connection, index, calendar)?.from ?? 0),
    )
    expect(dates).toEqual([
      ...['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31', '2023-06-30', '2023-07-31'],
      ...['2023-08-31', '2023-09-30', '2023-10-31', '2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'],
    ])
  })

  it('end with the one that ran when the package was disconnected', () => {
    const calendar = calendarOf('Asia/Sakhalin')
    const connection = {
      id: 1,
      package: 'mts_500',
      connectedAt: at('2024-01-10T12:00'),
      disconnectedAt: at('2024-02-15'),
    }
    expect(periodAt(connection, at('2024-03-09T23:59'), calendar)?.until).toBe(at('2024-03-10'))
    expect(periodAt(connection, at('2024-03-10'), calendar)).toBeUndefined()
    expect(lastPeriodEnd(connection, calendar)).toBe(at('2024-03-10'))
    expect(periodAt(connection, at('2024-01-10T11:59'), calendar)).toBeUndefined()
  })
})
