import type { LocalCalendar, LocalDay } from '../calendar/local-calendar.js'
import { monthNumberOf, monthOf } from '../calendar/local-date.js'
import type { Account, NumberAccount } from './account.js'
import { inForce, type PeriodKind } from './catalogue/index.js'
import { type PackageConnection, periodOf } from './period.js'
import type { PeriodRef, Posting } from './posting.js'

/** Fees of a number's packages whose period begins on the day: in full (R11). */
export function packageFeesOf({ catalogue, calendar }: Account, number: NumberAccount, day: LocalDay): Posting[] {
  const terms = inForce(catalogue.voice, day.date)
  return number.packages.flatMap((connection) => {
    const period = periodBeginningOn(connection, day, calendar, 'anchor')
    if (period === undefined) return []
    const bought = terms?.packages.get(connection.package)
    if (bought === undefined) throw new Error(`the package ${connection.package} has no price on ${day.date}`)
    const basis = { kind: 'package_fee', package: bought.code, period } as const
    const dates = { serviceDate: day.date, bookedOn: day.date }
    const id = `package:${connection.id}:${period.index}`
    return [{ id, number: number.number, ...dates, amount: bought.fee, basis }]
  })
}

/** The period of a connection that begins on the day; undefined when none does. */
export function periodBeginningOn(
  connection: PackageConnection,
  day: LocalDay,
  calendar: LocalCalendar,
  kind: PeriodKind,
): PeriodRef | undefined {
  if (connection.connectedAt >= day.until) return undefined
  const connectedOn = calendar.dateAt(connection.connectedAt)
  const months = monthNumberOf(day.month) - monthNumberOf(monthOf(connectedOn))
  const period = periodOf(connection, connectedOn === day.date ? 0 : months, calendar, kind)
  const begins = period !== undefined && day.from <= period.from && period.from < day.until
  return begins ? period : undefined
}
