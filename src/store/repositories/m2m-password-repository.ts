import type { Kysely } from 'kysely'

import type { StoredM2mPassword, UserKey } from '../../core/ports.js'
import type { Statement } from '../batch/change.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function setM2mPassword(
  db: Db,
  { companyId, id }: UserKey,
  { hash, createdAt, allowedAddresses, managesUsers }: Omit<StoredM2mPassword, 'lastUsedAt'>,
): Statement {
  const set = {
    hash,
    created_at: createdAt,
    last_used_at: null,
    allowed_addresses: allowedAddresses.join(' '),
    manages_users: Number(managesUsers),
  }
  return statement(
    db
      .insertInto('m2m_passwords')
      .values({ company_id: companyId, user_id: id, ...set })
      .onConflict((conflict) => conflict.columns(['company_id', 'user_id']).doUpdateSet(set)),
  )
}

export function removeM2mPassword(db: Db, { companyId, id }: UserKey): Statement {
  return statement(db.deleteFrom('m2m_passwords').where('company_id', '=', companyId).where('user_id', '=', id), 1)
}

export async function findM2mPassword(db: Db, { companyId, id }: UserKey): Promise<StoredM2mPassword | undefined> {
  const row = await db
    .selectFrom('m2m_passwords')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('user_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    hash: row.hash,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    allowedAddresses: row.allowed_addresses === '' ? [] : row.allowed_addresses.split(' '),
    managesUsers: row.manages_users === 1,
  }
}

export function markM2mPasswordUsed(db: Db, { companyId, id }: UserKey, at: number): Statement {
  return statement(
    db
      .updateTable('m2m_passwords')
      .set({ last_used_at: at })
      .where('company_id', '=', companyId)
      .where('user_id', '=', id),
  )
}
