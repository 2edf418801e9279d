import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import type { PackageConnection } from '../period.js'

/** What rating knows of a company's offer of text messages. */
export interface SmsAccount {
  /** Packages of «Компания». */
  readonly packages: PackageConnection[]
  /** When «Сотрудник» holds; never while a package runs. */
  readonly employeeOffer: OfferSpan[]
  /** Everybody who is counted as an employee. */
  readonly units: BillableUnit[]
  /** SMS left, by connection and index of the period. */
  readonly remaining: Map<string, number>
  /** Numerators of the month's fee and of its pool, over the days of the month (R20, R21). */
  readonly fees: Map<LocalMonth, number>
  readonly pools: Map<LocalMonth, number>
  /** Units sent under «Сотрудник». */
  readonly sent: Map<LocalMonth, number>
  /** Ids of rated SMS. */
  readonly known: Set<number>
}

export interface OfferSpan {
  from: LocalDate
  /** The first day on which it no longer holds. */
  until: LocalDate | null
}

/** Counts as one employee from an instant until another, which is excluded. UTC ms. */
export interface BillableUnit {
  from: number
  until: number | null
}

export function newSmsAccount(): SmsAccount {
  return {
    ...{ packages: [], employeeOffer: [], units: [], remaining: new Map() },
    ...{ fees: new Map(), pools: new Map(), sent: new Map(), known: new Set() },
  }
}

export function isEmployeeOfferOn(
  { employeeOffer }: { readonly employeeOffer: readonly OfferSpan[] },
  date: LocalDate,
): boolean {
  return employeeOffer.some(({ from, until }) => from <= date && (until === null || date < until))
}
