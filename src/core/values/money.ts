import { accept, type Parsed, refuse } from './parsed.js'

/** An amount in integer kopecks; negative for what is given back. */
export type Money = number & { readonly __kind: 'money' }

export const noMoney = 0 as Money

/** Reads roubles: `1234`, `1234.5`, `1234.50`, `1234,50`, each with an optional minus. */
export function parseMoney(input: string): Parsed<Money> {
  const match = /^(-?)([0-9]{1,15})(?:[.,]([0-9]{1,2}))?$/.exec(input.trim())
  if (match === null)
    return refuse('An amount is written in roubles with at most two decimals and no spaces, such as 1234.50')
  const [, sign = '', roubles = '', kopecks = ''] = match
  const amount = Number(roubles + kopecks.padEnd(2, '0'))
  if (!Number.isSafeInteger(amount)) return refuse('The amount is too large; the largest is 90071992547409.91')
  return accept((sign === '' || amount === 0 ? amount : -amount) as Money)
}

/** Takes kopecks as they are stored. @throws RangeError unless they are a safe integer. */
export function moneyFromKopecks(kopecks: number): Money {
  if (!Number.isSafeInteger(kopecks))
    throw new RangeError(`${kopecks} is not a whole number of kopecks that can be kept exactly`)
  return (kopecks === 0 ? 0 : kopecks) as Money
}

/** Roubles with two decimals and a point: `-1234.50`. */
export function formatMoney(money: Money): string {
  const digits = String(Math.abs(money)).padStart(3, '0')
  return `${money < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** @throws RangeError when the sum can no longer be kept exactly. */
export function addMoney(left: Money, right: Money): Money {
  return moneyFromKopecks(left + right)
}
