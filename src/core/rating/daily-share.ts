import type { LocalDay } from '../calendar/local-calendar.js'
import type { LocalMonth } from '../calendar/local-date.js'
import { addExact, floorOf } from '../values/exact.js'
import type { DailyShare } from './posting.js'

/**
 * Adds a day's part of a monthly fee to the month's exact sum; the amount is the difference of the floors, in kopecks (R5).
 * @param sums numerators over the days of the month
 */
export function shareOf(
  sums: Map<LocalMonth, number>,
  { month, daysInMonth: days }: LocalDay,
  fee: number,
): { amount: number; share: DailyShare } {
  const sumBefore = sums.get(month) ?? 0
  const sumAfter = addExact(sumBefore, fee)
  sums.set(month, sumAfter)
  return { amount: floorOf(sumAfter, days) - floorOf(sumBefore, days), share: { days, sumBefore, sumAfter } }
}
