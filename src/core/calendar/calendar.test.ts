import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { type DayKind, dayKindOf, isPublished, isWorkingKind } from './production-calendar.js'
import { holidays, publishedYears } from './russian-years.js'
import { dayKindAt, localToInstant } from './zone.js'

const days = readVectors<{ date: string; kind: DayKind; why: string }[]>('calendar/days.json')

interface LocalTime {
  local: string
  zone: string
  first: string
  second?: string
  missing?: boolean
}
const localTimes = readVectors<LocalTime[]>('calendar/local-times.json')

const datesOf = (year: number) => {
  const first = new Temporal.PlainDate(year, 1, 1)
  return Array.from({ length: first.daysInYear }, (_, day) => first.add({ days: day }))
}

describe('the production calendar', () => {
  it.each(days)('knows $date as $kind: $why', ({ date, kind }) => {
    expect(dayKindOf(Temporal.PlainDate.from(date))).toBe(kind)
  })

  it.each([
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('has as many working days in %i as the government published', (year, working) => {
    expect(datesOf(year).filter((date) => isWorkingKind(dayKindOf(date)))).toHaveLength(working)
    expect(isPublished(year)).toBe(true)
  })

  it('says that 2027 follows from the law alone', () => {
    expect(isPublished(2027)).toBe(false)
  })

  it.each(publishedYears)('moves days of $year only between weekdays and weekends', (year) => {
    const weekday = (day: string) => Temporal.PlainDate.from(`${year.year}-${day}`).dayOfWeek
    expect(year.daysOff.filter((day) => weekday(day) > 5 || holidays.includes(day))).toEqual([])
    expect(year.workingDays.filter((day) => weekday(day) < 6 || holidays.includes(day))).toEqual([])
    expect(year.shortened.filter((day) => year.daysOff.includes(day) || holidays.includes(day))).toEqual([])
    expect(year.shortened.filter((day) => weekday(day) > 5 && !year.workingDays.includes(day))).toEqual([])
  })

  it('gives an instant the day of its zone', () => {
    const at = Date.parse('2026-03-08T14:00:00Z')
    expect(dayKindAt(at, 'Europe/Kaliningrad')).toBe('holiday')
    expect(dayKindAt(at, 'Asia/Kamchatka')).toBe('weekend')
    expect(dayKindAt(at + 86_400_000, 'Asia/Kamchatka')).toBe('working')
  })
})

describe('local times', () => {
  const read = (
    { local, zone }: LocalTime,
    ifTwice: 'first' | 'second' | 'refuse',
    ifMissing: 'next' | 'refuse' = 'next',
  ) => localToInstant(local, zone, { ifMissing, ifTwice })

  it.each(localTimes)('reads $local in $zone', (time) => {
    const first = Date.parse(time.first)
    const second = time.second === undefined ? first : Date.parse(time.second)
    expect(read(time, 'first')).toEqual({ ok: true, value: first })
    expect(read(time, 'second')).toEqual({ ok: true, value: second })
    expect(read(time, 'refuse').ok).toBe(time.second === undefined)
    expect(read(time, 'first', 'refuse').ok).toBe(time.missing !== true)
  })

  it.each([
    '2026-02-30T10:00',
    '2026-02-03T24:00',
    '2026-02-03 10:00',
    '2026-02-03',
    '2026-02-03T10:00Z',
    'завтра',
    '',
  ])('refuses "%s"', (local) => {
    const parsed = localToInstant(local, 'Europe/Moscow', { ifMissing: 'next', ifTwice: 'first' })
    expect(parsed).toEqual({ ok: false, reason: 'Write a date and a time that exist, such as 2026-12-31T10:00' })
  })

  it('refuses a zone that does not exist', () => {
    const parsed = localToInstant('2026-02-03T10:00', 'Asia/Atlantis', { ifMissing: 'next', ifTwice: 'first' })
    expect(parsed).toEqual({ ok: false, reason: '"Asia/Atlantis" is not an IANA time zone such as Asia/Sakhalin' })
  })
})
