import { z } from 'zod'

import { minutesOf } from '../../calendar/hours.js'
import { readLocalDate } from '../../calendar/local-date.js'
import { dayKindOf, isWorkingKind } from '../../calendar/production-calendar.js'
import { localDateAt, localTimeAt } from '../../calendar/zone.js'
import { defineVerb, stepName, type StepProblem } from './verb.js'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const days = ['working', 'off', ...weekdays] as const

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'write a time of the day such as 09:00')
const endOfDay = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time of the day such as 18:00, or 24:00')

const span = z
  .strictObject({ from: timeOfDay, until: endOfDay })
  .refine(({ from, until }) => minutesOf(from) < minutesOf(until), {
    message: 'a window ends after it begins, on the same day; give two for one that passes midnight',
  })

const window = z
  .strictObject({
    days: z.array(z.enum(days)).min(1).max(days.length).meta({
      description:
        '`working` and `off` are days of the Russian production calendar, with holidays and moved days; `mon` … `sun` are weekdays whatever the calendar says.',
    }),
    from: timeOfDay,
    until: endOfDay,
  })
  .refine(({ from, until }) => minutesOf(from) < minutesOf(until), {
    message: 'a window ends after it begins, on the same day; give two for one that passes midnight',
  })

const special = z.strictObject({
  date: z.string().refine((date) => readLocalDate(date) !== undefined, { message: 'write a date such as 2026-12-31' }),
  open: z.array(span).max(4).meta({ description: 'Empty: closed all day.' }),
})

const schema = z.strictObject({
  verb: z.literal('schedule'),
  open: z.array(window).min(1).max(20).meta({ description: 'When it is open, by local clocks of the number.' }),
  dates: z.array(special).max(100).default([]).meta({ description: 'Single dates, instead of what holds otherwise.' }),
  exits: z.strictObject({ open: stepName, closed: stepName }),
})

type Step = z.output<typeof schema>

export const schedule = defineVerb({
  name: 'schedule',
  summary: 'Goes different ways by the time of the day, the day of the week and the production calendar.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  check: (step) => [...overlaps(step), ...repeatedDates(step)],
  enter: (turn, step, { zone }) => turn.leave(isOpen(step, turn.at, zone) ? 'open' : 'closed'),
})

function isOpen({ open, dates }: Step, at: number, zone: string): boolean {
  const date = localDateAt(at, zone)
  const minute = minutesOf(localTimeAt(at, zone).slice(11, 16))
  const own = dates.find((each) => each.date === date.toString())
  const holds = ({ from, until }: { from: string; until: string }) =>
    minutesOf(from) <= minute && minute < minutesOf(until)
  if (own !== undefined) return own.open.some(holds)
  const weekday = weekdays[date.dayOfWeek - 1]
  const kind = isWorkingKind(dayKindOf(date)) ? 'working' : 'off'
  return open.some((each) => each.days.some((day) => day === weekday || day === kind) && holds(each))
}

/** Windows that share a day by its name and a time. Those of `working` and a weekday may share days on purpose. */
function overlaps({ open }: Step): StepProblem[] {
  return open.flatMap((one, index) =>
    open.slice(index + 1).flatMap((other): StepProblem[] => {
      const day = one.days.find((each) => other.days.includes(each))
      if (day === undefined || one.from >= other.until || other.from >= one.until) return []
      const message = `${one.from}-${one.until} and ${other.from}-${other.until} overlap on "${day}"; join them`
      return [{ code: 'overlapping_windows', level: 'warning', message }]
    }),
  )
}

function repeatedDates({ dates }: Step): StepProblem[] {
  const repeated = dates.find(({ date }, index) => dates.findIndex((each) => each.date === date) < index)
  if (repeated === undefined) return []
  const message = `${repeated.date} stands in "dates" twice, and the first holds; leave one away`
  return [{ code: 'repeated_date', level: 'error', message }]
}
