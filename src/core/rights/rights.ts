import type { Hours } from '../calendar/hours.js'
import type { ApiKeyId, CompanyId, GroupId, PersonId, TagId, UserId } from '../values/ids.js'
import type { Money } from '../values/money.js'

/** To whom a user may send, when, and how much. */
export interface SendingRights {
  /** Null: to everybody. */
  allow: AllowList | null
  /** Windows on the company's clock in which its messages may leave; null: always. */
  hours: Hours | null
  /** Segments of a calendar month on the company's clock; null: as many as it likes. */
  monthlySegments: number | null
  /** What the messages of such a month may cost; null: as much as they do. */
  monthlyMoney: Money | null
}

export interface AllowList {
  persons: readonly PersonId[]
  /** With everybody who is in them, through other groups too. */
  groups: readonly GroupId[]
  /** To the tag, whoever is subscribed; not to the subscribers by name or number. */
  tags: readonly TagId[]
}

export const unrestricted: SendingRights = { allow: null, hours: null, monthlySegments: null, monthlyMoney: null }

export function isRestricted({ allow, hours, monthlySegments, monthlyMoney }: SendingRights): boolean {
  return allow !== null || hours !== null || monthlySegments !== null || monthlyMoney !== null
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
