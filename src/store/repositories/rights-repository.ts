import type { Kysely } from 'kysely'

import type { Hours } from '../../core/calendar/hours.js'
import type { BudgetUse } from '../../core/rights/budget.js'
import type { AllowList, HeldRights, StoredRights } from '../../core/rights/rights.js'
import type { ApiKeyId, CompanyId, UserId } from '../../core/values/ids.js'
import { moneyFromKopecks } from '../../core/values/money.js'
import { budgetKey } from '../batch/budgets.js'
import type { Statement } from '../batch/change.js'
import type { sendingRights } from '../tables/rights-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export async function listRights(db: Db): Promise<HeldRights[]> {
  const rows = await db
    .selectFrom('sending_rights as r')
    .innerJoin('users as u', (join) => join.onRef('u.company_id', '=', 'r.company_id').onRef('u.id', '=', 'r.user_id'))
    .selectAll('r')
    .where('u.role', '<>', 'administrator')
    .execute()
  const bound = await db
    .selectFrom('api_keys')
    .select(['company_id', 'user_id', 'id'])
    .where('user_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute()
  const keys = new Map<string, ApiKeyId[]>()
  for (const { company_id, user_id, id } of bound) {
    const holder = `${company_id} ${user_id}`
    keys.set(holder, [...(keys.get(holder) ?? []), id as ApiKeyId])
  }
  return rows.map((row) => ({ ...rightsOf(row), keys: keys.get(`${row.company_id} ${row.user_id}`) ?? [] }))
}

export async function findRights(db: Db, companyId: CompanyId, userId: UserId): Promise<StoredRights | undefined> {
  const row = await db
    .selectFrom('sending_rights')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row && rightsOf(row)
}

export function putRights(db: Db, { companyId, userId, allow, hours, ...budget }: StoredRights): Statement {
  const set = {
    allow: allow === null ? null : JSON.stringify(allow),
    hours: hours === null ? null : JSON.stringify(hours),
    monthly_segments: budget.monthlySegments,
    monthly_kopecks: budget.monthlyMoney,
  }
  return statement(
    db
      .insertInto('sending_rights')
      .values({ company_id: companyId, user_id: userId, ...set })
      .onConflict((conflict) => conflict.columns(['company_id', 'user_id']).doUpdateSet(set)),
  )
}

export async function usedBudget(db: Db, companyId: CompanyId, userId: UserId, month: string): Promise<BudgetUse> {
  const row = await db
    .selectFrom('budget_use')
    .select(['segments', 'kopecks'])
    .where('company_id', '=', companyId)
    .where('budget', '=', budgetKey({ userId, month }))
    .executeTakeFirst()
  return { segments: row?.segments ?? 0, money: moneyFromKopecks(row?.kopecks ?? 0) }
}

function rightsOf(row: RowOf<typeof sendingRights>): StoredRights {
  return {
    companyId: row.company_id as CompanyId,
    userId: row.user_id as UserId,
    allow: row.allow === null ? null : (JSON.parse(row.allow) as AllowList),
    hours: row.hours === null ? null : (JSON.parse(row.hours) as Hours),
    monthlySegments: row.monthly_segments,
    monthlyMoney: row.monthly_kopecks === null ? null : moneyFromKopecks(row.monthly_kopecks),
  }
}
