import type { CompanyId, GroupId, MemberId, PersonId } from '../values/ids.js'

export interface Group {
  id: GroupId
  companyId: CompanyId
  /** Unique in the company, compared by `nameKey`. */
  name: string
  /** Who is in it, where that is not a list of members: see rule.ts. */
  rule: string | null
  createdAt: number
}

/** A person or another group, for a time. */
export interface GroupMember {
  id: MemberId
  groupId: GroupId
  member: { person: PersonId } | { group: GroupId }
  /** UTC ms. */
  from: number
  /** UTC ms, the first at which it is no longer in; null: until further notice. */
  until: number | null
}
