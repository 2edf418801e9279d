import type { Kysely } from 'kysely'

import type { ListContact, MailingList } from '../../core/mailings/mailing-list.js'
import type { ListKey } from '../../core/mailings/ports.js'
import { type Attributes, nameKey } from '../../core/people/person.js'
import type { CompanyId, ListContactId, MailingListId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import type { Statement } from '../batch/change.js'
import type { listContacts as contactsTable, mailingLists } from '../tables/mailing-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { inPieces } from './pieces.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertList(db: Db, { companyId, id, name, createdAt, updatedAt }: MailingList): Statement {
  const row = { company_id: companyId, id, name, name_key: nameKey(name), created_at: createdAt, updated_at: updatedAt }
  return statement(db.insertInto('mailing_lists').values(row))
}

export function renameList(db: Db, { companyId, id, name, updatedAt }: MailingList): Statement {
  const set = { name, name_key: nameKey(name), updated_at: updatedAt }
  return statement(db.updateTable('mailing_lists').set(set).where('company_id', '=', companyId).where('id', '=', id))
}

/** Fails where the list is gone: its contacts would be nobody's. */
export function touchList(db: Db, { companyId, id }: ListKey, at: number): Statement {
  const update = db.updateTable('mailing_lists').set({ updated_at: at })
  return statement(update.where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function deleteLists(db: Db, companyId: CompanyId, ids: readonly MailingListId[]): Statement[] {
  const contacts = db.deleteFrom('list_contacts').where('company_id', '=', companyId).where('list_id', 'in', ids)
  const lists = db.deleteFrom('mailing_lists').where('company_id', '=', companyId).where('id', 'in', ids)
  return [statement(contacts), statement(lists)]
}

export async function findList(
  db: Db,
  companyId: CompanyId,
  by: { id: MailingListId } | { key: string },
): Promise<MailingList | undefined> {
  const all = selectLists(db, companyId)
  const row = await ('id' in by ? all.where('id', '=', by.id) : all.where('name_key', '=', by.key)).executeTakeFirst()
  return row && listOf(row)
}

export async function listLists(
  db: Db,
  companyId: CompanyId,
  afterId: MailingListId,
  limit: number,
): Promise<MailingList[]> {
  const rows = await selectLists(db, companyId).where('id', '>', afterId).orderBy('id').limit(limit).execute()
  return rows.map(listOf)
}

function selectLists(db: Db, companyId: CompanyId) {
  return db
    .selectFrom('mailing_lists')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('list_contacts')
        .whereRef('list_contacts.company_id', '=', 'mailing_lists.company_id')
        .whereRef('list_contacts.list_id', '=', 'mailing_lists.id')
        .select(({ fn }) => fn.countAll<number | string>().as('counted'))
        .as('contacts'),
    )
    .where('mailing_lists.company_id', '=', companyId)
}

export function insertContacts(db: Db, key: ListKey, contacts: readonly ListContact[]): Statement[] {
  return inPieces(contacts, (piece) =>
    statement(db.insertInto('list_contacts').values(piece.map((one) => contactRow(key, one)))),
  )
}

export function putContacts(db: Db, key: ListKey, contacts: readonly ListContact[]): Statement[] {
  return inPieces(contacts, (piece) =>
    statement(
      db
        .insertInto('list_contacts')
        .values(piece.map((one) => contactRow(key, one)))
        .onConflict((conflict) =>
          conflict.columns(['company_id', 'list_id', 'msisdn']).doUpdateSet((eb) => ({
            name: eb.ref('excluded.name'),
            attributes: eb.ref('excluded.attributes'),
          })),
        ),
    ),
  )
}

export function clearContacts(db: Db, { companyId, id }: ListKey): Statement {
  return statement(db.deleteFrom('list_contacts').where('company_id', '=', companyId).where('list_id', '=', id))
}

export function removeContacts(db: Db, { companyId, id }: ListKey, msisdns: readonly Msisdn[]): Statement[] {
  const removal = db.deleteFrom('list_contacts').where('company_id', '=', companyId).where('list_id', '=', id)
  return inPieces(msisdns, (piece) => statement(removal.where('msisdn', 'in', piece)))
}

export async function listContacts(
  db: Db,
  { companyId, id }: ListKey,
  afterId: ListContactId,
  limit: number,
): Promise<ListContact[]> {
  const rows = await db
    .selectFrom('list_contacts')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('list_id', '=', id)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(contactOf)
}

function contactRow({ companyId, id }: ListKey, contact: ListContact): RowOf<typeof contactsTable> {
  const { msisdn, name, attributes } = contact
  return { company_id: companyId, list_id: id, id: contact.id, msisdn, name, attributes: JSON.stringify(attributes) }
}

function contactOf(row: RowOf<typeof contactsTable>): ListContact {
  return {
    id: row.id as ListContactId,
    msisdn: row.msisdn as Msisdn,
    name: row.name,
    attributes: JSON.parse(row.attributes) as Attributes,
  }
}

function listOf(row: RowOf<typeof mailingLists> & { contacts: number | string | null }): MailingList {
  return {
    id: row.id as MailingListId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    contacts: Number(row.contacts ?? 0),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
