import type { LocalCalendar } from '../calendar/local-calendar.js'
import type { LocalDate, LocalMonth } from '../calendar/local-date.js'
import type { NumberId } from '../values/ids.js'
import type { Money } from '../values/money.js'
import type { Catalogue, NumberKind } from './catalogue/index.js'
import type { InvoiceSum } from './invoice-sum.js'
import type { PackageConnection } from './period.js'
import type { PackageUse, PricedUse } from './posting.js'
import type { Booking } from './rate-usage.js'
import { newSmsAccount, type SmsAccount } from './sms/sms-account.js'
import type { UsageRecord } from './usage-record.js'
import type { Wallet } from './wallet.js'

/**
 * What rating knows of one company. The functions of this folder advance it and return postings; they see nothing else, so the same
 * functions on a copy say what would be (R29).
 */
export interface Account {
  readonly catalogue: Catalogue
  readonly calendar: LocalCalendar
  readonly numbers: Map<NumberId, NumberAccount>
  readonly sms: SmsAccount
  /** The last day whose charges are posted; null before the first. */
  billedThrough: LocalDate | null
  /** The last month whose invoice is made: nothing is posted into it any more. */
  invoicedThrough: LocalMonth | null
}

export interface NumberAccount {
  readonly number: NumberId
  readonly kind: NumberKind
  /** Half-open; the last one has no end while the number is connected. */
  readonly active: ActiveSpan[]
  /** In the order of `from`. */
  readonly tariffs: TariffSpan[]
  readonly packages: PackageConnection[]
  /** Seconds left, by connection and index of the period; a period nothing was taken from is missing. */
  readonly remaining: Map<string, number>
  readonly lines: Map<string, InvoiceSum>
  /** Numerators of the month's daily shares (R5). */
  readonly shares: Map<LocalMonth, number>
  /** Rated records of months that are not invoiced, in order. */
  rated: RatedUsage[]
  /** Every rated record by id, the invoiced ones and adjustments too. */
  readonly known: Map<number, RatedUsage>
  /** How often a record was reversed. */
  readonly revisions: Map<number, number>
  /** What pays at the moment of the last record: found anew when it no longer holds. */
  wallet: Wallet | undefined
}

export interface ActiveSpan {
  from: number
  until: number | null
}

export interface TariffSpan {
  tariff: string
  /** UTC ms; a change begins with a local day. */
  from: number
}

/** How a record was rated: enough to take it back. */
export interface RatedUsage {
  readonly record: UsageRecord
  readonly revision: number
  readonly booking: Booking
  uses: readonly PackageUse[]
  priced: PricedUse | null
  /** Of `priced`. */
  amount: Money
  /** It never was: kept for the number of its revisions. */
  isTakenBack?: true
}

export function newAccount(catalogue: Catalogue, calendar: LocalCalendar): Account {
  return { catalogue, calendar, numbers: new Map(), sms: newSmsAccount(), billedThrough: null, invoicedThrough: null }
}

export function newNumberAccount(number: NumberId, kind: NumberKind): NumberAccount {
  return {
    ...{ number, kind, active: [], tariffs: [], packages: [] },
    ...{ remaining: new Map(), lines: new Map(), shares: new Map() },
    ...{ rated: [], known: new Map(), revisions: new Map(), wallet: undefined },
  }
}

export function isActiveAt({ active }: NumberAccount, at: number): boolean {
  return active.some(({ from, until }) => from <= at && (until === null || at < until))
}

/** The tariff of an instant; undefined before the first. */
export function tariffAt({ tariffs }: NumberAccount, at: number): TariffSpan | undefined {
  return tariffs.findLast(({ from }) => from <= at)
}
