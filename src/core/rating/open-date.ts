import { firstDay, type LocalDate, monthOf, nextMonth } from '../calendar/local-date.js'
import type { Account } from './account.js'

/** The day of the service, or the day of arrival when the invoice of that month is made (R28). */
export function openDate({ calendar, invoicedThrough }: Account, serviceDate: LocalDate, arrivedAt: number): LocalDate {
  if (invoicedThrough === null || monthOf(serviceDate) > invoicedThrough) return serviceDate
  const arrived = calendar.dateAt(arrivedAt)
  const firstOpen = firstDay(nextMonth(invoicedThrough))
  return arrived > firstOpen ? arrived : firstOpen
}
