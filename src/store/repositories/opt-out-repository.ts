import type { Kysely } from 'kysely'

import type { OptOut, OptOutKind, OptOutScope, OptOutSource } from '../../core/people/opt-out.js'
import type { OptOutChange, OptOutFilter, OptOutPlace } from '../../core/ports.js'
import type { CompanyId, OptOutId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import type { RowOf, Tuple } from '../tables/table.js'
import type { optOuts, Schema } from '../tables/tables.js'

type Db = Kysely<Schema>
export type OptOutRow = RowOf<typeof optOuts>

export async function listOptOuts(db: Db, companyId: CompanyId, filter: OptOutFilter): Promise<OptOut[]> {
  let query = db
    .selectFrom('opt_outs')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', filter.afterId)
    .orderBy('id')
    .limit(filter.limit)
  if (filter.msisdn !== undefined) query = query.where('msisdn', '=', filter.msisdn)
  if (!filter.withRemoved) query = query.where('removed_at', 'is', null)
  return (await query.execute()).map(optOutOf)
}

export async function lastRevision(db: Db): Promise<number> {
  const row = await db.selectFrom('opt_outs').select('revision').orderBy('revision', 'desc').limit(1).executeTakeFirst()
  return row?.revision ?? 0
}

export async function listChanged(
  db: Db,
  { revision, id }: OptOutPlace,
  heldUntil: number,
  limit: number,
): Promise<OptOutChange[]> {
  const rows = await db
    .selectFrom('opt_outs')
    .select(['revision', 'id', 'company_id', 'msisdn', 'scope', 'kind', 'removed_at'])
    .where(({ and, eb, or }) =>
      and([
        eb('revision', '>=', revision),
        or([eb('revision', '>', revision), eb('id', '>', id)]),
        or([eb('removed_at', 'is', null), eb('revision', '>', heldUntil)]),
      ]),
    )
    .orderBy('revision')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...stateOf(row), revision: row.revision, id: row.id }))
}

function stateOf(row: Pick<OptOutRow, 'company_id' | 'msisdn' | 'scope' | 'kind' | 'removed_at'>) {
  return {
    companyId: row.company_id as CompanyId,
    msisdn: row.msisdn as Msisdn,
    scope: row.scope as OptOutScope,
    kind: row.kind as OptOutKind,
    active: row.removed_at === null,
  }
}

export function optOutOf(row: OptOutRow): OptOut {
  return {
    id: row.id as OptOutId,
    companyId: row.company_id as CompanyId,
    msisdn: row.msisdn as Msisdn,
    scope: row.scope as OptOutScope,
    kind: row.kind as OptOutKind,
    source: row.source as OptOutSource,
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
    removedAt: row.removed_at,
    removedBy: row.removed_by,
  }
}

/** Values in the order of the table's columns. */
export function optOutTuple(entry: OptOut, revision: number, confirmAt: number): Tuple {
  return [
    entry.companyId,
    entry.id,
    revision,
    entry.msisdn,
    entry.scope,
    entry.kind,
    entry.source,
    entry.note,
    entry.createdAt,
    entry.createdBy,
    entry.removedAt,
    entry.removedBy,
    confirmAt,
  ]
}
