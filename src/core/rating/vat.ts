import type { LocalDate } from '../calendar/local-date.js'
import { addExact, floorOf, halfUp, multiplyExact } from '../values/exact.js'
import { type Money, moneyFromKopecks } from '../values/money.js'
import { inForce, type VatRate } from './catalogue/index.js'

/** 100 % in hundredths of a percent. */
const whole = 10_000

/** The rate of a day of service. @throws RangeError before the first rate */
export function vatRateOn(rates: readonly VatRate[], date: LocalDate): number {
  const rate = inForce(rates, date)
  if (rate === undefined) throw new RangeError(`No rate of VAT is known for ${date}`)
  return rate.hundredths
}

/** The VAT that is inside a total (R26). `hundredths`: 20 % is 2000. */
export function vatInside(total: Money, hundredths: number): Money {
  return moneyFromKopecks(halfUp(multiplyExact(total, hundredths), whole + hundredths))
}

/**
 * Each line's part of the VAT inside their total, so that the parts add up: the exact part rounded down, and the kopecks that are left to
 * the lines that lost most by it.
 */
export function splitVat(lines: readonly Money[], hundredths: number): Money[] {
  const total = lines.reduce((sum, line) => addExact(sum, line), 0)
  const denominator = whole + hundredths
  const parts = lines.map((line, index) => {
    const numerator = multiplyExact(line, hundredths)
    const part = floorOf(numerator, denominator)
    return { index, part, lost: numerator - multiplyExact(part, denominator) }
  })
  const given = parts.reduce((sum, { part }) => addExact(sum, part), 0)
  let left = vatInside(moneyFromKopecks(total), hundredths) - given
  for (const each of parts.toSorted((one, other) => other.lost - one.lost || one.index - other.index)) {
    if (left === 0) break
    each.part += 1
    left -= 1
  }
  return parts.map(({ part }) => moneyFromKopecks(part))
}
