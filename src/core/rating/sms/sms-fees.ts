import type { LocalDay } from '../../calendar/local-calendar.js'
import { lastDay } from '../../calendar/local-date.js'
import { addExact, multiplyExact } from '../../values/exact.js'
import { moneyFromKopecks } from '../../values/money.js'
import type { Account } from '../account.js'
import { type EmployeeOffer, inForce } from '../catalogue/index.js'
import { shareOf } from '../daily-share.js'
import { periodBeginningOn } from '../package-fees.js'
import type { Posting } from '../posting.js'
import { feeOf, headCountOn } from './head-count.js'
import { overOf, poolOf } from './pool.js'
import { isEmployeeOfferOn } from './sms-account.js'

/** What the offers of text messages cost on a day that is over (R19–R21). */
export function smsFeesOf(account: Account, day: LocalDay): Posting[] {
  const terms = inForce(account.catalogue.sms, day.date)
  if (terms === undefined) return []
  const postings = packageFees(account, day)
  if (isEmployeeOfferOn(account.sms, day.date)) postings.push(employeeFee(account, day, terms.employee))
  if (day.date === lastDay(day.month)) postings.push(...poolOverage(account, day, terms.employee))
  return postings
}

function packageFees({ catalogue, calendar, sms }: Account, day: LocalDay): Posting[] {
  const company = inForce(catalogue.sms, day.date)?.company
  return sms.packages.flatMap((connection) => {
    const period = periodBeginningOn(connection, day, calendar, company?.period ?? 'anchor')
    if (period === undefined) return []
    const bought = company?.packages.get(connection.package)
    if (bought === undefined) throw new Error(`the package ${connection.package} has no price on ${day.date}`)
    const basis = { kind: 'sms_package_fee', package: bought.code, period } as const
    const dates = { serviceDate: day.date, bookedOn: day.date }
    return [{ id: `sms-package:${connection.id}:${period.index}`, number: null, ...dates, amount: bought.fee, basis }]
  })
}

/** The day's part of the fee, and of the pool. */
function employeeFee({ sms }: Account, day: LocalDay, offer: EmployeeOffer): Posting {
  const headCount = headCountOn(sms.units, day)
  const fee = moneyFromKopecks(feeOf(offer, headCount))
  const { amount, share } = shareOf(sms.fees, day, fee)
  const pool = addExact(sms.pools.get(day.month) ?? 0, multiplyExact(offer.smsPerEmployee, headCount))
  sms.pools.set(day.month, pool)
  const basis = { kind: 'employee_fee', headCount, fee, ...share } as const
  const dates = { serviceDate: day.date, bookedOn: day.date }
  return { id: `employees:${day.date}`, number: null, ...dates, amount: moneyFromKopecks(amount), basis }
}

/** What was sent over the month's pool, on its last day. */
function poolOverage({ sms }: Account, { date, month }: LocalDay, offer: EmployeeOffer): Posting[] {
  const sent = sms.sent.get(month) ?? 0
  const pool = poolOf(sms, month)
  const over = overOf(sent, pool)
  if (over === 0) return []
  const amount = moneyFromKopecks(multiplyExact(over, offer.smsPrice))
  const basis = { kind: 'sms_pool_over', offer: offer.code, sent, pool, price: offer.smsPrice } as const
  return [{ id: `sms-over:${month}`, number: null, serviceDate: date, bookedOn: date, amount, basis }]
}
