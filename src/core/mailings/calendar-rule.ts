import { Temporal } from 'temporal-polyfill'

import { daysIn, readLocalDate } from '../calendar/local-date.js'
import { dayKindOf, isWorkingKind } from '../calendar/production-calendar.js'
import { instantOfMinute, localDateAt } from '../calendar/zone.js'
import { GatewayError } from '../errors.js'

/** Days of a calendar, with one time of day for all. */
export interface CalendarRule {
  every: RuleKind
  /** `HH:MM` of the zone's clocks; skipped by a change of clocks, the first instant after; shown twice, the first. */
  time: string
  /** With `once`. */
  date?: string
  /** With `week`. */
  days?: readonly Weekday[]
  /** With `month`: 1 to 31; in a shorter month its last day. */
  day?: number
  /** The first and the last day on which it may be. */
  from?: string
  until?: string
}

/** `workday`: by the Russian production calendar. */
export const ruleKinds = ['once', 'day', 'workday', 'week', 'month'] as const
export type RuleKind = (typeof ruleKinds)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Days that are looked through for the next one: more than lie between two of any rule. */
const horizonDays = 64

/** @throws GatewayError `invalid_parameter` */
export function checkRule(rule: CalendarRule): CalendarRule {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(rule.time)) throw invalid('A time of day is written HH:MM.', 'time')
  const needed = { once: 'date', week: 'days', month: 'day', day: undefined, workday: undefined } as const
  for (const field of ['date', 'days', 'day'] as const) {
    const isNeeded = needed[rule.every] === field
    if (isNeeded && rule[field] === undefined) throw invalid(`every "${rule.every}" needs ${field}.`, field)
    if (!isNeeded && rule[field] !== undefined) throw invalid(`every "${rule.every}" takes no ${field}.`, field)
  }
  if (rule.days?.length === 0) throw invalid('Name one day of the week at least.', 'days')
  for (const field of ['date', 'from', 'until'] as const) {
    const date = rule[field]
    if (date !== undefined && readLocalDate(date) === undefined) throw invalid(`${field} is no date.`, field)
  }
  if (rule.from !== undefined && rule.until !== undefined && rule.until < rule.from) {
    throw invalid('until lies before from.', 'until')
  }
  return rule
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field: `/rule/${field}` })
}

/** Instants after one, in order: as many as are wanted, or fewer where the rule ends. */
export function timesAfter(rule: CalendarRule, zone: string, after: number, wanted: number): number[] {
  const times: number[] = []
  let last = after
  while (times.length < wanted) {
    const next = timeAfter(rule, zone, last)
    if (next === null) break
    times.push(next)
    last = next
  }
  return times
}

export function timeAfter(rule: CalendarRule, zone: string, after: number): number | null {
  const minute = Number(rule.time.slice(0, 2)) * 60 + Number(rule.time.slice(3))
  if (rule.every === 'once')
    return later(instantOfMinute(Temporal.PlainDate.from(rule.date ?? ''), minute, zone), after)
  // A day earlier: a time that a change of clocks skips is on the day after its own.
  let date = localDateAt(after, zone).subtract({ days: 1 })
  const first = rule.from === undefined ? undefined : Temporal.PlainDate.from(rule.from)
  if (first !== undefined && Temporal.PlainDate.compare(date, first) < 0) date = first
  for (let days = 0; days < horizonDays; days += 1, date = date.add({ days: 1 })) {
    if (rule.until !== undefined && date.toString() > rule.until) return null
    if (!isDay(rule, date)) continue
    const at = later(instantOfMinute(date, minute, zone), after)
    if (at !== null) return at
  }
  return null
}

function later(at: number, after: number): number | null {
  return at > after ? at : null
}

function isDay(rule: CalendarRule, date: Temporal.PlainDate): boolean {
  switch (rule.every) {
    case 'once':
      return date.toString() === rule.date
    case 'day':
      return true
    case 'workday':
      return isWorkingKind(dayKindOf(date))
    case 'week':
      return rule.days?.some((day) => weekdays.indexOf(day) + 1 === date.dayOfWeek) === true
    case 'month':
      return date.day === Math.min(rule.day ?? 1, daysIn(date.year, date.month))
  }
}
