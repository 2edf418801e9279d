import type { LocalDate } from '../calendar/local-date.js'
import type { Msisdn } from '../values/msisdn.js'
import type { CountryTable } from './catalogue/index.js'
import { resolveForeign } from './resolve-foreign.js'

/** Whether a subscriber is none of a Russian network; Kazakhstan shares Russia's prefix. */
export function isAbroad(to: Msisdn, countries: CountryTable, date: LocalDate): boolean {
  const digits = to.slice(1)
  return !digits.startsWith('7') || resolveForeign(digits, countries, date) !== undefined
}
