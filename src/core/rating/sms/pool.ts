import type { LocalDay } from '../../calendar/local-calendar.js'
import { daysInMonth, firstDay, lastDay, type LocalMonth, nextDate } from '../../calendar/local-date.js'
import { addExact, floorOf, multiplyExact } from '../../values/exact.js'
import type { Account } from '../account.js'
import { inForce } from '../catalogue/index.js'
import { headCountOn } from './head-count.js'
import { isEmployeeOfferOn, type SmsAccount } from './sms-account.js'

/** SMS of «Сотрудник» that the days billed so far have brought to the month (R21). */
export function poolOf({ pools }: SmsAccount, month: LocalMonth): number {
  return floorOf(pools.get(month) ?? 0, daysInMonth(month))
}

export function overOf(sent: number, pool: number): number {
  return Math.max(0, sent - pool)
}

/** The month's pool as it is shown before the month is over: as if today's head-count stayed. An estimate. */
export function expectedPool(account: Account, today: LocalDay): number {
  const { sms, catalogue, calendar, billedThrough } = account
  const first = firstDay(today.month)
  const unbilled = billedThrough === null ? first : nextDate(billedThrough)
  let sum = sms.pools.get(today.month) ?? 0
  for (let date = unbilled < first ? first : unbilled; date <= lastDay(today.month); date = nextDate(date)) {
    if (!isEmployeeOfferOn(sms, date)) continue
    const headCount = headCountOn(sms.units, date < today.date ? calendar.day(date) : today)
    sum = addExact(sum, multiplyExact(headCount, inForce(catalogue.sms, date)?.employee.smsPerEmployee ?? 0))
  }
  return floorOf(sum, today.daysInMonth)
}
