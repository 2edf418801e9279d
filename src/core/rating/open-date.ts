import { firstDay, type LocalDate, type LocalMonth, monthOf, nextMonth } from '../calendar/local-date.js'
import type { Account } from './account.js'

/** The day of the service, or the day of arrival when the invoice of that month is made (R28). */
export function openDate({ calendar, invoicedThrough }: Account, serviceDate: LocalDate, arrivedAt: number): LocalDate {
  if (invoicedThrough === null || isOpen({ invoicedThrough }, monthOf(serviceDate))) return serviceDate
  const arrived = calendar.dateAt(arrivedAt)
  const firstOpen = firstDay(nextMonth(invoicedThrough))
  return arrived > firstOpen ? arrived : firstOpen
}

/** Whether something can still be booked in the month. */
export function isOpen({ invoicedThrough }: Pick<Account, 'invoicedThrough'>, month: LocalMonth): boolean {
  return invoicedThrough === null || month > invoicedThrough
}
