import type { Kysely } from 'kysely'

import type { EndedSubscriptions, NewSubscriptions } from '../../core/tags/ports.js'
import type { Tag, TagSubscription } from '../../core/tags/tag.js'
import type { CompanyId, GroupId, PersonId, TagId, TagSubscriptionId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import type { tagSubscriptions } from '../tables/tag-tables.js'
import { inPieces } from './pieces.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function addSubscriptions(db: Db, tag: Tag, { subscriptions, back }: NewSubscriptions): Statement[] {
  const rows = subscriptions.map(({ id, companyId, subscriber, source, consent, from, until }) => ({
    company_id: tag.companyId,
    tag_id: tag.id,
    id,
    subscriber_company_id: companyId,
    person_id: 'person' in subscriber ? subscriber.person : null,
    group_id: 'group' in subscriber ? subscriber.group : null,
    source,
    consent,
    active_from: from,
    active_until: until,
  }))
  const inserts = inPieces(rows, (piece) =>
    statement(
      db
        .insertInto('tag_subscriptions')
        .values([...piece])
        .onConflict((conflict) => conflict.doNothing()),
    ),
  )
  const forgotten = inPieces(back, (piece) =>
    statement(
      db
        .deleteFrom('tag_leavings')
        .where('company_id', '=', tag.companyId)
        .where('tag_id', '=', tag.id)
        .where('person_id', 'in', piece),
    ),
  )
  return [...inserts, ...forgotten]
}

export function endSubscriptions(db: Db, tag: Tag, { ids, left, at }: EndedSubscriptions): Statement[] {
  const ends = inPieces(ids, (piece) => [
    statement(
      db
        .updateTable('tag_subscriptions')
        .set({ active_until: at })
        .where('company_id', '=', tag.companyId)
        .where('tag_id', '=', tag.id)
        .where('id', 'in', piece)
        .where('active_from', '<', at),
    ),
    statement(
      db
        .deleteFrom('tag_subscriptions')
        .where('company_id', '=', tag.companyId)
        .where('tag_id', '=', tag.id)
        .where('id', 'in', piece)
        .where('active_from', '>=', at),
    ),
  ]).flat()
  const leavings = inPieces(left, (piece) => {
    const rows = piece.map(({ person, companyId }) => {
      const row = { company_id: tag.companyId, tag_id: tag.id, person_id: person }
      return { ...row, subscriber_company_id: companyId, at }
    })
    return statement(
      db
        .insertInto('tag_leavings')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing()),
    )
  })
  return [...ends, ...leavings]
}

export async function findSubscriptions(
  db: Db,
  tag: Tag,
  companyId: CompanyId,
  at: number,
): Promise<TagSubscription[]> {
  const rows = await ofCompany(db, tag, companyId)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .execute()
  return rows.map(subscriptionOf)
}

export async function listSubscriptions(
  db: Db,
  tag: Tag,
  companyId: CompanyId,
  afterId: TagSubscriptionId,
  limit: number,
): Promise<TagSubscription[]> {
  const page = ofCompany(db, tag, companyId).where('id', '>', afterId).orderBy('id').limit(limit)
  return (await page.execute()).map(subscriptionOf)
}

function ofCompany(db: Db, tag: Tag, companyId: CompanyId) {
  return db
    .selectFrom('tag_subscriptions')
    .selectAll()
    .where('company_id', '=', tag.companyId)
    .where('tag_id', '=', tag.id)
    .where('subscriber_company_id', '=', companyId)
}

export async function tagsOfPersons(
  db: Db,
  companyId: CompanyId,
  persons: readonly PersonId[],
  at: number,
): Promise<[PersonId, TagId][]> {
  const rows = await db
    .selectFrom('tag_subscriptions')
    .select(['person_id', 'tag_id'])
    .where('company_id', '=', companyId)
    .where('person_id', 'in', persons)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', at)]))
    .execute()
  return rows.map(({ person_id, tag_id }) => [person_id as PersonId, tag_id as TagId])
}

export async function leavingsOfPersons(
  db: Db,
  companyId: CompanyId,
  persons: readonly PersonId[],
): Promise<[PersonId, TagId][]> {
  const rows = await db
    .selectFrom('tag_leavings')
    .select(['person_id', 'tag_id'])
    .where('company_id', '=', companyId)
    .where('person_id', 'in', persons)
    .execute()
  return rows.map(({ person_id, tag_id }) => [person_id as PersonId, tag_id as TagId])
}

/** What is left of a person or group that is deleted. */
export function forgetPerson(db: Db, person: PersonId): Statement[] {
  return [
    statement(db.deleteFrom('tag_subscriptions').where('person_id', '=', person)),
    statement(db.deleteFrom('tag_leavings').where('person_id', '=', person)),
  ]
}

export function forgetGroup(db: Db, group: GroupId): Statement {
  return statement(db.deleteFrom('tag_subscriptions').where('group_id', '=', group))
}

function subscriptionOf(row: RowOf<typeof tagSubscriptions>): TagSubscription {
  return {
    id: row.id as TagSubscriptionId,
    tagId: row.tag_id as TagId,
    companyId: row.subscriber_company_id as CompanyId,
    subscriber: row.person_id === null ? { group: row.group_id as GroupId } : { person: row.person_id as PersonId },
    source: row.source as TagSubscription['source'],
    consent: row.consent,
    from: row.active_from,
    until: row.active_until,
  }
}
