import { type Kysely, sql } from 'kysely'

import type { Group } from '../../core/people/group.js'
import type { Person } from '../../core/people/person.js'
import type { GuestAccess, RequestedTag } from '../../core/tags/ports.js'
import type { Tag, TagAccess, TagAccessState } from '../../core/tags/tag.js'
import type { CompanyId, PersonId, TagId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import { type TagKey, tagKey, type TagName } from '../../core/values/tag-name.js'
import type { Statement } from '../batch/change.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import type { tagAccesses, tags } from '../tables/tag-tables.js'
import { groupOf } from './group-repository.js'
import { personOf } from './person-repository.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertTag(db: Db, { companyId, id, name, slug, joinBySms, isOffered, createdAt }: Tag): Statement {
  const row = {
    ...{ company_id: companyId, id, name, name_key: tagKey(name), slug },
    ...{ join_by_sms: Number(joinBySms), is_offered: Number(isOffered), created_at: createdAt },
  }
  return statement(db.insertInto('tags').values(row))
}

export function updateTag(db: Db, { companyId, id, name, slug, joinBySms, isOffered }: Tag): Statement {
  const set = { name, name_key: tagKey(name), slug, join_by_sms: Number(joinBySms), is_offered: Number(isOffered) }
  return statement(db.updateTable('tags').set(set).where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function deleteTag(db: Db, { companyId, id }: Tag): Statement[] {
  const parts = (['tag_accesses', 'tag_subscriptions', 'tag_leavings'] as const).map((table) =>
    statement(db.deleteFrom(table).where('company_id', '=', companyId).where('tag_id', '=', id)),
  )
  return [...parts, statement(db.deleteFrom('tags').where('company_id', '=', companyId).where('id', '=', id), 1)]
}

export async function findTag(
  db: Db,
  by: { id: TagId } | { companyId: CompanyId; key: TagKey } | { companyId: CompanyId; slug: string },
): Promise<Tag | undefined> {
  let query = db.selectFrom('tags').selectAll()
  if ('id' in by) query = query.where('id', '=', by.id)
  else query = query.where('company_id', '=', by.companyId)
  if ('key' in by) query = query.where('name_key', '=', by.key)
  if ('slug' in by) query = query.where('slug', '=', by.slug)
  const row = await query.executeTakeFirst()
  return row && tagOf(row)
}

export async function listTags(db: Db, companyId: CompanyId, afterId: TagId, limit: number): Promise<Tag[]> {
  const all = db.selectFrom('tags').selectAll().where('company_id', '=', companyId)
  return (await all.where('id', '>', afterId).orderBy('id').limit(limit).execute()).map(tagOf)
}

export function putAccess(db: Db, access: TagAccess): Statement {
  const changing = { state: access.state, note: access.note, decided_at: access.decidedAt }
  const row = {
    ...{ company_id: access.ownerId, tag_id: access.tagId, guest_company_id: access.companyId },
    ...{ requested_at: access.requestedAt, ...changing },
  }
  return statement(
    db
      .insertInto('tag_accesses')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['company_id', 'tag_id', 'guest_company_id'])
          .doUpdateSet({ requested_at: access.requestedAt, ...changing }),
      ),
  )
}

export async function findAccess(db: Db, tag: Tag, companyId: CompanyId): Promise<TagAccess | undefined> {
  const row = await db
    .selectFrom('tag_accesses')
    .selectAll()
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .where('guest_company_id', '=', companyId)
    .executeTakeFirst()
  return row && accessOf(row)
}

export async function listAccesses(db: Db, tag: Tag, at: number): Promise<GuestAccess[]> {
  const counts = await db
    .selectFrom('tag_subscriptions as s')
    .select((eb) => ['subscriber_company_id', sql<number>`COUNT(DISTINCT ${eb.ref('s.person_id')})`.as('persons')])
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .where('active_from', '<=', at)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .where(hasNotLeft)
    .groupBy('subscriber_company_id')
    .execute()
  const rows = await db
    .selectFrom('tag_accesses')
    .innerJoin('companies', 'companies.id', 'tag_accesses.guest_company_id')
    .selectAll('tag_accesses')
    .select('companies.name as company_name')
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .orderBy('guest_company_id')
    .execute()
  const byCompany = new Map(counts.map((row) => [row.subscriber_company_id, Number(row.persons)]))
  return rows.map((row) => ({
    ...accessOf(row),
    companyName: row.company_name,
    subscribers: byCompany.get(row.guest_company_id) ?? 0,
  }))
}

