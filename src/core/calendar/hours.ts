import type { Temporal } from 'temporal-polyfill'

import { dayKindOf, isWorkingKind } from './production-calendar.js'
import { instantOfMinute, localDateAt } from './zone.js'

/** Part of a day by local clocks, `HH:MM`; `until` may be `24:00`. */
export interface LocalWindow {
  from: string
  until: string
}

/** When something is open, by the kind of day; an empty list: not on such days. */
export interface Hours {
  workingDays: readonly LocalWindow[]
  /** Weekends and holidays. */
  daysOff: readonly LocalWindow[]
}

/** Half-open: `until` no longer belongs to it. UTC ms. */
export interface Span {
  from: number
  until: number
}

/** A stretch of time that is open throughout, or closed throughout until it opens at its end. */
export interface Opening extends Span {
  open: boolean
}

/** The open spans of one local day, in order. One that clocks skip altogether is left out. */
export function spansOf(hours: Hours, date: Temporal.PlainDate, zone: string): Span[] {
  const windows = isWorkingKind(dayKindOf(date)) ? hours.workingDays : hours.daysOff
  return windows
    .map(({ from, until }) => ({
      from: instantOfMinute(date, minutesOf(from), zone),
      until: instantOfMinute(date, minutesOf(until), zone),
    }))
    .filter((span) => span.from < span.until)
}

/** Far more than the longest row of days of one kind. */
const maxDays = 60

/** The stretch around an instant. */
export function openingAround(hours: Hours, zone: string, at: number): Opening {
  let date = localDateAt(at, zone)
  let closedFrom = Math.min(at, instantOfMinute(date, 0, zone))
  for (let day = 0; day < maxDays; day += 1) {
    for (const { from, until } of spansOf(hours, date, zone)) {
      if (until <= at) closedFrom = until
      else if (from <= at) return { from, until, open: true }
      else return { from: closedFrom, until: from, open: false }
    }
    date = date.add({ days: 1 })
  }
  throw new Error('hours without a window in a week')
}

/** The instant itself when it is open, else the next at which it opens. */
export function nextOpening(hours: Hours, zone: string, at: number): number {
  const opening = openingAround(hours, zone, at)
  return opening.open ? at : opening.until
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
