import type { OwnHours, SendingHours } from '../calendar/quiet-hours.js'
import type { CompanyId } from '../values/ids.js'
import { defaultM2mSettings, type M2mSettings } from './m2m-settings.js'

/** What every process holds of every company in memory. */
export interface CompanySettings {
  /** IANA zone of the company: for recipients without one of their own. The platform's own is Europe/Moscow. */
  zoneOf(companyId: CompanyId): string
  /** When its messages may be sent; the same object until it changes. */
  hoursOf(companyId: CompanyId): SendingHours
  /** How the M2M interface serves it. */
  m2mOf(companyId: CompanyId): M2mSettings
  /** Those that messages are sent in where a company has set none. */
  readonly platformHours: SendingHours
}

/** A company as the database has it. */
export interface StoredSettings {
  id: CompanyId
  zone: string
  quietHours: OwnHours
  m2m: M2mSettings
}

/** Of the platform, and of what belongs to no company. */
export const platformZone = 'Europe/Moscow'

export class CompanyTable implements CompanySettings {
  readonly platformHours: SendingHours
  #companies: ReadonlyMap<CompanyId, { zone: string; hours: SendingHours; m2m: M2mSettings }> = new Map()

  constructor(platformHours: SendingHours) {
    this.platformHours = platformHours
  }

  replace(companies: readonly StoredSettings[]): void {
    this.#companies = new Map(
      companies.map(({ id, zone, quietHours, m2m }) => [
        id,
        { zone, hours: { ...this.platformHours, ...quietHours }, m2m },
      ]),
    )
  }

  zoneOf(companyId: CompanyId): string {
    return this.#companies.get(companyId)?.zone ?? platformZone
  }

  hoursOf(companyId: CompanyId): SendingHours {
    return this.#companies.get(companyId)?.hours ?? this.platformHours
  }

  m2mOf(companyId: CompanyId): M2mSettings {
    return this.#companies.get(companyId)?.m2m ?? defaultM2mSettings
  }
}
