import type { Group } from '../people/group.js'
import type { Person } from '../people/person.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, PersonId, TagId, TagSubscriptionId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { TagKey } from '../values/tag-name.js'
import type { Tag, TagAccess, TagSubscription } from './tag.js'

/** Tags, who is subscribed to them, and which companies may be. */
export interface TagStore {
  /** @throws GatewayError `conflict` when the company has a tag of this name, or of this slug */
  insertTag(tag: Tag, audit: NewAudit): Promise<void>
  /** @throws GatewayError `conflict` as above */
  updateTag(tag: Tag, audit: NewAudit): Promise<void>
  /** With its subscriptions. Messages keep its name as their label. */
  deleteTag(tag: Tag, audit: NewAudit): Promise<void>
  findTag(
    by: { id: TagId } | { companyId: CompanyId; key: TagKey } | { companyId: CompanyId; slug: string },
  ): Promise<Tag | undefined>
  listTags(companyId: CompanyId, afterId: TagId, limit: number): Promise<readonly Tag[]>

  /** Writes the state of a company's access, whatever it was before. */
  putAccess(access: TagAccess, audits: readonly NewAudit[]): Promise<void>
  findAccess(tag: Tag, companyId: CompanyId): Promise<TagAccess | undefined>
  /** Companies that asked, with what their people are at an instant. */
  listAccesses(tag: Tag, at: number): Promise<readonly GuestAccess[]>
  /** Tags of other companies that a company has asked for. */
  listRequested(companyId: CompanyId): Promise<readonly RequestedTag[]>

  /** Whoever is subscribed without an end stays as he is; `back` are persons whose leaving is forgotten. */
  addSubscriptions(tag: Tag, added: NewSubscriptions, audit: NewAudit): Promise<void>
  /** Ends subscriptions at an instant; those that begin later are deleted. `left` will not be reached in any other way. */
  endSubscriptions(tag: Tag, ended: EndedSubscriptions, audit: NewAudit): Promise<void>
  /** Of one company, those that hold at `at` or begin later. */
  findSubscriptions(tag: Tag, companyId: CompanyId, at: number): Promise<readonly TagSubscription[]>
  /** Of one company and all times. */
  listSubscriptions(
    tag: Tag,
    companyId: CompanyId,
    afterId: TagSubscriptionId,
    limit: number,
  ): Promise<readonly TagSubscription[]>

  /** Persons that are subscribed themselves at an instant: of the owner, and of companies that may subscribe. */
  personsOf(tag: Tag, at: number): Promise<readonly Person[]>
  /** Groups of the owner that are subscribed at an instant. */
  groupsOf(tag: Tag, at: number): Promise<readonly Group[]>
  /** Persons that have left the tag and are not reached by it, in whatever group they are. */
  leftBy(tag: Tag): Promise<readonly PersonId[]>
  /** Of a company's persons that are subscribed to its own tags themselves at an instant, or will be, all these tags. */
  tagsOfPersons(
    companyId: CompanyId,
    persons: readonly PersonId[],
    at: number,
  ): Promise<readonly (readonly [PersonId, TagId])[]>
  /** Tags of a company that its persons have left. */
  leavingsOfPersons(
    companyId: CompanyId,
    persons: readonly PersonId[],
  ): Promise<readonly (readonly [PersonId, TagId])[]>
  /** Persons of the owner, and of companies that may subscribe, that have, had or will have a number. */
  personsWithNumber(tag: Tag, msisdn: Msisdn): Promise<readonly Person[]>
}

export interface GuestAccess extends TagAccess {
  companyName: string
  /** Persons that are subscribed. */
  subscribers: number
}

export interface RequestedTag extends TagAccess {
  tag: Tag
  ownerName: string
}

export interface NewSubscriptions {
  subscriptions: readonly TagSubscription[]
  back: readonly PersonId[]
}

export interface EndedSubscriptions {
  ids: readonly TagSubscriptionId[]
  left: readonly { person: PersonId; companyId: CompanyId }[]
  at: number
}
