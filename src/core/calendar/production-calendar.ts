import { Temporal } from 'temporal-polyfill'

import { holidays, type MonthDay, movedByDecreeOnly, type PublishedYear, publishedYears } from './russian-years.js'

/** `shortened` is a working day of one hour less; `weekend` is also a day to which a weekend was moved. */
export type DayKind = 'working' | 'shortened' | 'weekend' | 'holiday'

/** What the date is in the Russian production calendar. */
export function dayKindOf(date: Temporal.PlainDate): DayKind {
  return exceptionsOf(date.year).get(monthDay(date)) ?? weekdayKind(date)
}

export function isWorkingKind(kind: DayKind): boolean {
  return kind === 'working' || kind === 'shortened'
}

/** Whether the year's moved days are those that the government published; otherwise they follow from the law alone. */
export function isPublished(year: number): boolean {
  return publishedYears.some((published) => published.year === year)
}

type Exceptions = ReadonlyMap<MonthDay, DayKind>

const years = new Map<number, Exceptions>()
/** Messages are sent in this year and the next: more years in memory are of no use. */
const maxYears = 16

function exceptionsOf(year: number): Exceptions {
  let exceptions = years.get(year)
  if (exceptions === undefined) {
    const published = publishedYears.find((each) => each.year === year)
    exceptions = published === undefined ? byLaw(year) : byDecree(published)
    if (years.size >= maxYears) years.clear()
    years.set(year, exceptions)
  }
  return exceptions
}

function byDecree({ daysOff, workingDays, shortened }: PublishedYear): Exceptions {
  const exceptions = new Map<MonthDay, DayKind>()
  for (const day of daysOff) exceptions.set(day, 'weekend')
  for (const day of workingDays) exceptions.set(day, 'working')
  for (const day of shortened) exceptions.set(day, 'shortened')
  for (const day of holidays) exceptions.set(day, 'holiday')
  return exceptions
}

function byLaw(year: number): Exceptions {
  const exceptions = new Map<MonthDay, DayKind>(holidays.map((day) => [day, 'holiday']))
  const isWorking = (date: Temporal.PlainDate) => isWorkingKind(exceptions.get(monthDay(date)) ?? weekdayKind(date))
  for (const day of holidays) {
    let date = dateOf(year, day)
    if (movedByDecreeOnly(day) || weekdayKind(date) !== 'weekend') continue
    while (!isWorking(date)) date = date.add({ days: 1 })
    exceptions.set(monthDay(date), 'weekend')
  }
  for (const day of holidays) {
    const eve = dateOf(year, day).subtract({ days: 1 })
    if (eve.year === year && isWorking(eve)) exceptions.set(monthDay(eve), 'shortened')
  }
  // The eve of New Year's Day stands in the year before the holiday.
  const last = dateOf(year, '12-31')
  if (isWorking(last)) exceptions.set('12-31', 'shortened')
  return exceptions
}

function weekdayKind(date: Temporal.PlainDate): DayKind {
  return date.dayOfWeek >= 6 ? 'weekend' : 'working'
}

function dateOf(year: number, day: MonthDay): Temporal.PlainDate {
  return new Temporal.PlainDate(year, Number(day.slice(0, 2)), Number(day.slice(3)))
}

function monthDay({ month, day }: Temporal.PlainDate): MonthDay {
  return `${two(month)}-${two(day)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