export async function listRequested(db: Db, companyId: CompanyId): Promise<RequestedTag[]> {
  const rows = await db
    .selectFrom('tag_accesses as a')
    .innerJoin('tags as t', (join) => join.onRef('t.company_id', '=', 'a.company_id').onRef('t.id', '=', 'a.tag_id'))
    .innerJoin('companies', 'companies.id', 'a.company_id')
    .selectAll('a')
    .select(['t.id', 't.name', 't.name_key', 't.slug', 't.join_by_sms', 't.is_offered', 't.created_at'])
    .select('companies.name as owner_name')
    .where('guest_company_id', '=', companyId)
    .orderBy('a.tag_id')
    .execute()
  return rows.map((row) => ({ ...accessOf(row), tag: tagOf(row), ownerName: row.owner_name }))
}

/** Whose subscription `s` it is. */
const hasNotLeft = sql<boolean>`NOT EXISTS (SELECT 1 FROM tag_leavings AS l
  WHERE l.company_id = s.company_id AND l.tag_id = s.tag_id AND l.person_id = s.person_id)`

/** A company other than the owner has to be approved, now. */
export async function personsOf(db: Db, tag: Tag, at: number): Promise<Person[]> {
  const rows = await db
    .selectFrom('tag_subscriptions as s')
    .innerJoin('persons', (join) =>
      join.onRef('persons.company_id', '=', 's.subscriber_company_id').onRef('persons.id', '=', 's.person_id'),
    )
    .selectAll('persons')
    .where('s.company_id', '=', tag.companyId)
    .where('s.tag_id', '=', tag.id)
    .where('s.active_from', '<=', at)
    .where((where) => where.or([where('s.active_until', 'is', null), where('s.active_until', '>', at)]))
    .where((where) => where('s.subscriber_company_id', 'in', companiesOf(db, tag)))
    .execute()
  return rows.map(personOf).sort((a, b) => a.id - b.id)
}

export async function personsWithNumber(db: Db, tag: Tag, msisdn: Msisdn): Promise<Person[]> {
  const rows = await db
    .selectFrom('person_numbers as n')
    .innerJoin('persons', (join) =>
      join.onRef('persons.company_id', '=', 'n.company_id').onRef('persons.id', '=', 'n.person_id'),
    )
    .selectAll('persons')
    .where('n.msisdn', '=', msisdn)
    .where((where) => where('n.company_id', 'in', companiesOf(db, tag)))
    .orderBy('persons.id')
    .execute()
  return rows.map(personOf)
}

/** The owner, and those that may subscribe. */
function companiesOf(db: Db, tag: Tag) {
  const approved = db
    .selectFrom('tag_accesses')
    .select('guest_company_id as id')
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .where('state', '=', 'approved')
  return approved.unionAll(db.selectFrom('tags').select('company_id as id').where('id', '=', tag.id))
}

export async function groupsOf(db: Db, tag: Tag, at: number): Promise<Group[]> {
  const rows = await db
    .selectFrom('tag_subscriptions as s')
    .innerJoin('person_groups as g', (join) =>
      join.onRef('g.company_id', '=', 's.subscriber_company_id').onRef('g.id', '=', 's.group_id'),
    )
    .selectAll('g')
    .where('s.company_id', '=', tag.companyId)
    .where('s.tag_id', '=', tag.id)
    .where('s.subscriber_company_id', '=', tag.companyId)
    .where('s.active_from', '<=', at)
    .where((where) => where.or([where('s.active_until', 'is', null), where('s.active_until', '>', at)]))
    .execute()
  return rows.map(groupOf)
}

export async function leftBy(db: Db, tag: Tag): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('tag_leavings')
    .select('person_id')
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .execute()
  return rows.map((row) => row.person_id as PersonId)
}

function tagOf(row: RowOf<typeof tags>): Tag {
  return {
    id: row.id as TagId,
    companyId: row.company_id as CompanyId,
    name: row.name as TagName,
    slug: row.slug,
    joinBySms: row.join_by_sms === 1,
    isOffered: row.is_offered === 1,
    createdAt: row.created_at,
  }
}

function accessOf(row: RowOf<typeof tagAccesses>): TagAccess {
  return {
    tagId: row.tag_id as TagId,
    ownerId: row.company_id as CompanyId,
    companyId: row.guest_company_id as CompanyId,
    state: row.state as TagAccessState,
    note: row.note,
    requestedAt: row.requested_at,
    decidedAt: row.decided_at,
  }
}
