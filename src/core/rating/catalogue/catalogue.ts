import type { LocalDate } from '../../calendar/local-date.js'
import type { Money } from '../../values/money.js'

/** What a usage record is of, such as `mts_home` or `record`: a code of `catalog/directions.yaml`. */
export type DirectionCode = string

/** The price lists as data. Made by `readCatalogue` only, so it has neither holes nor overlaps nor unknown codes. */
export interface Catalogue {
  directions: ReadonlyMap<DirectionCode, Direction>
  countries: CountryTable
  /** By the day from which they hold, ascending. */
  voice: readonly VoiceTerms[]
  sms: readonly SmsTerms[]
  vat: readonly VatRate[]
}

export interface Direction {
  code: DirectionCode
  name: string
  /** `unpriced`: nobody named a price, so it is neither free nor guessed. */
  charge: 'priced' | 'free' | 'unpriced'
}

export type NumberKind = 'mobile' | 'city'

/** Prices of the virtual number from a day on. */
export interface VoiceTerms {
  from: LocalDate
  tariffs: ReadonlyMap<string, Tariff>
  packages: ReadonlyMap<string, MinutePackage>
}

export interface Tariff {
  code: string
  name: string
  setupFee: Money
  /** A month. */
  numberFee: Readonly<Record<NumberKind, Money>>
  unitSeconds: number
  /** A record that is not longer costs nothing. */
  freeSeconds: number
  /** Kopecks a minute, of every direction that is not unpriced. */
  prices: ReadonlyMap<DirectionCode, Money>
}

export interface MinutePackage {
  code: string
  name: string
  family: PackageFamily
  minutes: number
  /** A period. */
  fee: Money
  /** Kopecks a minute over the package. */
  over: ReadonlyMap<DirectionCode, Money>
  /** No longer sold; those who have it keep it. */
  isClosed: boolean
}

export interface PackageFamily {
  code: string
  name: string
  /** With which it may be held. */
  tariffs: ReadonlySet<string>
  unitSeconds: number
  includes: ReadonlySet<DirectionCode>
  severalAtOnce: 'allowed' | 'forbidden'
  /** Since when a price holds that is named for a direction the package does not include. */
  overPriceOfExcluded: 'from_first_minute' | 'after_exhaustion'
}

export interface SmsTerms {
  from: LocalDate
  company: CompanyOffer
  employee: EmployeeOffer
}

interface SmsOffer {
  code: string
  name: string
  /** Over the package. */
  smsPrice: Money
  /** Null: SMS abroad are refused as unpriced. */
  abroadPrice: Money | null
}

/** «Компания». */
export interface CompanyOffer extends SmsOffer {
  period: PeriodKind
  packages: ReadonlyMap<string, SmsPackage>
}

/** `anchor`: monthly on the day of the connection; `calendar`: on the first of the month. */
export type PeriodKind = 'anchor' | 'calendar'

export interface SmsPackage {
  code: string
  name: string
  fee: Money
  sms: number
  isClosed: boolean
}

/** «Сотрудник». */
export interface EmployeeOffer extends SmsOffer {
  pricing: 'volume' | 'graduated'
  smsPerEmployee: number
  counts: CountingRule
  /** From 1 upwards without a hole; the last has no end. */
  steps: readonly HeadCountStep[]
}

/** Who is counted as an employee. */
export interface CountingRule {
  contacts: boolean
  eachNumber: boolean
  withoutNumber: boolean
}

export interface HeadCountStep {
  from: number
  to: number | null
  /** Of one employee for a month. */
  fee: Money
}

export interface VatRate {
  from: LocalDate
  /** Hundredths of a percent: 20 % is 2000. */
  hundredths: number
}

/** Which direction a foreign number belongs to, by the longest prefix. */
export interface CountryTable {
  defaultDirection: DirectionCode
  /** By prefix, digits without the plus. A prefix may have several members, one after another in time. */
  members: ReadonlyMap<string, readonly CountryMember[]>
  longestPrefix: number
  tollFreePrefixes: readonly string[]
  emergencyNumbers: ReadonlySet<string>
}

export interface CountryMember {
  direction: DirectionCode
  name: string
  /** ISO 3166; null for what belongs to no country. */
  country: string | null
  from: LocalDate | null
  /** The first day on which it no longer holds. */
  until: LocalDate | null
}

/** The entry that holds on a day; undefined before the first. */
export function inForce<T extends { from: LocalDate }>(versions: readonly T[], date: LocalDate): T | undefined {
  return versions.findLast((version) => version.from <= date)
}
