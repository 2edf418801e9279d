import { monthOf } from '../calendar/local-date.js'
import { type Account, isActiveAt, type NumberAccount, type RatedUsage } from './account.js'
import { isOpen, openDate } from './open-date.js'
import type { Posting } from './posting.js'
import { type Booking, postingsOf, rateUsage } from './rate-usage.js'
import { reverseUsage } from './reverse-usage.js'
import { faultOf, inOrder, isSameRecord, type UsageRecord } from './usage-record.js'
import { walletAt, wayOf } from './wallet.js'

/** What became of a usage record. Only a parked one waits: it is neither free nor lost. */
export type UsageOutcome =
  | { kind: 'rated'; postings: Posting[] }
  /** The same record was rated before. */
  | { kind: 'known' }
  /** It cannot be rated yet; somebody must look. */
  | { kind: 'parked'; reason: ParkReason; explanation: string }
  /** It cannot be true. */
  | { kind: 'refused'; explanation: string }

export type ParkReason = 'unknown_number' | 'unknown_direction' | 'not_connected' | 'no_prices' | 'unpriced_direction'

/**
 * Rates one record. One that comes late into a month that is not invoiced is put in its place: those of a later end are reversed and
 * rated again, as if it had come in time (R10). Into an invoiced month it goes alone (R28).
 * @param arrivedAt UTC ms; an adjustment is booked on this day
 */
export function recordUsage(account: Account, record: UsageRecord, arrivedAt = record.endedAt): UsageOutcome {
  const fault = faultOf(record)
  if (fault !== undefined) return { kind: 'refused', explanation: fault }
  const number = account.numbers.get(record.number)
  if (number === undefined) return park('unknown_number', `No number ${record.number} belongs to the company`)
  const before = number.known.get(record.id)
  if (before !== undefined) return again(before, record)
  const obstacle = obstacleTo(account, number, record)
  if (obstacle !== undefined) return obstacle
  return {
    kind: 'rated',
    postings: insert(account, number, { record, booking: bookingOf(account, number, record, arrivedAt) }),
  }
}

/**
 * Replaces a record that was rated by what is true, or takes it back when nothing is (R3, R28).
 * @param record of the same id and number; null: it never was
 */
export function correctUsage(
  account: Account,
  numberId: UsageRecord['number'],
  id: number,
  record: UsageRecord | null,
  arrivedAt: number,
): UsageOutcome {
  const number = account.numbers.get(numberId)
  const before = number?.known.get(id)
  if (number === undefined || before === undefined)
    return { kind: 'refused', explanation: `No record ${id} of the number ${numberId} was rated; send it as a new one` }
  if (record !== null && (record.id !== id || record.number !== numberId))
    return { kind: 'refused', explanation: 'A corrected record keeps its id and number' }
  if (record !== null && isSameRecord(before.record, record)) return { kind: 'known' }
  const obstacle = record === null ? undefined : (refusal(record) ?? obstacleTo(account, number, record))
  if (obstacle !== undefined) return obstacle
  number.known.delete(id)
  const added = record === null ? null : { record, booking: bookingOf(account, number, record, arrivedAt) }
  return { kind: 'rated', postings: replace(account, number, before, added, arrivedAt) }
}

function refusal(record: UsageRecord): UsageOutcome | undefined {
  const explanation = faultOf(record)
  return explanation === undefined ? undefined : { kind: 'refused', explanation }
}

function again(before: RatedUsage, record: UsageRecord): UsageOutcome {
  if (isSameRecord(before.record, record)) return { kind: 'known' }
  return { kind: 'refused', explanation: `A record ${record.id} with other content was rated; send it as a correction` }
}

function obstacleTo(account: Account, number: NumberAccount, record: UsageRecord): UsageOutcome | undefined {
  const { direction, startedAt, because } = record
  if (!account.catalogue.directions.has(direction))
    return park('unknown_direction', because ?? `No price list knows the direction ${direction}`)
  if (!isActiveAt(number, startedAt))
    return park('not_connected', 'The number was not connected when the record started')
  const wallet = walletAt(account, number, startedAt)
  if (wallet === undefined) return park('no_prices', 'No price list holds for the day on which the record started')
  if (wayOf(wallet, direction) === undefined)
    return park('unpriced_direction', `The tariff «${wallet.tariff.name}» has no price for the direction ${direction}`)
  return undefined
}

