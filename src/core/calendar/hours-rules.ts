import { accept, type Parsed, refuse } from '../values/parsed.js'
import type { Hours, LocalWindow } from './hours.js'
import { minutesOf } from './hours.js'

const maxWindowsADay = 4
const timeForm = /^(?:[01]\d|2[0-3]):[0-5]\d$/

const windowForm = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/

/** Reads `09:00-21:00`. */
export function parseWindow(text: string): Parsed<LocalWindow> {
  const [, from, until] = windowForm.exec(text.trim()) ?? []
  if (from === undefined || until === undefined) return refuse('write a part of the day such as 09:00-21:00')
  const problem = windowProblem({ from, until })
  return problem === null ? accept({ from, until }) : refuse(problem.reason)
}

export interface HoursProblem {
  /** Place inside the hours: `workingDays/0/until`. */
  path: string
  reason: string
}

/** What is wrong with hours that somebody wrote; null when nothing is. */
export function hoursProblem(hours: Hours): HoursProblem | null {
  const problem = dayProblem('workingDays', hours.workingDays) ?? dayProblem('daysOff', hours.daysOff)
  if (problem !== null) return problem
  if (hours.workingDays.length + hours.daysOff.length > 0) return null
  return { path: '', reason: 'leave at least one window in a week, or nothing would ever be sent' }
}

function dayProblem(day: keyof Hours, windows: readonly LocalWindow[]): HoursProblem | null {
  if (windows.length > maxWindowsADay) return { path: day, reason: `give at most ${maxWindowsADay} windows a day` }
  let end = 0
  for (const [index, window] of windows.entries()) {
    const path = `${day}/${index}`
    const problem = windowProblem(window)
    if (problem !== null) return { path: `${path}${problem.path}`, reason: problem.reason }
    if (minutesOf(window.from) < end) return { path, reason: 'give the windows of a day in order and without overlaps' }
    end = minutesOf(window.until)
  }
  return null
}

function windowProblem({ from, until }: LocalWindow): HoursProblem | null {
  if (!timeForm.test(from)) return { path: '/from', reason: 'write a time of the day such as 09:00' }
  if (!timeForm.test(until) && until !== '24:00')
    return { path: '/until', reason: 'write a time of the day such as 21:00, or 24:00 for its end' }
  if (minutesOf(from) < minutesOf(until)) return null
  return { path: '', reason: 'a window ends after it begins, on the same day; give two for one that passes midnight' }
}

/** For people: `09:00-21:00 on working days, 10:00-20:00 on other days`. */
export function describeHours({ workingDays, daysOff }: Hours): string {
  return `${describeDay(workingDays)} on working days, ${describeDay(daysOff)} on other days`
}

function describeDay(windows: readonly LocalWindow[]): string {
  return windows.length === 0 ? 'closed' : windows.map(({ from, until }) => `${from}-${until}`).join(' and ')
}
