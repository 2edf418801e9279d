import type { LocalDate, LocalMonth } from '../calendar/local-date.js'
import { multiplyExact, roundUpTo } from '../values/exact.js'
import { noMoney } from '../values/money.js'
import type { NumberAccount, RatedUsage } from './account.js'
import type { DirectionCode } from './catalogue/index.js'
import { addToLine, findLine, type InvoiceSum } from './invoice-sum.js'
import type { PackageUse, Posting } from './posting.js'
import type { UsageRecord } from './usage-record.js'
import type { ActivePackage, Tail, Wallet, Way } from './wallet.js'

/** When a record is charged. */
export interface Booking {
  serviceDate: LocalDate
  bookedOn: LocalDate
  /** Of `bookedOn`. */
  month: LocalMonth
  /** Came after its month was invoiced: it stands alone and is not rated again with others. */
  isAdjustment: boolean
}

const none: readonly PackageUse[] = []

/** Rates one record and takes what it uses from packages and adds what it costs to its invoice line. */
export function rateUsage(
  number: NumberAccount,
  wallet: Wallet,
  way: Way,
  record: UsageRecord,
  booking: Booking,
): RatedUsage {
  const revision = number.revisions.get(record.id) ?? 0
  const rated: RatedUsage = { record, revision, booking, uses: none, priced: null, amount: noMoney }
  let rest = record.seconds > wallet.tariff.freeSeconds ? record.seconds : 0
  for (const active of way.packages) {
    if (rest === 0) break
    const use = takeFrom(number, active, record, rest)
    if (use === undefined) continue
    rated.uses = [...rated.uses, use]
    rest -= use.seconds
  }
  if (rest > 0 || rated.uses.length === 0) charge(number, way, rated, rest)
  return rated
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

/** Adds what is left to its invoice line (R16). */
function charge(number: NumberAccount, way: Way, rated: RatedUsage, seconds: number): void {
  const { record, booking } = rated
  const tail = tailOf(number, way)
  const { source, price, unitSeconds } = tail
  const billedSeconds = roundUpTo(seconds, unitSeconds)
  const line = lineOf(number, tail, record.direction, booking.month)
  const sumBefore = line.sum
  rated.amount = addToLine(line, multiplyExact(price, billedSeconds))
  rated.priced = {
    kind: 'priced_use',
    record,
    seconds,
    billedSeconds,
    unitSeconds,
    source,
    price,
    sumBefore,
    sumAfter: line.sum,
    isReversal: false,
  }
}

/** The line of a price; what a wallet found once it keeps. */
function lineOf(number: NumberAccount, tail: Tail, direction: DirectionCode, month: LocalMonth): InvoiceSum {
  const kept = tail.line
  if (kept?.month === month) return kept
  tail.line = findLine(number, month, direction, tail)
  return tail.line
}

/** What a rated record brings into the ledger. */
export function postingsOf({ record, revision, booking, uses, priced, amount }: RatedUsage): Posting[] {
  const { serviceDate, bookedOn } = booking
  const { number, id } = record
  const postings: Posting[] = []
  for (const basis of uses) {
    const part = `usage:${id}:${revision}:${postings.length}`
    postings.push({ id: part, number, serviceDate, bookedOn, amount: noMoney, basis })
  }
  if (priced !== null) {
    const part = `usage:${id}:${revision}:${postings.length}`
    postings.push({ id: part, number, serviceDate, bookedOn, amount, basis: priced })
  }
  return postings
}
