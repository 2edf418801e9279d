import { type LocalDate, nextDate } from '../calendar/local-date.js'
import type { Account } from './account.js'
import { numberFeesOf } from './number-fees.js'
import { packageFeesOf } from './package-fees.js'
import type { Posting } from './posting.js'
import { smsFeesOf } from './sms/sms-fees.js'

/**
 * Everything that becomes due on one local day, once the day is over: setup fees, shares, packages that begin, head-count, and on a
 * month's last day what was sent over the pool. Days come one after another.
 * @throws RangeError when the day is not the one after `billedThrough`
 */
export function chargeDay(account: Account, date: LocalDate): Posting[] {
  const { billedThrough, calendar, numbers } = account
  if (billedThrough !== null && nextDate(billedThrough) !== date)
    throw new RangeError(`${date} cannot be billed: ${nextDate(billedThrough)} comes next`)
  const day = calendar.day(date)
  account.billedThrough = date
  const postings: Posting[] = []
  for (const number of numbers.values())
    postings.push(...packageFeesOf(account, number, day), ...numberFeesOf(account, number, day))
  postings.push(...smsFeesOf(account, day))
  return postings
}

/** Charges all days up to and with a date that were not charged yet; none when there is nothing to do. */
export function chargeThrough(account: Account, date: LocalDate): Posting[] {
  const postings: Posting[] = []
  const first = account.billedThrough === null ? firstDayOf(account) : nextDate(account.billedThrough)
  for (let next = first; next !== undefined && next <= date; next = nextDate(next)) {
    for (const posting of chargeDay(account, next)) postings.push(posting)
  }
  return postings
}

/** The first day on which the company had anything; undefined when it never had. */
export function firstDayOf({ numbers, sms, calendar }: Account): LocalDate | undefined {
  const instants = [
    ...[...numbers.values()].flatMap(({ active }) => active.map(({ from }) => from)),
    ...sms.packages.map(({ connectedAt }) => connectedAt),
  ]
  const dates = [...instants.map((at) => calendar.dateAt(at)), ...sms.employeeOffer.map(({ from }) => from)]
  return dates.sort()[0]
}
