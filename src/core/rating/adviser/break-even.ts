import { addExact, ceilingOf, multiplyExact } from '../../values/exact.js'

/** What so many billed minutes cost: a fee, minutes inside it, and a price a minute over them. Kopecks. */
export interface MinutePrice {
  fee: number
  minutes: number
  over: number
}

/** Minutes at a price, without a package. */
export function plainPrice(price: number): MinutePrice {
  return { fee: 0, minutes: 0, over: price }
}

/** Several packages of one kind. */
export function times({ fee, minutes, over }: MinutePrice, count: number): MinutePrice {
  return { fee: multiplyExact(fee, count), minutes: multiplyExact(minutes, count), over }
}

export function costOf({ fee, minutes, over }: MinutePrice, billed: number): number {
  return addExact(fee, multiplyExact(over, Math.max(0, billed - minutes)))
}

/**
 * The fewest billed minutes from which one way costs no more than another; null when it never does. It does not say that it stays so:
 * where the first costs more a minute over its package, the other wins again later.
 */
export function breakEven(one: MinutePrice, other: MinutePrice): number | null {
  const isCheaper = (billed: number) => costOf(one, billed) <= costOf(other, billed)
  if (isCheaper(0)) return 0
  // Between the ends of the packages both are straight lines, so it turns inside one of three pieces or at its ends.
  const edges = [0, one.minutes, other.minutes].sort((left, right) => left - right)
  for (const [index, from] of edges.entries()) {
    const until = edges[index + 1] ?? Number.MAX_SAFE_INTEGER
    const turn = turnOf(one, other, from)
    if (turn !== null && turn <= until && isCheaper(turn)) return turn
  }
  return null
}

/** Where the gap closes that there is at a place, as if nothing changed after it. */
function turnOf(one: MinutePrice, other: MinutePrice, from: number): number | null {
  const gap = costOf(one, from) - costOf(other, from)
  if (gap <= 0) return from
  const closing = costOf(one, from) + costOf(other, from + 1) - costOf(one, from + 1) - costOf(other, from)
  if (closing <= 0) return null
  return addExact(from, ceilingOf(gap, closing))
}
