import { firstDay, type LocalDate, monthOf, nextMonth } from '../../calendar/local-date.js'
import { GatewayError } from '../../errors.js'
import type { Account } from '../account.js'
import { inForce, type SmsTerms } from '../catalogue/index.js'
import { checkInstant } from '../connect-number.js'
import { lastPeriodEnd, type PackageConnection, periodAt } from '../period.js'

/**
 * Connects a package of «Компания»; the same package may run several times (Q30). Under «Сотрудник» that offer ends with the month and
 * the package begins with the next (R23).
 * @returns UTC ms of the connection
 */
export function connectSmsPackage(
  account: Account,
  { connection, package: code, at }: { connection: number; package: string; at: number },
  now: number,
): number {
  checkInstant(account, at, now)
  const { sms, calendar } = account
  const bought = termsAt(account, at).company.packages.get(code)
  if (bought === undefined)
    throw new GatewayError('invalid_parameter', `There is no package ${code}`, { field: 'package' })
  if (bought.isClosed) throw new GatewayError('conflict', `«${bought.name}» is no longer sold`)
  const date = calendar.dateAt(at)
  const span = sms.employeeOffer.at(-1)
  if (span !== undefined && span.from > date)
    throw new GatewayError('conflict', `«Сотрудник» is ordered from ${span.from}; the offers never run together`)
  let connectedAt = at
  if (span !== undefined && (span.until === null || span.until > date)) {
    span.until ??= startOfNextMonth(date)
    connectedAt = calendar.startOf(span.until)
  }
  sms.packages.push({ id: connection, package: code, connectedAt, disconnectedAt: null })
  return connectedAt
}

/** Ends the renewal of a package; its running period goes on to its end. */
export function disconnectSmsPackage(account: Account, connection: number, at: number, now: number): void {
  checkInstant(account, at, now)
  const found = account.sms.packages.find((each) => each.id === connection)
  if (found === undefined) throw new GatewayError('not_found', `There is no package connection ${connection}`)
  if (found.disconnectedAt !== null) throw new GatewayError('conflict', 'The package is disconnected already')
  found.disconnectedAt = Math.max(at, found.connectedAt)
}

/**
 * Begins «Сотрудник»: at once where no package runs, else when the last one ends; none of them is renewed any more (R23).
 * @returns the first day of the offer
 */
export function startEmployeeOffer(account: Account, at: number, now: number): LocalDate {
  checkInstant(account, at, now)
  const { sms, calendar } = account
  const date = calendar.dateAt(at)
  const span = sms.employeeOffer.at(-1)
  if (span !== undefined && span.until === null) throw new GatewayError('conflict', '«Сотрудник» is chosen already')
  if (sms.packages.some(({ connectedAt }) => connectedAt > at))
    throw new GatewayError('conflict', 'A package of «Компания» is ordered; the offers never run together')
  if (span?.until !== undefined && span.until !== null && span.until > date) {
    span.until = null
    return span.from
  }
  const ends = sms.packages.map((connection) => endOf(account, connection, at))
  const from = ends.reduce<LocalDate>((latest, end) => (end > latest ? end : latest), date)
  sms.employeeOffer.push({ from, until: null })
  return from
}

/** Ends «Сотрудник» with the month. @returns the first day without it */
export function stopEmployeeOffer(account: Account, at: number, now: number): LocalDate {
  checkInstant(account, at, now)
  const date = account.calendar.dateAt(at)
  const span = account.sms.employeeOffer.at(-1)
  if (span === undefined || span.until !== null) throw new GatewayError('conflict', '«Сотрудник» is not chosen')
  // What has not begun is taken back.
  span.until = span.from > date ? span.from : startOfNextMonth(date)
  return span.until
}

/** The first day after a package's last period, when it is no longer renewed from now on; the past where it ended long ago. */
function endOf(account: Account, connection: PackageConnection, at: number): LocalDate {
  const { calendar } = account
  const { period } = termsAt(account, at).company
  if (periodAt(connection, at, calendar, period) !== undefined) connection.disconnectedAt ??= at
  return calendar.dateAt(lastPeriodEnd(connection, calendar, period) ?? connection.connectedAt)
}

function startOfNextMonth(date: LocalDate): LocalDate {
  return firstDay(nextMonth(monthOf(date)))
}

function termsAt({ catalogue, calendar }: Account, at: number): SmsTerms {
  const terms = inForce(catalogue.sms, calendar.dateAt(at))
  if (terms === undefined)
    throw new GatewayError('invalid_parameter', 'No price list holds on that day', { field: 'at' })
  return terms
}