function park(reason: ParkReason, explanation: string): UsageOutcome {
  return { kind: 'parked', reason, explanation }
}

function bookingOf(account: Account, number: NumberAccount, record: UsageRecord, arrivedAt: number): Booking {
  const { date, month } = account.calendar.dayAt(record.startedAt)
  const kept = number.wallet?.booking
  if (kept?.serviceDate === date && !kept.isAdjustment && isOpen(account, month)) return kept
  const bookedOn = openDate(account, date, arrivedAt)
  const booking = { serviceDate: date, bookedOn, month: monthOf(bookedOn), isAdjustment: bookedOn !== date }
  if (number.wallet !== undefined) number.wallet.booking = booking
  return booking
}

interface Added {
  record: UsageRecord
  booking: Booking
}

function insert(account: Account, number: NumberAccount, added: Added): Posting[] {
  if (added.booking.isAdjustment) return rate(account, number, added)
  const last = number.rated.at(-1)
  if (last === undefined || inOrder(last.record, added.record) < 0) return rate(account, number, added)
  return rework(account, number, added.record, null, added)
}

function replace(
  account: Account,
  number: NumberAccount,
  before: RatedUsage,
  added: Added | null,
  arrivedAt: number,
): Posting[] {
  const wasOpen = !before.booking.isAdjustment && isOpen(account, before.booking.month)
  if (!wasOpen) {
    const reversal = reverseUsage(number, before, openDate(account, before.booking.bookedOn, arrivedAt))
    return added === null ? reversal : [...reversal, ...insert(account, number, added)]
  }
  const moves = added !== null && !added.booking.isAdjustment
  const isEarlier = moves && inOrder(added.record, before.record) < 0
  const first = isEarlier ? added.record : before.record
  const postings = rework(account, number, first, before, moves ? added : null)
  if (added !== null && !moves) postings.push(...rate(account, number, added))
  return postings
}

/** Reverses all from one record on, the last first, and rates them again in order, without one and with another. */
function rework(
  account: Account,
  number: NumberAccount,
  first: UsageRecord,
  dropped: RatedUsage | null,
  added: Added | null,
): Posting[] {
  const popped = popFrom(number, first)
  const postings = popped.flatMap((each) => reverseUsage(number, each, each.booking.bookedOn))
  const kept = popped
    .filter((each) => each !== dropped)
    .map((each): Added => ({ record: each.record, booking: each.booking }))
  const all = added === null ? kept : [...kept, added]
  for (const each of all.sort((left, right) => inOrder(left.record, right.record)))
    postings.push(...rate(account, number, each))
  return postings
}

function popFrom(number: NumberAccount, first: UsageRecord): RatedUsage[] {
  const popped: RatedUsage[] = []
  for (;;) {
    const last = number.rated.at(-1)
    if (last === undefined || inOrder(last.record, first) < 0) return popped
    popped.push(last)
    number.rated.pop()
  }
}

function rate(account: Account, number: NumberAccount, { record, booking }: Added): Posting[] {
  const wallet = walletAt(account, number, record.startedAt)
  const way = wallet && wayOf(wallet, record.direction)
  if (wallet === undefined || way === undefined) throw new Error(`usage record ${record.id} has lost its price`)
  const rated = rateUsage(number, wallet, way, record, booking)
  number.known.set(record.id, rated)
  if (!booking.isAdjustment) number.rated.push(rated)
  return postingsOf(rated)
}

/** Marks the months up to this one as invoiced: from now on nothing is posted into them. */
export function closeMonth(account: Account, month: Account['invoicedThrough'] & string): void {
  account.invoicedThrough = month
  for (const number of account.numbers.values())
    number.rated = number.rated.filter(({ booking }) => booking.month > month)
}
