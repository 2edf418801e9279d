import type { LocalDate } from '../calendar/local-date.js'
import type { NumberInfo, NumberingPlan } from '../routing/numbering.js'
import type { Msisdn } from '../values/msisdn.js'
import type { CountryTable, DirectionCode } from './catalogue/index.js'
import { resolveForeign } from './resolve-foreign.js'

/** What the direction of a called number depends on. */
export interface DirectionContext {
  countries: CountryTable
  numbering: Pick<NumberingPlan, 'find'>
  /** The day of the call. */
  date: LocalDate
  /** A region as the numbering register spells it. */
  homeRegion: string
  /** Numbers in the company's list, in E.164. */
  ownNumbers: ReadonlySet<string>
  /** Short numbers of the company's fixed-mobile convergence, each for an own number. */
  ownShortNumbers: ReadonlyMap<string, string>
}

/** A direction with what it was found by (R25). */
export interface ResolvedDirection {
  direction: DirectionCode
  /** One sentence in words. */
  because: string
  /** Answers of the numbering plan: range, data version, port status; null where it was not asked. */
  number: NumberInfo | null
  /** What the data did not say and was taken to be so: the direction may be another. */
  assumed: readonly Assumption[]
}

/** `operator_unknown`: taken for another operator than MTS; `region_unknown`: taken for another region than the home region. */
export type Assumption = 'operator_unknown' | 'region_unknown'

const homeOperator = 'mts'
const shortNumberLength = 6

/**
 * The one direction of a called number: E.164 with a plus, or a short number as it is dialled (R24, Q40). Every text of digits resolves.
 * Whether the direction has a price is the tariff's business.
 */
export function resolveDirection(called: string, context: DirectionContext): ResolvedDirection {
  if (!called.startsWith('+')) return resolveShort(called, context)
  const digits = called.slice(1)
  const { countries, date } = context
  if (countries.tollFreePrefixes.some((prefix) => digits.startsWith(prefix)))
    return told('toll_free', 'The number is free for the caller')
  const foreign = resolveForeign(digits, countries, date)
  if (foreign !== undefined) return told(foreign.direction, foreign.because)
  if (!digits.startsWith('7'))
    return told(countries.defaultDirection, 'No group of countries has a prefix of the number')
  return resolveRussian(called, context)
}

function resolveShort(digits: string, context: DirectionContext): ResolvedDirection {
  if (context.countries.emergencyNumbers.has(digits))
    return told('emergency', 'The number is of the emergency services')
  const own = context.ownShortNumbers.get(digits)
  if (own !== undefined) {
    const resolved = resolveDirection(own, context)
    return { ...resolved, because: `The short number stands for an own number. ${resolved.because}` }
  }
  const what = digits.length <= shortNumberLength ? 'a short number' : 'no number with a country code'
  return told('short_code', `${digits.slice(0, shortNumberLength)} is ${what}`)
}

function resolveRussian(called: string, context: DirectionContext): ResolvedDirection {
  const { numbering, homeRegion, ownNumbers } = context
  const number = numbering.find(called as Msisdn)
  const { kind, operator, region } = number
  const isMts = operator === homeOperator
  const isHome = region === homeRegion
  const assumed: Assumption[] = []
  if (operator === null) assumed.push('operator_unknown')
  if (region === null) assumed.push('region_unknown')
  const where = region ?? 'an unknown region'
  if (isMts && kind === 'mobile' && ownNumbers.has(called)) {
    const because = `An MTS number of the company, in ${where}`
    return { direction: isHome ? 'cug_home' : 'cug_russia', because, number, assumed }
  }
  const because = `${isMts ? 'MTS' : operator === null ? 'An unknown operator' : 'Another operator than MTS'} in ${where}`
  return { direction: russianDirection(isMts, isHome), because, number, assumed }
}

function russianDirection(isMts: boolean, isHome: boolean): DirectionCode {
  if (isMts) return isHome ? 'mts_home' : 'mts_russia'
  return isHome ? 'other_home' : 'russia'
}

function told(direction: DirectionCode, because: string): ResolvedDirection {
  return { direction, because, number: null, assumed: [] }
}
