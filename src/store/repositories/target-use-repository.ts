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
  const live = liveLeg(db, { companyId, id: callId }, type, payload)
  if (kind === undefined) return live
  const row = { company_id: companyId, target: String(payload['target']), kind, at: occurredAt, call_id: callId }
  const insert = db.insertInto('target_uses').values(row)
  return [...live, statement(insert.onConflict((conflict) => conflict.doNothing()))]
}

function liveLeg(db: Db, { companyId, id }: CallKey, type: string, payload: NewCallEvent['payload']): Statement[] {
  const key = { company_id: companyId, call_id: id, leg: Number(payload['leg']) }
  if (type === 'call.leg_started')
    return [statement(db.insertInto('live_legs').values({ ...key, target: String(payload['target']) }))]
  if (type !== 'call.leg_ended') return []
  const own = db.deleteFrom('live_legs').where('company_id', '=', companyId).where('call_id', '=', id)
  return [statement(own.where('leg', '=', key.leg))]
}

/** What is left of a call that is over. */
export function clearLive(db: Db, { companyId, id }: CallKey): Statement[] {
  return [
    statement(db.deleteFrom('live_legs').where('company_id', '=', companyId).where('call_id', '=', id)),
    statement(db.deleteFrom('queue_places').where('company_id', '=', companyId).where('call_id', '=', id)),
  ]
}

export function joinQueue(db: Db, { companyId, id }: CallKey, queue: string, at: number): Statement {
  const row = { company_id: companyId, queue, joined_at: at, call_id: id }
  return statement(
    db
      .insertInto('queue_places')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

export function leaveQueue(db: Db, { companyId, id }: CallKey, queue: string): Statement {
  const own = db.deleteFrom('queue_places').where('company_id', '=', companyId).where('call_id', '=', id)
  return statement(own.where('queue', '=', queue))
}

/** Of calls that are in progress: one that ends while it joins may leave its place behind. */
export async function countAhead(db: Db, { companyId, id }: CallKey, queue: string): Promise<number> {
  const places = await db
    .selectFrom('queue_places')
    .innerJoin('calls', (join) =>
      join.onRef('calls.company_id', '=', 'queue_places.company_id').onRef('calls.id', '=', 'queue_places.call_id'),
    )
    .select(['call_id', 'joined_at'])
    .where('queue_places.company_id', '=', companyId)
    .where('state', '=', 'in_progress')
    .where('queue', '=', queue)
    .execute()
  const own = places.find(({ call_id }) => call_id === id)
  if (own === undefined) return places.length
  const isBefore = (one: typeof own) =>
    one.joined_at < own.joined_at || (one.joined_at === own.joined_at && one.call_id < own.call_id)
  return places.filter(isBefore).length
}

export async function busyTargets(db: Db, { companyId, id }: CallKey, targets: readonly Target[]): Promise<string[]> {
  const rows = await db
    .selectFrom('live_legs')
    .select('target')
    .distinct()
    .where('company_id', '=', companyId)
    .where('target', 'in', targets)
    .where('call_id', '<>', id)
    .execute()
  return rows.map(({ target }) => target)
}

export async function usualTalkMs(db: Db, companyId: CompanyId, targets: readonly Target[]): Promise<number | null> {
  const rows = await db
    .selectFrom('call_legs')
    .select(['connected_at', 'ended_at'])
    .where('company_id', '=', companyId)
    .where('target', 'in', targets)
    .where('connected_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(maxCalls)
    .execute()
  if (rows.length === 0) return null
  return rows.reduce((sum, { connected_at, ended_at }) => sum + ended_at - (connected_at ?? ended_at), 0) / rows.length
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

export function deleteUses(db: Db, before: number): Statement[] {
  return [
    statement(db.deleteFrom('target_uses').where('at', '<', before)),
    statement(db.deleteFrom('queue_places').where('joined_at', '<', before)),
  ]
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
