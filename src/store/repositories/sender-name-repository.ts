import type { Kysely } from 'kysely'

import type { OwnNumber } from '../../core/messaging/inbound.js'
import type { NumberRecord } from '../../core/routing/ports.js'
import type { Registration, SenderNameRecord } from '../../core/routing/sender-name.js'
import type { CompanyId, NumberId, SenderNameId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { senderNames, senderRegistrations } from '../tables/routing-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>
type Key = Pick<SenderNameRecord, 'companyId' | 'id'>

export function insertName(db: Db, record: SenderNameRecord): Statement {
  const { id, companyId, name, fallback, comment, createdAt } = record
  return statement(
    db.insertInto('sender_names').values({ company_id: companyId, id, name, fallback, comment, created_at: createdAt }),
  )
}

export function updateName(
  db: Db,
  { companyId, id }: Key,
  { fallback, comment }: Partial<Pick<SenderNameRecord, 'fallback' | 'comment'>>,
): Statement {
  const set = named({ fallback, comment })
  return statement(db.updateTable('sender_names').set(set).where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function deleteName(db: Db, { companyId, id }: Key): Statement[] {
  return [
    statement(
      db.deleteFrom('sender_registrations').where('company_id', '=', companyId).where('sender_name_id', '=', id),
    ),
    statement(db.deleteFrom('sender_names').where('company_id', '=', companyId).where('id', '=', id), 1),
  ]
}

export function setRegistration(
  db: Db,
  { companyId, id }: Key,
  { carrier, state, updatedAt }: Registration,
): Statement {
  const key = { company_id: companyId, sender_name_id: id, carrier }
  const value = { state, updated_at: updatedAt }
  return statement(
    db
      .insertInto('sender_registrations')
      .values({ ...key, ...value })
      .onConflict((conflict) => conflict.columns(['company_id', 'sender_name_id', 'carrier']).doUpdateSet(value)),
  )
}

export async function findName(
  db: Db,
  companyId: CompanyId,
  by: { id: SenderNameId } | { name: string } | { fallback: string },
): Promise<SenderNameRecord | undefined> {
  const rows = db.selectFrom('sender_names').selectAll().where('company_id', '=', companyId)
  const [column, value] = Object.entries(by)[0] as ['id' | 'name' | 'fallback', string]
  const row = await rows.where(column, '=', value).orderBy('id').limit(1).executeTakeFirst()
  return row && (await withRegistrations(db, [row]))[0]
}

export async function listNames(
  db: Db,
  companyId: CompanyId,
  afterId: SenderNameId,
  limit: number,
): Promise<SenderNameRecord[]> {
  const rows = await db
    .selectFrom('sender_names')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return withRegistrations(db, rows)
}

export async function allNames(db: Db): Promise<SenderNameRecord[]> {
  const rows = await db.selectFrom('sender_names').selectAll().execute()
  return join(rows, await db.selectFrom('sender_registrations').selectAll().execute())
}

async function withRegistrations(db: Db, rows: readonly RowOf<typeof senderNames>[]): Promise<SenderNameRecord[]> {
  if (rows.length === 0) return []
  const registrations = await db
    .selectFrom('sender_registrations')
    .selectAll()
    .where('company_id', '=', rows[0]?.company_id ?? 0)
    .where(
      'sender_name_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('carrier')
    .execute()
  return join(rows, registrations)
}

function join(
  rows: readonly RowOf<typeof senderNames>[],
  registrations: readonly RowOf<typeof senderRegistrations>[],
): SenderNameRecord[] {
  const byName = new Map<number, Registration[]>()
  for (const { sender_name_id: id, carrier, state, updated_at: updatedAt } of registrations) {
    const known = byName.get(id) ?? []
    byName.set(id, [...known, { carrier, state: state as Registration['state'], updatedAt }])
  }
  return rows.map((row) => ({
    id: row.id as SenderNameId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    fallback: row.fallback,
    comment: row.comment,
    createdAt: row.created_at,
    registrations: byName.get(row.id) ?? [],
  }))
}

export async function numbersInUse(db: Db): Promise<OwnNumber[]> {
  const rows = await db.selectFrom('numbers').selectAll().where('active_until', 'is', null).execute()
  return rows.map((row) => ({ address: row.address, companyId: row.company_id as CompanyId | null }))
}

export async function listNumbers(
  db: Db,
  companyId: CompanyId | null,
  afterId: NumberId,
  limit: number,
): Promise<NumberRecord[]> {
  const all = db.selectFrom('numbers').selectAll().where('id', '>', afterId)
  const usable =
    companyId === null
      ? all
      : all.where((where) => where.or([where('company_id', '=', companyId), where('company_id', 'is', null)]))
  const rows = await usable.orderBy('id').limit(limit).execute()
  return rows.map((row) => ({
    id: row.id as NumberId,
    address: row.address,
    kind: row.kind as NumberRecord['kind'],
    companyId: row.company_id as CompanyId | null,
    activeFrom: row.active_from,
    activeUntil: row.active_until,
  }))
}
