import { Temporal } from 'temporal-polyfill'

import {
  daysIn,
  formatDate,
  formatMonth,
  type LocalDate,
  type LocalMonth,
  monthNumber,
  partsOf,
  yearAndMonth,
} from './local-date.js'
import { instantOfMinute } from './zone.js'

/** One day by local clocks. UTC ms; `until` is where the next begins. */
export interface LocalDay {
  date: LocalDate
  month: LocalMonth
  day: number
  daysInMonth: number
  from: number
  until: number
}

interface Month {
  from: number
  until: number
  days: readonly LocalDay[]
}

const dayMs = 86_400_000

/** The local days of one zone, months at a time: asking Temporal for each usage record would cost more than rating it. */
export class LocalCalendar {
  readonly zone: string
  readonly #months = new Map<number, Month>()
  #last: LocalDay | undefined

  constructor(zone: string) {
    this.zone = zone
  }

  /** The local day of an instant. */
  dayAt(at: number): LocalDay {
    const last = this.#last
    if (last !== undefined && last.from <= at && at < last.until) return last
    const day = this.#find(at)
    this.#last = day
    return day
  }

  dateAt(at: number): LocalDate {
    return this.dayAt(at).date
  }

  day(date: LocalDate): LocalDay {
    const { month, day } = partsOf(date)
    const found = this.#month(month).days[day - 1]
    if (found === undefined) throw new RangeError(`${date} is not a date`)
    return found
  }

  /** UTC ms at which the date begins. */
  startOf(date: LocalDate): number {
    return this.day(date).from
  }

  #find(at: number): LocalDay {
    const utc = new Date(at)
    const near = monthNumber(utc.getUTCFullYear(), utc.getUTCMonth() + 1)
    for (const number of [near, near + 1, near - 1]) {
      const { from, until, days } = this.#month(number)
      if (from <= at && at < until) return dayOf(days, at, from)
    }
    throw new RangeError(`No local day of ${this.zone} holds the instant ${at}`)
  }

  #month(number: number): Month {
    let month = this.#months.get(number)
    if (month === undefined) {
      month = monthIn(this.zone, number)
      this.#months.set(number, month)
    }
    return month
  }
}

/** Days are 23 to 25 hours long, so a guess by whole days is at most a day off. */
function dayOf(days: readonly LocalDay[], at: number, from: number): LocalDay {
  const guess = Math.floor((at - from) / dayMs)
  for (const index of [guess, guess - 1, guess + 1]) {
    const day = days[index]
    if (day !== undefined && day.from <= at && at < day.until) return day
  }
  const found = days.find((day) => day.from <= at && at < day.until)
  if (found === undefined) throw new RangeError(`No local day holds the instant ${at}`)
  return found
}

function monthIn(zone: string, number: number): Month {
  const { year, month } = yearAndMonth(number)
  const count = daysIn(year, month)
  const first = new Temporal.PlainDate(year, month, 1)
  const starts = Array.from({ length: count + 1 }, (_, index) => instantOfMinute(first.add({ days: index }), 0, zone))
  const days = Array.from({ length: count }, (_, index) => ({
    date: formatDate(number, index + 1),
    month: formatMonth(number),
    day: index + 1,
    daysInMonth: count,
    from: starts[index] as number,
    until: starts[index + 1] as number,
  }))
  return { from: starts[0] as number, until: starts[count] as number, days }
}
