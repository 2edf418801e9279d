import type { LocalCalendar } from '../../calendar/local-calendar.js'
import type { LocalMonth } from '../../calendar/local-date.js'
import { addExact, roundUpTo } from '../../values/exact.js'
import type { DirectionCode } from '../catalogue/index.js'
import { inOrder, type UsageRecord } from '../usage-record.js'

/** A month's records in the order of rating, so that a plan is priced without going through all of them. */
export interface MonthTally {
  month: LocalMonth
  records: readonly UsageRecord[]
  directions: ReadonlyMap<DirectionCode, DirectionTally>
  /** A record that is not longer counts as nothing. */
  freeSeconds: number
}

/** The records of one direction. */
export interface DirectionTally {
  /** Where they stand among the month's records, ascending. */
  places: readonly number[]
  /** By the unit of billing: what the first so many records come to, in seconds rounded up; one more than places. */
  sums: ReadonlyMap<number, readonly number[]>
}

/** Tallies of the months in which the records started. @param units of billing, in seconds */
export function tally(
  records: readonly UsageRecord[],
  calendar: LocalCalendar,
  units: ReadonlySet<number>,
  freeSeconds: number,
): Map<LocalMonth, MonthTally> {
  const months = new Map<LocalMonth, UsageRecord[]>()
  for (const record of records) {
    const { month } = calendar.dayAt(record.startedAt)
    const list = months.get(month)
    if (list === undefined) months.set(month, [record])
    else list.push(record)
  }
  return new Map([...months].map(([month, list]) => [month, tallyMonth(month, list.sort(inOrder), units, freeSeconds)]))
}

/** What the records of a direction before a place come to in a unit. */
export function sumBefore({ places, sums }: DirectionTally, unit: number, place: number): number {
  const sum = sums.get(unit)
  if (sum === undefined) throw new Error(`usage was not tallied in units of ${unit} s`)
  return sum[countBelow(places, place)] ?? 0
}

/** The same between two places, the second excluded. */
export function sumBetween(tally: DirectionTally, unit: number, from: number, until: number): number {
  return sumBefore(tally, unit, until) - sumBefore(tally, unit, from)
}

function tallyMonth(
  month: LocalMonth,
  records: readonly UsageRecord[],
  units: ReadonlySet<number>,
  freeSeconds: number,
): MonthTally {
  const directions = new Map<DirectionCode, { places: number[]; sums: Map<number, number[]> }>()
  records.forEach(({ direction, seconds }, place) => {
    let own = directions.get(direction)
    if (own === undefined) {
      own = { places: [], sums: new Map([...units].map((unit) => [unit, [0]])) }
      directions.set(direction, own)
    }
    own.places.push(place)
    const counted = seconds > freeSeconds ? seconds : 0
    for (const [unit, sum] of own.sums) sum.push(addExact(sum.at(-1) ?? 0, roundUpTo(counted, unit)))
  })
  return { month, records, directions, freeSeconds }
}

/** How many places are below a place. */
function countBelow(places: readonly number[], place: number): number {
  let low = 0
  let high = places.length
  if (high === 0 || (places[high - 1] ?? 0) < place) return high
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
