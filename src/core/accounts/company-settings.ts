import type { CompanyId } from '../values/ids.js'

/** What every process holds of every company in memory. */
export interface CompanySettings {
  /** IANA zone of the company: for recipients without one of their own. The platform's own is Europe/Moscow. */
  zoneOf(companyId: CompanyId): string
}

/** Of the platform, and of what belongs to no company. */
export const platformZone = 'Europe/Moscow'

export class CompanyTable implements CompanySettings {
  #zones: ReadonlyMap<CompanyId, string> = new Map()

  zoneOf(companyId: CompanyId): string {
    return this.#zones.get(companyId) ?? platformZone
  }
}
