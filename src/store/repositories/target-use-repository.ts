import type { Kysely } from 'kysely'

import type { Call, NewCallEvent } from '../../core/calls/call.js'
import type { CallKey, TargetUse } from '../../core/calls/ports.js'
import type { Target } from '../../core/calls/target.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

/** Of a caller, the newest calls are looked through. */
const maxCalls = 50

/** What an event of a leg says about its telephone. */
export function insertUses(db: Db, { companyId, callId, type, occurredAt, payload }: NewCallEvent): Statement[] {
  const kind = kindOf(type, payload)
  if (kind === undefined) return []
  const row = { company_id: companyId, target: String(payload['target']), kind, at: occurredAt, call_id: callId }
  const insert = db.insertInto('target_uses').values(row)
  return [statement(insert.onConflict((conflict) => conflict.doNothing()))]
}

function kindOf(type: string, payload: NewCallEvent['payload']): TargetUse['kind'] | undefined {
  if (type === 'call.leg_started') return 'rung'
  if (type === 'call.leg_connected') return 'talked'
  return type === 'call.leg_ended' && payload['end'] === 'hung_up' ? 'talked' : undefined
}

export async function lastUses(db: Db, companyId: CompanyId, targets: readonly Target[]): Promise<TargetUse[]> {
  if (targets.length === 0) return []
  const rows = await db
    .selectFrom('target_uses')
    .select(['target', 'kind', ({ fn }) => fn.max<number>('at').as('at')])
    .where('company_id', '=', companyId)
    .where('target', 'in', targets)
    .groupBy(['target', 'kind'])
    .execute()
  return rows.map(({ target, kind, at }) => ({ target, kind: kind as TargetUse['kind'], at: Number(at) }))
}

export function deleteUses(db: Db, before: number): Statement {
  return statement(db.deleteFrom('target_uses').where('at', '<', before))
}

export async function findLastAgent(
  db: Db,
  companyId: CompanyId,
  caller: string,
  since: number,
): Promise<string | undefined> {
  const newest = db
    .selectFrom('calls')
    .select('id')
    .where('company_id', '=', companyId)
    .where('caller', '=', caller)
    .where('started_at', '>=', since)
    .orderBy('id', 'desc')
    .limit(maxCalls)
  const row = await db
    .selectFrom('call_legs')
    .select('target')
    .where('company_id', '=', companyId)
    .where('call_id', 'in', newest)
    .where('connected_at', 'is not', null)
    .orderBy('connected_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.target
}

export async function countChannels(db: Db, { id, numberId }: Pick<Call, 'id' | 'numberId'>): Promise<number> {
  const { count } = await db
    .selectFrom('calls')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('number_id', '=', numberId)
    .where('state', '=', 'in_progress')
    .where('channel', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function leaveChannel(db: Db, { companyId, id }: CallKey): Statement {
  return statement(db.updateTable('calls').set({ channel: 0 }).where('company_id', '=', companyId).where('id', '=', id))
}
