import type { LocalDate } from '../calendar/local-date.js'
import { addExact, halfUp, multiplyExact, roundUpTo } from '../values/exact.js'
import { moneyFromKopecks, noMoney } from '../values/money.js'
import type { NumberAccount, RatedUsage } from './account.js'
import type { PackageUse, Posting, PricedUse } from './posting.js'
import type { UsageRecord } from './usage-record.js'
import type { ActivePackage, Tail, Wallet, Way } from './wallet.js'

/** When a record is charged. */
export interface Booking {
  serviceDate: LocalDate
  bookedOn: LocalDate
  isAdjustment: boolean
}

/** Seconds of a minute: prices are kopecks a minute, so exact sums are counted in sixtieths of a kopeck. */
export const secondsOfPrice = 60

/** Rates one record and takes what it uses from packages and adds what it costs to its invoice line. */
export function rateUsage(
  number: NumberAccount,
  wallet: Wallet,
  way: Way,
  record: UsageRecord,
  booking: Booking,
): RatedUsage {
  let rest = record.seconds > wallet.tariff.freeSeconds ? record.seconds : 0
  const uses: PackageUse[] = []
  for (const active of way.packages) {
    if (rest === 0) break
    const use = takeFrom(number, active, record, rest)
    if (use === undefined) continue
    uses.push(use)
    rest -= use.seconds
  }
  const isUnpaid = rest > 0 || uses.length === 0
  const priced = isUnpaid ? charge(number, tailOf(number, way), record, rest, booking) : null
  const { serviceDate, bookedOn, isAdjustment } = booking
  const revision = number.revisions.get(record.id) ?? 0
  return { record, revision, serviceDate, bookedOn, isAdjustment, uses, priced }
}

/** Seconds left of an active package. */
export function remainingOf(number: NumberAccount, { key, grantedSeconds }: ActivePackage): number {
  return number.remaining.get(key) ?? grantedSeconds
}

/** As much as there is, in the package's own unit (R14). */
function takeFrom(
  number: NumberAccount,
  active: ActivePackage,
  record: UsageRecord,
  rest: number,
): PackageUse | undefined {
  const remainingBefore = remainingOf(number, active)
  if (remainingBefore === 0) return undefined
  const takenSeconds = Math.min(remainingBefore, roundUpTo(rest, active.package.family.unitSeconds))
  const remainingAfter = remainingBefore - takenSeconds
  number.remaining.set(active.key, remainingAfter)
  return {
    kind: 'package_use',
    record,
    package: active.package.code,
    period: active.period,
    seconds: Math.min(rest, takenSeconds),
    takenSeconds,
    remainingBefore,
    remainingAfter,
    isReversal: false,
  }
}

/** The first price that holds; the tariff's own always does (R15). */
function tailOf(number: NumberAccount, { tails }: Way): Tail {
  const tail = tails.find(({ onceExhausted }) => onceExhausted === null || remainingOf(number, onceExhausted) === 0)
  if (tail === undefined) throw new Error('a direction without a price of its tariff')
  return tail
}

function charge(number: NumberAccount, tail: Tail, record: UsageRecord, seconds: number, booking: Booking): PricedUse {
  const { source, price, unitSeconds } = tail
  const billedSeconds = roundUpTo(seconds, unitSeconds)
  const key = lineKey(record.direction, tail, booking.bookedOn)
  const sumBefore = number.lines.get(key) ?? 0
  const sumAfter = addExact(sumBefore, multiplyExact(price, billedSeconds))
  number.lines.set(key, sumAfter)
  return {
    ...{ kind: 'priced_use', record, seconds, billedSeconds, unitSeconds, source, price },
    ...{ sumBefore, sumAfter, isReversal: false },
  }
}

/** An invoice line of a number: the calendar month of the invoice, the direction, and who names which price (R16). */
export function lineKey(
  direction: string,
  { source, price }: Pick<Tail, 'source' | 'price'>,
  bookedOn: string,
): string {
  return `${bookedOn.slice(0, 7)} ${direction} ${source.kind} ${source.code} ${price}`
}

/** What a rated record brings into the ledger. */
export function postingsOf({ record, revision, serviceDate, bookedOn, uses, priced }: RatedUsage): Posting[] {
  const id = `usage:${record.id}:${revision}`
  const shared = { number: record.number, serviceDate, bookedOn }
  const postings: Posting[] = uses.map((basis, part) => ({ id: `${id}:${part}`, ...shared, amount: noMoney, basis }))
  if (priced !== null) postings.push({ id: `${id}:${uses.length}`, ...shared, amount: amountOf(priced), basis: priced })
  return postings
}

/** The difference of what the line's exact sum rounds to, so that postings add up to the line (R16). */
export function amountOf({ sumBefore, sumAfter }: Pick<PricedUse, 'sumBefore' | 'sumAfter'>) {
  return moneyFromKopecks(halfUp(sumAfter, secondsOfPrice) - halfUp(sumBefore, secondsOfPrice))
}
