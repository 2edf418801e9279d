import { minutesOf } from '../calendar/hours.js'
import type { Outcome } from '../calls/command.js'
import { GatewayError } from '../errors.js'
import { type Weekday, weekdays } from '../mailings/calendar-rule.js'
import type { NumberId } from '../values/ids.js'

export const trafficKinds = ['calls', 'messages'] as const
export type TrafficKind = (typeof trafficKinds)[number]

export const groupings = ['none', 'day', 'hour', 'weekday', 'number', 'employee', 'outcome'] as const
export type Grouping = (typeof groupings)[number]

/** What a report counts; all that is named must hold. */
export interface TrafficCriteria {
  of: TrafficKind
  groupBy: Grouping
  /** Of our number. */
  numberId?: NumberId
  /** Of calls: a telephone that was rung, as legs have it. */
  employee?: string
  direction?: TrafficDirection
  /** Of calls. */
  outcomes?: readonly Outcome[]
  /** By local clocks, `09:00` to `18:00`. */
  hours?: { from: string; until: string }
  days?: readonly Weekday[]
  /** Of calls: who waited so long at least. */
  waitedSeconds?: number
}

/** `in`: subscribers called or wrote. */
export type TrafficDirection = 'in' | 'out'

/** UTC ms; the second is the first instant that does not belong to it. */
export interface Period {
  from: number
  before: number
}

/** @throws GatewayError `invalid_parameter` */
export function checkCriteria(criteria: TrafficCriteria): TrafficCriteria {
  const { of, groupBy, employee, outcomes, waitedSeconds, hours, numberId } = criteria
  if (of === 'messages') {
    if (groupBy === 'employee' || groupBy === 'number')
      throw invalid(`Messages are not grouped by ${groupBy}; group them by day, hour, weekday or outcome.`, 'groupBy')
    if (employee !== undefined) throw invalid('Messages have no employee; leave it away.', 'employee')
    if (numberId !== undefined) throw invalid('Messages have no number here; leave it away.', 'numberId')
    if (outcomes !== undefined) throw invalid('Outcomes are of calls; leave them away.', 'outcomes')
    if (waitedSeconds !== undefined) throw invalid('Only callers wait; leave it away.', 'waitedSeconds')
  }
  if (hours !== undefined && minutesOf(hours.from) >= minutesOf(hours.until))
    throw invalid('The hours end after they begin, on the same day.', 'hours')
  return criteria
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}

/** What local clocks show at an instant. */
export interface LocalMoment {
  /** `2026-01-15`. */
  day: string
  /** `09`. */
  hour: string
  weekday: Weekday
  minute: number
}

/** Whether the hours and days of the criteria hold. */
export function isInHours({ hours, days }: TrafficCriteria, { minute, weekday }: LocalMoment): boolean {
  if (days !== undefined && !days.includes(weekday)) return false
  return hours === undefined || (minutesOf(hours.from) <= minute && minute < minutesOf(hours.until))
}

/** The row in which something stands whose moment decides; undefined where something else does. */
export function keyOfMoment(groupBy: Grouping, { day, hour, weekday }: LocalMoment): string | undefined {
  switch (groupBy) {
    case 'none':
      return 'all'
    case 'day':
      return day
    case 'hour':
      return hour
    case 'weekday':
      return `${weekdays.indexOf(weekday) + 1} ${weekday}`
    default:
      return undefined
  }
}
