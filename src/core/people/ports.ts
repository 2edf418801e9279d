import type { NewAudit } from '../ports.js'
import type { CompanyId, GroupId, MemberId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Group, GroupMember } from './group.js'
import type { Person, PersonKind } from './person.js'
import type { SearchWord } from './search-words.js'

/** Persons and groups of companies. */
export interface PeopleStore {
  insertPerson(person: Person, audit: NewAudit): Promise<void>
  /** Writes what is named and nothing else; false, with nothing written, for one that is gone. */
  updatePerson(person: PersonKey, changes: PersonChanges, audit: NewAudit): Promise<boolean>
  /** With its memberships. */
  deletePerson(person: PersonKey, audit: NewAudit): Promise<void>
  findPerson(companyId: CompanyId, id: PersonId): Promise<Person | undefined>
  /** Those that there are, in no order. */
  findPersons(companyId: CompanyId, ids: readonly PersonId[]): Promise<readonly Person[]>
  /** Those who have, had or will have one of these numbers, each once. */
  findByNumbers(companyId: CompanyId, msisdns: readonly Msisdn[]): Promise<readonly Person[]>
  listPersons(companyId: CompanyId, filter: PersonFilter): Promise<readonly Person[]>

  /** @throws GatewayError `conflict` when the company has a group of this name */
  insertGroup(group: Group, audit: NewAudit): Promise<void>
  /** @throws GatewayError `conflict` as above */
  updateGroup(group: Group, audit: NewAudit): Promise<void>
  /** With its members' membership, and its own in others. */
  deleteGroup(group: GroupKey, audit: NewAudit): Promise<void>
  findGroup(companyId: CompanyId, by: { id: GroupId } | { key: string }): Promise<Group | undefined>
  findGroups(companyId: CompanyId, ids: readonly GroupId[]): Promise<readonly Group[]>
  listGroups(companyId: CompanyId, afterId: GroupId, limit: number): Promise<readonly Group[]>

  /** Who is in without an end stays as he is. */
  addMembers(group: GroupKey, members: readonly GroupMember[], audit: NewAudit): Promise<void>
  /** Ends memberships at an instant; those that begin later are deleted. */
  endMembers(group: GroupKey, ids: readonly MemberId[], at: number, audit: NewAudit): Promise<void>
  /** Those that hold at `at` or begin later. */
  findMembers(group: GroupKey, at: number): Promise<readonly GroupMember[]>
  listMembers(group: GroupKey, afterId: MemberId, limit: number): Promise<readonly GroupMember[]>
  /** Groups that are members at an instant, or at any time when null, of any of these. */
  nestedGroups(companyId: CompanyId, ids: readonly GroupId[], at: number | null): Promise<readonly Group[]>
  /** Of persons that are members of groups themselves at an instant, the first of these groups. */
  firstGroups(companyId: CompanyId, persons: readonly PersonId[], at: number): Promise<ReadonlyMap<PersonId, GroupId>>
  /** Of persons that are members of groups themselves at an instant, or will be, all these groups. */
  groupsOfPersons(
    companyId: CompanyId,
    persons: readonly PersonId[],
    at: number,
  ): Promise<readonly (readonly [PersonId, GroupId])[]>
  /** Persons that are members themselves at an instant, once for each of these groups that they are in. */
  personsIn(companyId: CompanyId, ids: readonly GroupId[], at: number): Promise<readonly Person[]>
}

export type PersonChanges = Partial<Omit<Person, 'id' | 'companyId' | 'createdAt'>>
export type PersonKey = Pick<Person, 'companyId' | 'id'>
export type GroupKey = Pick<Group, 'companyId' | 'id'>

export interface PersonFilter {
  kind?: PersonKind
  /** Has, had or will have this number. */
  msisdn?: Msisdn
  /** What the attribute `customerId` says: the person's id in the company's own systems. */
  customerId?: string
  /** Each of these words, as `searchWords` gives them. */
  words?: readonly SearchWord[]
  afterId: PersonId
  limit: number
}
