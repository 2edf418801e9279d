import type { LocalDate } from '../calendar/local-date.js'
import { addExact, multiplyExact } from '../values/exact.js'
import { noMoney } from '../values/money.js'
import type { NumberAccount, RatedUsage } from './account.js'
import type { PackageUse, Posting, PricedUse } from './posting.js'
import { amountOf, lineKey } from './rate-usage.js'
import { balanceKey } from './wallet.js'

/**
 * Takes a rated record back: its seconds return to their packages, its exact amount leaves the line of the month it is booked in now
 * (R16). The next rating of the record has a new revision.
 */
export function reverseUsage(number: NumberAccount, rated: RatedUsage, bookedOn: LocalDate): Posting[] {
  const { record, revision, serviceDate, uses, priced } = rated
  number.revisions.set(record.id, revision + 1)
  const id = `usage:${record.id}:${revision}`
  const shared = { number: record.number, serviceDate, bookedOn }
  const postings: Posting[] = uses.map((use, part) => ({
    ...{ id: `${id}:${part}:reversal`, ...shared, amount: noMoney },
    basis: giveBack(number, use),
  }))
  if (priced !== null) {
    const basis = withdraw(number, priced, bookedOn)
    postings.push({ id: `${id}:${uses.length}:reversal`, ...shared, amount: amountOf(basis), basis })
  }
  return postings
}

function giveBack(number: NumberAccount, use: PackageUse): PackageUse {
  const key = balanceKey(use.period)
  const remainingBefore = number.remaining.get(key) ?? 0
  const remainingAfter = remainingBefore + use.takenSeconds
  number.remaining.set(key, remainingAfter)
  return { ...use, remainingBefore, remainingAfter, isReversal: true }
}

function withdraw(number: NumberAccount, priced: PricedUse, bookedOn: LocalDate): PricedUse {
  const key = lineKey(priced.record.direction, priced, bookedOn)
  const sumBefore = number.lines.get(key) ?? 0
  const sumAfter = addExact(sumBefore, -multiplyExact(priced.price, priced.billedSeconds))
  number.lines.set(key, sumAfter)
  return { ...priced, sumBefore, sumAfter, isReversal: true }
}
