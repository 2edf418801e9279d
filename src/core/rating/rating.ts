import { LocalCalendar } from '../calendar/local-calendar.js'
import type { CompanyId } from '../values/ids.js'
import type { Catalogue } from './catalogue/index.js'
import { Turns } from './ledger/turns.js'

export interface ChargedCompany {
  companyId: CompanyId
  /** UTC ms. */
  smsSince: number
}

/** The price lists, and who is charged by them: what every process holds in memory. */
export class Rating {
  readonly catalogue: Catalogue
  /** Of those in this process who advance an account. */
  readonly turns = new Turns()
  readonly #calendars = new Map<string, LocalCalendar>()
  #charged: ReadonlyMap<CompanyId, number> = new Map()

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue
  }

  /** Whether the company's text messages are charged: the one question that sending and reading ask. */
  charges(companyId: CompanyId): boolean {
    return this.#charged.has(companyId)
  }

  /** UTC ms since which they are; undefined where they are not. */
  chargedSince(companyId: CompanyId): number | undefined {
    return this.#charged.get(companyId)
  }

  replaceCharged(companies: readonly ChargedCompany[]): void {
    this.#charged = new Map(companies.map(({ companyId, smsSince }) => [companyId, smsSince]))
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
