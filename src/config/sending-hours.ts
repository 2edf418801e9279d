import { z } from 'zod'

import type { Hours } from '../core/calendar/hours.js'
import { hoursProblem, parseWindow } from '../core/calendar/hours-rules.js'
import { unwrap } from './values.js'

const wholeDay = ['00:00-24:00']

const window = z
  .string()
  .transform((input, context) => unwrap(parseWindow(input), context) ?? z.NEVER)
  .meta({ expects: 'a part of the day such as "09:00-21:00", in quotes' })

const hours = (workingDays: string[], daysOff: string[], description: string) =>
  z
    .strictObject({
      workingDays: z
        .array(window)
        .max(4)
        .prefault(workingDays)
        .meta({ description: `Windows in which ${description} leave on working days.` }),
      daysOff: z
        .array(window)
        .max(4)
        .prefault(daysOff)
        .meta({ description: `Windows in which ${description} leave on weekends and holidays.` }),
    })
    .prefault({})
    .superRefine((value, context) => {
      const problem = hoursProblem(value)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem.reason, path: pathOf(problem.path) })
    })
    .transform((value): Hours | null => (isAlways(value) ? null : value))

/** When messages of companies that set no hours of their own may be sent, by the recipient's clock. Null: at any time. */
export const sendingHours = z
  .strictObject({
    service: hours(wholeDay, wholeDay, 'service messages'),
    mailing: hours(['09:00-21:00'], ['10:00-20:00'], 'mailings'),
  })
  .prefault({})
  .meta({ description: 'When messages may be sent, by the clock of the recipient.' })

/** `daysOff/1` as the configuration names places. */
function pathOf(place: string): (string | number)[] {
  return place === '' ? [] : place.split('/').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}

function isAlways({ workingDays, daysOff }: Hours): boolean {
  return [workingDays, daysOff].every(
    (windows) => windows.length === 1 && windows[0]?.from === '00:00' && windows[0].until === '24:00',
  )
}
