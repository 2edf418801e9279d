import { LocalCalendar } from '../calendar/local-calendar.js'
import { lastDay, type LocalMonth } from '../calendar/local-date.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { type Catalogue, inForce } from './catalogue/index.js'
import { isAbroad } from './is-abroad.js'
import { Turns } from './ledger/turns.js'
import { isEmployeeOfferOn, type OfferSpan } from './sms/sms-account.js'

/** What of an account stands in the memory of every process. */
export interface ChargedCompany {
  companyId: CompanyId
  zone: string
  /** UTC ms; null: text messages are not charged. */
  smsSince: number | null
  employeeOffer: readonly OfferSpan[]
  /** The month in which a limit holds mailings back. */
  heldMonth: LocalMonth | null
}

/** The price lists, and who is charged by them: what every process holds in memory. */
export class Rating {
  readonly catalogue: Catalogue
  /** Of those in this process who advance an account. */
  readonly turns = new Turns()
  readonly #calendars = new Map<string, LocalCalendar>()
  #accounts: ReadonlyMap<CompanyId, ChargedCompany> = new Map()

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  /** Whether the company's text messages are charged: the one question that sending and reading ask. */
  charges(companyId: CompanyId): boolean {
    return this.chargedSince(companyId) !== undefined
  }

  /** UTC ms since which they are; undefined where they are not. */
  chargedSince(companyId: CompanyId): number | undefined {
    return this.#accounts.get(companyId)?.smsSince ?? undefined
  }

  /** Whether a text to the number has no price by the company's offer: it is refused before it is sent (R23a). */
  refuses(companyId: CompanyId, to: Msisdn, at: number): boolean {
    const account = this.#accounts.get(companyId)
    if (account === undefined || account.smsSince === null) return false
    const date = this.calendarOf(account.zone).dateAt(at)
    const terms = inForce(this.catalogue.sms, date)
    const offer = terms && (isEmployeeOfferOn(account, date) ? terms.employee : terms.company)
    return offer?.abroadPrice === null && isAbroad(to, this.catalogue.countries, date)
  }

  /** UTC ms until which a limit holds mailings back; null: none does. */
  heldUntil(companyId: CompanyId, at: number): number | null {
    const account = this.#accounts.get(companyId)
    if (account === undefined || account.heldMonth === null) return null
    const calendar = this.calendarOf(account.zone)
    const { month } = calendar.dayAt(at)
    return month === account.heldMonth ? calendar.day(lastDay(month)).until : null
  }

  replaceCharged(companies: readonly ChargedCompany[]): void {
    this.#accounts = new Map(companies.map((company) => [company.companyId, company]))
  }

  calendarOf(zone: string): LocalCalendar {
    let calendar = this.#calendars.get(zone)
    if (calendar === undefined) {
      calendar = new LocalCalendar(zone)
      this.#calendars.set(zone, calendar)
    }
    return calendar
  }
}
