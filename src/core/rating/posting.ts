import type { LocalDate } from '../calendar/local-date.js'
import type { NumberId } from '../values/ids.js'
import type { Money } from '../values/money.js'
import type { UsageRecord } from './usage-record.js'

/** One line of the ledger. Never changed: what was wrong is reversed by another (R3). */
export interface Posting {
  /** Made of the ids of what is charged, so posting the same again is recognised. */
  id: string
  /** Null for what is the company's and not one number's. */
  number: NumberId | null
  /** The local day of the service: chooses prices and VAT. */
  serviceDate: LocalDate
  /** The local day in whose month it is invoiced; later than the service for what came after that invoice (R28). */
  bookedOn: LocalDate
  amount: Money
  basis: Basis
}

/** Why the amount is what it is; `explainPosting` says it in words. */
export type Basis = FeeBasis | UsageBasis | SmsBasis

export type FeeBasis =
  | { kind: 'setup_fee'; tariff: string }
  | ({ kind: 'number_fee'; tariff: string; fee: Money } & DailyShare)
  | { kind: 'package_fee'; package: string; period: PeriodRef }
  | { kind: 'sms_package_fee'; package: string; period: PeriodRef }
  | ({ kind: 'employee_fee'; headCount: number; fee: Money } & DailyShare)

/** Parts of the month's exact sum, in `days`-ths of a kopeck: the amount is the difference of their floors (R5). */
export interface DailyShare {
  days: number
  sumBefore: number
  sumAfter: number
}

/** A period of a connection: 0 begins with the connection, each next one with an anniversary. UTC ms. */
export interface PeriodRef {
  connection: number
  index: number
  from: number
  until: number
}

export type UsageBasis = PackageUse | PricedUse

/** Seconds that a package paid for (R14). */
export interface PackageUse {
  kind: 'package_use'
  record: UsageRecord
  package: string
  period: PeriodRef
  /** Seconds of the record that are covered. */
  seconds: number
  /** Taken from the package, rounded up to its unit. */
  takenSeconds: number
  remainingBefore: number
  remainingAfter: number
  isReversal: boolean
}

/** Seconds at a price (R15, R16). */
export interface PricedUse {
  kind: 'priced_use'
  record: UsageRecord
  /** Seconds that no package paid for. */
  seconds: number
  billedSeconds: number
  unitSeconds: number
  source: PriceSource
  /** Kopecks a minute. */
  price: Money
  /** The exact sum of the invoice line in sixtieths of a kopeck: the amount is the difference of what it rounds to. */
  sumBefore: number
  sumAfter: number
  isReversal: boolean
}

/** Who names a price: a tariff, or a package for what goes over it. */
export interface PriceSource {
  kind: 'tariff' | 'package'
  code: string
}

export type SmsBasis =
  | { kind: 'sms_included'; package: string; period: PeriodRef; units: number; remainingBefore: number }
  | { kind: 'sms_over'; offer: string; units: number; price: Money; isAbroad: boolean }
  | { kind: 'sms_pooled'; offer: string; units: number; sentBefore: number }
  | { kind: 'sms_pool_over'; offer: string; sent: number; pool: number; price: Money }
