import type { Hours } from '../calendar/hours.js'
import type { ApiKeyId, CompanyId, GroupId, PersonId, TagId, UserId } from '../values/ids.js'

/** To whom a user may send, when, and how much. */
export interface SendingRights {
  /** Null: to everybody. */
  allow: AllowList | null
  /** Windows on the company's clock in which its messages may leave; null: always. */
  hours: Hours | null
  /** Segments of a calendar month on the company's clock; null: as many as it likes. */
  monthlySegments: number | null
}

export interface AllowList {
  persons: readonly PersonId[]
  /** With everybody who is in them, through other groups too. */
  groups: readonly GroupId[]
  /** To the tag, whoever is subscribed; not to the subscribers by name or number. */
  tags: readonly TagId[]
}

export const unrestricted: SendingRights = { allow: null, hours: null, monthlySegments: null }

export function isRestricted({ allow, hours, monthlySegments }: SendingRights): boolean {
  return allow !== null || hours !== null || monthlySegments !== null
}

/** As the database has them. */
export interface StoredRights extends SendingRights {
  companyId: CompanyId
  userId: UserId
}

/** With everything that acts by them beside the user. */
export interface HeldRights extends StoredRights {
  keys: readonly ApiKeyId[]
}
