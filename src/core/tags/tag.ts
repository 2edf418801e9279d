import type { CompanyId, GroupId, PersonId, TagId, TagSubscriptionId } from '../values/ids.js'
import type { TagName } from '../values/tag-name.js'

/** A label of messages, and a topic that people subscribe to. Each company's names are its own. */
export interface Tag {
  id: TagId
  /** Who sends to it and pays. */
  companyId: CompanyId
  /** Unique in the company, compared by `tagKey`. */
  name: TagName
  /** The same in ASCII, for addresses of mail; unique in the company. */
  slug: string
  /** Whether people subscribe and leave by SMS; whoever may be texted may always leave. */
  joinBySms: boolean
  /** Whether other companies may ask for it. Those that may not see no tag. */
  isOffered: boolean
  createdAt: number
}

/** A person or a group of a company that gets what is sent to a tag, for a time. */
export interface TagSubscription {
  id: TagSubscriptionId
  tagId: TagId
  /** Whose person or group it is: the owner of the tag, or a company that may subscribe. */
  companyId: CompanyId
  subscriber: Subscriber
  source: 'administrator' | 'sms'
  /** Of a person of another company: how it agreed, in the words of its administrator. */
  consent: string | null
  /** UTC ms. */
  from: number
  /** UTC ms, the first at which it no longer holds; null: until further notice. */
  until: number | null
}

export type Subscriber = { person: PersonId } | { group: GroupId }

export const tagAccessStates = ['requested', 'approved', 'refused', 'revoked'] as const
export type TagAccessState = (typeof tagAccessStates)[number]

/** Another company's leave to subscribe its people to a tag. */
export interface TagAccess {
  tagId: TagId
  /** Owner of the tag. */
  ownerId: CompanyId
  /** Whose people would subscribe. */
  companyId: CompanyId
  state: TagAccessState
  /** What the asking company said. */
  note: string | null
  requestedAt: number
  decidedAt: number | null
}

/** The number of a subscriber of another company is never shown; this stands in its place. Always the same for a person. */
export function subscriberName(id: PersonId): string {
  return `subscriber:${id}`
}
