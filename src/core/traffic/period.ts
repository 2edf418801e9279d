import type { Temporal } from 'temporal-polyfill'

import { instantOfMinute, localDateAt } from '../calendar/zone.js'
import type { Period } from './criteria.js'

export const namedPeriods = [
  'today',
  'yesterday',
  'last_7_days',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
] as const
/** Whole local days; weeks begin on Monday, and `last_7_days` ends with yesterday. */
export type NamedPeriod = (typeof namedPeriods)[number]

export function periodOf(name: NamedPeriod, now: number, zone: string): Period {
  const [from, before] = datesOf(name, localDateAt(now, zone))
  return { from: instantOfMinute(from, 0, zone), before: instantOfMinute(before, 0, zone) }
}

function datesOf(name: NamedPeriod, today: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate] {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const first = today.with({ day: 1 })
  switch (name) {
    case 'today':
      return [today, today.add({ days: 1 })]
    case 'yesterday':
      return [today.subtract({ days: 1 }), today]
    case 'last_7_days':
      return [today.subtract({ days: 7 }), today]
    case 'this_week':
      return [monday, monday.add({ days: 7 })]
    case 'last_week':
      return [monday.subtract({ days: 7 }), monday]
    case 'this_month':
      return [first, first.add({ months: 1 })]
    case 'last_month':
      return [first.subtract({ months: 1 }), first]
  }
}
