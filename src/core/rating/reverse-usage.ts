import { type LocalDate, monthOf } from '../calendar/local-date.js'
import { multiplyExact } from '../values/exact.js'
import { type Money, noMoney } from '../values/money.js'
import type { NumberAccount, RatedUsage } from './account.js'
import { addToLine, findLine } from './invoice-sum.js'
import type { PackageUse, Posting, PricedUse } from './posting.js'
import { balanceKey } from './wallet.js'

/**
 * Takes a rated record back: its seconds return to their packages, its exact amount leaves the line of the month it is booked in now
 * (R16). The next rating of the record has a new revision.
 */
export function reverseUsage(number: NumberAccount, rated: RatedUsage, bookedOn: LocalDate): Posting[] {
  const { record, revision, booking, uses, priced } = rated
  number.revisions.set(record.id, revision + 1)
  const id = `usage:${record.id}:${revision}`
  const shared = { number: record.number, serviceDate: booking.serviceDate, bookedOn }
  const postings: Posting[] = uses.map((use, part) => ({
    id: `${id}:${part}:reversal`,
    ...shared,
    amount: noMoney,
    basis: giveBack(number, use),
  }))
  if (priced !== null)
    postings.push({ id: `${id}:${uses.length}:reversal`, ...shared, ...withdraw(number, priced, bookedOn) })
  return postings
}

function giveBack(number: NumberAccount, use: PackageUse): PackageUse {
  const key = balanceKey(use.period)
  const remainingBefore = number.remaining.get(key) ?? 0
  const remainingAfter = remainingBefore + use.takenSeconds
  number.remaining.set(key, remainingAfter)
  return { ...use, remainingBefore, remainingAfter, isReversal: true }
}

function withdraw(number: NumberAccount, priced: PricedUse, bookedOn: LocalDate): { amount: Money; basis: PricedUse } {
  const line = findLine(number, monthOf(bookedOn), priced.record.direction, priced)
  const sumBefore = line.sum
  const amount = addToLine(line, -multiplyExact(priced.price, priced.billedSeconds))
  return { amount, basis: { ...priced, sumBefore, sumAfter: line.sum, isReversal: true } }
}
