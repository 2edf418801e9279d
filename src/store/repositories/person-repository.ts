import { type Kysely, sql } from 'kysely'

import type { Attributes, Consent, Person, PersonKind, PersonNumber } from '../../core/people/person.js'
import type { PersonChanges, PersonFilter, PersonKey } from '../../core/people/ports.js'
import type { CompanyId, PersonId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { persons } from '../tables/people-tables.js'
import type { RowOf, Tuple } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { named, statement } from './statement.js'
import { forgetPerson } from './tag-subscription-repository.js'

type Db = Kysely<Schema>

export function insertPerson(db: Db, person: Person): Statement[] {
  const { companyId, id, numbers, createdAt } = person
  const row = { ...columnsOf(person), company_id: companyId, id, created_at: createdAt }
  return [statement(db.insertInto('persons').values(row)), ...insertNumbers(db, person, numbers)]
}

export function updatePerson(db: Db, key: PersonKey, changes: PersonChanges): Statement[] {
  const update = db
    .updateTable('persons')
    .set(named(columnsOf(changes)))
    .where('company_id', '=', key.companyId)
    .where('id', '=', key.id)
  const numbers =
    changes.numbers === undefined ? [] : [deleteNumbers(db, key), ...insertNumbers(db, key, changes.numbers)]
  return [statement(update, 1), ...numbers]
}

export function deletePerson(db: Db, key: PersonKey): Statement[] {
  const { companyId, id } = key
  return [
    deleteNumbers(db, key),
    ...forgetPerson(db, id),
    statement(db.deleteFrom('group_members').where('company_id', '=', companyId).where('person_id', '=', id)),
    statement(
      db.updateTable('users').set({ person_id: null }).where('company_id', '=', companyId).where('person_id', '=', id),
    ),
    statement(db.deleteFrom('persons').where('company_id', '=', companyId).where('id', '=', id), 1),
  ]
}

export async function findPersons(db: Db, companyId: CompanyId, ids: readonly PersonId[]): Promise<Person[]> {
  const rows = await db
    .selectFrom('persons')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(personOf)
}

export async function findByNumbers(db: Db, companyId: CompanyId, msisdns: readonly string[]): Promise<Person[]> {
  const owners = db
    .selectFrom('person_numbers')
    .select('person_id')
    .where('company_id', '=', companyId)
    .where('msisdn', 'in', msisdns)
  const rows = await db
    .selectFrom('persons')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', owners)
    .execute()
  return rows.map(personOf)
}

export async function listPersons(db: Db, companyId: CompanyId, filter: PersonFilter): Promise<Person[]> {
  const { kind, msisdn, customerId, words = [], afterId, limit } = filter
  let query = db.selectFrom('persons').selectAll().where('company_id', '=', companyId).where('id', '>', afterId)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (msisdn !== undefined) {
    const owners = db.selectFrom('person_numbers').select('person_id').where('company_id', '=', companyId)
    query = query.where('id', 'in', owners.where('msisdn', '=', msisdn))
  }
  if (customerId !== undefined) query = query.where(hasCustomerId(customerId))
  for (const { spellings, digits } of words) {
    query = query.where(({ eb, or, selectFrom }) =>
      or([
        ...spellings.flatMap((text) =>
          (['name', 'position'] as const).map((column) => eb(column, 'like', anywhere(text))),
        ),
        ...(digits === null
          ? []
          : [
              eb(
                'id',
                'in',
                selectFrom('person_numbers')
                  .select('person_id')
                  .where('company_id', '=', companyId)
                  .where('msisdn', 'like', anywhere(digits)),
              ),
            ]),
      ]),
    )
  }
  return (await query.orderBy('id').limit(limit).execute()).map(personOf)
}

/** The words hold no character that LIKE takes for a wild card. */
function anywhere(text: string): string {
  return `%${text}%`
}

/** In the JSON of the attributes, as text or as a number; neither database folds letters in `replace`. */
function hasCustomerId(id: string) {
  const written = [`"customerId":${JSON.stringify(id)}`]
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(id)) written.push(`"customerId":${id},`, `"customerId":${id}}`)
  return sql<boolean>`(${sql.join(
    written.map((part) => sql`replace(attributes, ${part}, '') <> attributes`),
    sql` OR `,
  )})`
}

function deleteNumbers(db: Db, { companyId, id }: PersonKey): Statement {
  return statement(db.deleteFrom('person_numbers').where('company_id', '=', companyId).where('person_id', '=', id))
}

/** A number that the person has at two times stands there once. */
function insertNumbers(db: Db, { companyId, id }: PersonKey, numbers: readonly PersonNumber[]): Statement[] {
  const rows = [...new Set(numbers.map(({ msisdn }) => msisdn))].map((msisdn) => ({
    company_id: companyId,
    msisdn,
    person_id: id,
  }))
  return rows.length === 0 ? [] : [statement(db.insertInto('person_numbers').values(rows))]
}

/** In the order of the table's columns. */
export function personTuple(person: Person): Tuple {
  const { companyId, id, kind, name, email, position, zone, language, attributes, employedFrom, employedUntil } = person
  const { numbers, createdAt, updatedAt, consent } = person
  return [
    ...[companyId, id, kind, name, email, position, zone, language, JSON.stringify(attributes)],
    ...[employedFrom, employedUntil, JSON.stringify(numbers), createdAt, updatedAt],
    consent && JSON.stringify(consent),
  ]
}

type Columns<T> = T extends Person ? Omit<RowOf<typeof persons>, 'company_id' | 'id' | 'created_at'> : object

function columnsOf<T extends PersonChanges>(person: T): Columns<T> {
  const { kind, name, email, position, zone, language, attributes, employedFrom, employedUntil, numbers } = person
  return {
    kind,
    name,
    email,
    position,
    zone,
    language,
    attributes: attributes && JSON.stringify(attributes),
    employed_from: employedFrom,
    employed_until: employedUntil,
    numbers: numbers && JSON.stringify(numbers),
    updated_at: person.updatedAt,
    consent: person.consent && JSON.stringify(person.consent),
  } as unknown as Columns<T>
}

export function personOf(row: RowOf<typeof persons>): Person {
  return {
    id: row.id as PersonId,
    companyId: row.company_id as CompanyId,
    kind: row.kind as PersonKind,
    name: row.name,
    email: row.email,
    position: row.position,
    zone: row.zone,
    language: row.language,
    attributes: row.attributes === '{}' ? noAttributes : (JSON.parse(row.attributes) as Attributes),
    employedFrom: row.employed_from,
    employedUntil: row.employed_until,
    numbers: row.numbers === '[]' ? [] : (JSON.parse(row.numbers) as PersonNumber[]),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    consent: row.consent === null ? null : (JSON.parse(row.consent) as Consent),
  }
}

const noAttributes: Attributes = {}
