import type { LocalMonth } from '../calendar/local-date.js'
import { addExact, halfUp } from '../values/exact.js'
import { type Money, moneyFromKopecks } from '../values/money.js'
import type { NumberAccount } from './account.js'
import type { PriceSource } from './posting.js'

/** What one invoice line of a number adds up to (R16). */
export interface InvoiceSum {
  readonly month: LocalMonth
  /** Exact, in sixtieths of a kopeck: prices are kopecks a minute. */
  sum: number
  /** The same in kopecks, half up: what the line's postings add up to. */
  rounded: number
}

const sixtieths = 60

/** The line of a calendar month, a direction, and who names which price; empty at first. */
export function findLine(
  { lines }: NumberAccount,
  month: LocalMonth,
  direction: string,
  { source, price }: { source: PriceSource; price: Money },
): InvoiceSum {
  const key = `${month} ${direction} ${source.kind} ${source.code} ${price}`
  let line = lines.get(key)
  if (line === undefined) {
    line = { month, sum: 0, rounded: 0 }
    lines.set(key, line)
  }
  return line
}

/** Adds an exact amount; the answer is what the line's rounded sum gains, so postings add up to it. */
export function addToLine(line: InvoiceSum, exact: number): Money {
  const before = line.rounded
  line.sum = addExact(line.sum, exact)
  line.rounded = halfUp(line.sum, sixtieths)
  return moneyFromKopecks(line.rounded - before)
}
