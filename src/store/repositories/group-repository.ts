import type { Kysely } from 'kysely'

import type { Group, GroupMember } from '../../core/people/group.js'
import { nameKey, type Person } from '../../core/people/person.js'
import type { GroupKey } from '../../core/people/ports.js'
import type { CompanyId, GroupId, MemberId, PersonId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { groupMembers, personGroups } from '../tables/people-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { personOf } from './person-repository.js'
import { inPieces } from './pieces.js'
import { statement } from './statement.js'
import { forgetGroup } from './tag-subscription-repository.js'

type Db = Kysely<Schema>

export function insertGroup(db: Db, { companyId, id, name, rule, createdAt }: Group): Statement {
  const row = { company_id: companyId, id, name, name_key: nameKey(name), rule, created_at: createdAt }
  return statement(db.insertInto('person_groups').values(row))
}

export function updateGroup(db: Db, { companyId, id, name, rule }: Group): Statement {
  const set = { name, name_key: nameKey(name), rule }
  return statement(db.updateTable('person_groups').set(set).where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function deleteGroup(db: Db, { companyId, id }: GroupKey): Statement[] {
  const memberships = db.deleteFrom('group_members').where('company_id', '=', companyId)
  return [
    statement(memberships.where('group_id', '=', id)),
    statement(memberships.where('member_group_id', '=', id)),
    forgetGroup(db, id),
    statement(db.deleteFrom('person_groups').where('company_id', '=', companyId).where('id', '=', id), 1),
  ]
}

export async function findGroup(
  db: Db,
  companyId: CompanyId,
  by: { id: GroupId } | { key: string },
): Promise<Group | undefined> {
  const groups = db.selectFrom('person_groups').selectAll().where('company_id', '=', companyId)
  const found = 'id' in by ? groups.where('id', '=', by.id) : groups.where('name_key', '=', by.key)
  const row = await found.executeTakeFirst()
  return row && groupOf(row)
}

export async function findGroups(db: Db, companyId: CompanyId, ids: readonly GroupId[]): Promise<Group[]> {
  const groups = db.selectFrom('person_groups').selectAll().where('company_id', '=', companyId)
  return (await groups.where('id', 'in', ids).execute()).map(groupOf)
}

export async function listGroups(db: Db, companyId: CompanyId, afterId: GroupId, limit: number): Promise<Group[]> {
  const groups = db.selectFrom('person_groups').selectAll().where('company_id', '=', companyId)
  return (await groups.where('id', '>', afterId).orderBy('id').limit(limit).execute()).map(groupOf)
}

export function insertMembers(db: Db, { companyId, id }: GroupKey, members: readonly GroupMember[]): Statement[] {
  const rows = members.map((each) => ({
    company_id: companyId,
    group_id: id,
    id: each.id,
    person_id: 'person' in each.member ? each.member.person : null,
    member_group_id: 'group' in each.member ? each.member.group : null,
    active_from: each.from,
    active_until: each.until,
  }))
  return inPieces(rows, (piece) =>
    statement(
      db
        .insertInto('group_members')
        .values([...piece])
        .onConflict((conflict) => conflict.doNothing()),
    ),
  )
}

export function endMembers(db: Db, { companyId, id }: GroupKey, ids: readonly MemberId[], at: number): Statement[] {
  return inPieces(ids, (piece) => [
    statement(
      db
        .updateTable('group_members')
        .set({ active_until: at })
        .where('company_id', '=', companyId)
        .where('group_id', '=', id)
        .where('id', 'in', piece)
        .where('active_from', '<', at),
    ),
    statement(
      db
        .deleteFrom('group_members')
        .where('company_id', '=', companyId)
        .where('group_id', '=', id)
        .where('id', 'in', piece)
        .where('active_from', '>=', at),
    ),
  ]).flat()
}

export async function findMembers(db: Db, { companyId, id }: GroupKey, at: number): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('group_members')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('group_id', '=', id)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .execute()
  return rows.map(memberOf)
}

export async function listMembers(
  db: Db,
  { companyId, id }: GroupKey,
  afterId: MemberId,
  limit: number,
): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('group_members')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('group_id', '=', id)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(memberOf)
}

export async function nestedGroups(
  db: Db,
  companyId: CompanyId,
  ids: readonly GroupId[],
  at: number | null,
): Promise<Group[]> {
  let nested = db
    .selectFrom('group_members')
    .select('member_group_id')
    .where('company_id', '=', companyId)
    .where('group_id', 'in', ids)
    .where('member_group_id', 'is not', null)
  if (at !== null) {
    nested = nested
      .where('active_from', '<=', at)
      .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
  }
  const rows = await db
    .selectFrom('person_groups')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', nested)
    .execute()
  return rows.map(groupOf)
}

export async function firstGroups(
  db: Db,
  companyId: CompanyId,
  persons: readonly PersonId[],
  at: number,
): Promise<[PersonId, GroupId][]> {
  const rows = await db
    .selectFrom('group_members')
    .select(['person_id', ({ fn }) => fn.min('group_id').as('group_id')])
    .where('company_id', '=', companyId)
    .where('person_id', 'in', persons)
    .where('active_from', '<=', at)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .groupBy('person_id')
    .execute()
  return rows.map(({ person_id, group_id }) => [person_id as PersonId, Number(group_id) as GroupId])
}

export async function groupsOfPersons(
  db: Db,
  companyId: CompanyId,
  persons: readonly PersonId[],
  at: number,
): Promise<[PersonId, GroupId][]> {
  const rows = await db
    .selectFrom('group_members')
    .select(['person_id', 'group_id'])
    .where('company_id', '=', companyId)
    .where('person_id', 'in', persons)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .execute()
  return rows.map(({ person_id, group_id }) => [person_id as PersonId, group_id as GroupId])
}

export async function personsIn(db: Db, companyId: CompanyId, ids: readonly GroupId[], at: number): Promise<Person[]> {
  const rows = await db
    .selectFrom('group_members')
    .innerJoin('persons', (join) =>
      join
        .onRef('persons.company_id', '=', 'group_members.company_id')
        .onRef('persons.id', '=', 'group_members.person_id'),
    )
    .selectAll('persons')
    .where('group_members.company_id', '=', companyId)
    .where('group_id', 'in', ids)
    .where('active_from', '<=', at)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .execute()
  // Sorted here: the database would sort whole rows.
  return rows.map(personOf).sort((a, b) => a.id - b.id)
}

export function groupOf(row: RowOf<typeof personGroups>): Group {
  const { id, company_id, name, rule, created_at } = row
  return { id: id as GroupId, companyId: company_id as CompanyId, name, rule, createdAt: created_at }
}

function memberOf(row: RowOf<typeof groupMembers>): GroupMember {
  return {
    id: row.id as MemberId,
    groupId: row.group_id as GroupId,
    member: row.person_id === null ? { group: row.member_group_id as GroupId } : { person: row.person_id as PersonId },
    from: row.active_from,
    until: row.active_until,
  }
}
