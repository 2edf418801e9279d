import type { LocalCalendar } from '../calendar/local-calendar.js'
import { anniversaryOf, firstDay, type LocalDate, monthNumberOf, monthOf } from '../calendar/local-date.js'
import type { PeriodKind } from './catalogue/index.js'
import type { PeriodRef } from './posting.js'

/** A package that was connected. Minutes and SMS are granted anew in each period (R11). */
export interface PackageConnection {
  id: number
  package: string
  /** UTC ms. */
  connectedAt: number
  /** UTC ms from which it is not renewed; the running period goes on to its end (R12). Null: it is renewed. */
  disconnectedAt: number | null
}

/** The period that an instant lies in; undefined before the connection and after the end of the last period. */
export function periodAt(
  connection: PackageConnection,
  at: number,
  calendar: LocalCalendar,
  kind: PeriodKind = 'anchor',
): PeriodRef | undefined {
  if (at < connection.connectedAt) return undefined
  const anchor = anchorOf(connection, calendar, kind)
  const months = monthNumberOf(monthOf(calendar.dateAt(at))) - monthNumberOf(monthOf(anchor))
  const index = months > 0 && calendar.startOf(anniversaryOf(anchor, months)) > at ? months - 1 : months
  return periodOf(connection, index, calendar, kind)
}

/** The period by its index; undefined when the connection is no longer renewed by then. */
export function periodOf(
  connection: PackageConnection,
  index: number,
  calendar: LocalCalendar,
  kind: PeriodKind = 'anchor',
): PeriodRef | undefined {
  const { id, connectedAt, disconnectedAt } = connection
  const anchor = anchorOf(connection, calendar, kind)
  const from = index === 0 ? connectedAt : calendar.startOf(anniversaryOf(anchor, index))
  if (index > 0 && disconnectedAt !== null && disconnectedAt <= from) return undefined
  return { connection: id, index, from, until: calendar.startOf(anniversaryOf(anchor, index + 1)) }
}

/** Where the last period of a connection ends that is no longer renewed; UTC ms. */
export function lastPeriodEnd(connection: PackageConnection, calendar: LocalCalendar, kind: PeriodKind = 'anchor') {
  const { connectedAt, disconnectedAt } = connection
  if (disconnectedAt === null) return null
  // The instant of the disconnection itself no longer renews.
  const last = periodAt(connection, Math.max(connectedAt, disconnectedAt - 1), calendar, kind)
  return last?.until ?? null
}

function anchorOf({ connectedAt }: PackageConnection, calendar: LocalCalendar, kind: PeriodKind): LocalDate {
  const date = calendar.dateAt(connectedAt)
  return kind === 'anchor' ? date : firstDay(monthOf(date))
}
