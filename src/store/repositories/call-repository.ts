import { type Kysely, sql } from 'kysely'

import type {
  Call,
  CallDetails,
  CallEnd,
  CallFilter,
  CallTraffic,
  ChargedUsage,
  FoundRecording,
  LaterTalk,
  MissedCaller,
  RecordedCall,
  Recording,
  RecordingFilter,
  StoredUsage,
} from '../../core/calls/call.js'
import type { EndReason, Note, Outcome } from '../../core/calls/command.js'
import type { CallKey, CallStore } from '../../core/calls/ports.js'
import type { CallSettings } from '../../core/calls/stored-scenario.js'
import type { LegRecord } from '../../core/calls/usage.js'
import type { PersonNumber } from '../../core/people/person.js'
import type { CallId, CompanyId, NumberId, RecordingId, ScenarioId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { callLegs, callRecordings, calls, callUsage } from '../tables/call-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertCall(db: Db, call: Call, holder: number): Statement {
  return statement(
    db.insertInto('calls').values({
      company_id: call.companyId,
      id: call.id,
      number_id: call.numberId,
      number: call.number,
      caller: call.caller,
      // No scenario has the id 0.
      scenario_id: call.scenarioId ?? 0,
      scenario_version: call.scenarioVersion ?? 0,
      carrier: call.carrier,
      holder,
      state: call.state,
      outcome: call.outcome,
      reason: call.reason,
      started_at: call.startedAt,
      answered_at: call.answeredAt,
      ended_at: call.endedAt,
      notes: '[]',
      direction: call.direction,
      channel: 1,
    }),
  )
}

export function endCall(db: Db, { companyId, id }: CallKey, end: CallEnd): Statement[] {
  const { outcome, reason, answeredAt, endedAt, notes } = end
  const set = {
    state: 'ended',
    outcome,
    reason,
    answered_at: answeredAt,
    ended_at: endedAt,
    notes: JSON.stringify(notes),
  }
  const own = db.updateTable('calls').set(set).where('company_id', '=', companyId).where('id', '=', id)
  const statements = [statement(own.where('state', '=', 'in_progress'), 1)]
  if (end.legs.length > 0) {
    statements.push(
      statement(db.insertInto('call_legs').values(end.legs.map((leg) => legRow({ companyId, id }, leg, endedAt)))),
    )
  }
  return statements
}

/** Written again, after an answer that was lost, it changes nothing. */
export function insertUsage(db: Db, key: CallKey, usage: ChargedUsage['usage']): Statement[] {
  if (usage.length === 0) return []
  const rows = usage.map((each) => usageRow(key, each))
  return [
    statement(
      db
        .insertInto('call_usage')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing()),
    ),
  ]
}

export function insertRecording(db: Db, recording: Recording): Statement {
  return statement(
    db.insertInto('call_recordings').values({
      company_id: recording.companyId,
      call_id: recording.callId,
      id: recording.id,
      kind: recording.kind,
      started_at: recording.startedAt,
      duration_ms: recording.durationMs,
      bytes: recording.bytes,
      sha256: recording.sha256,
      deleted_at: recording.deletedAt,
    }),
  )
}

/** Of processes whose lease has ended; those of this process are left out, for it knows better. */
export async function findLost(db: Db, at: number, ours: readonly number[], limit: number): Promise<Call[]> {
  const rows = await db
    .selectFrom('calls')
    .selectAll()
    .where('state', '=', 'in_progress')
    .where('holder', 'not in', [-1, ...ours])
    .where('holder', 'not in', (eb) =>
      eb.selectFrom('leases').select('fencing').where('name', 'like', 'process:%').where('expires_at', '>', at),
    )
    .limit(limit)
    .execute()
  return rows.map(callOf)
}

export async function findCall(db: Db, companyId: CompanyId, id: CallId): Promise<CallDetails | undefined> {
  const row = await db
    .selectFrom('calls')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const of = <T extends 'call_legs' | 'call_usage' | 'call_recordings'>(table: T) =>
    db
      .selectFrom(table as 'call_legs')
      .selectAll()
      .where('company_id', '=', companyId)
      .where('call_id', '=', id)
      .execute() as Promise<unknown>
  const legs = (await of('call_legs')) as RowOf<typeof callLegs>[]
  const usage = (await of('call_usage')) as RowOf<typeof callUsage>[]
  const recordings = (await of('call_recordings')) as RowOf<typeof callRecordings>[]
  return {
    ...callOf(row),
    notes: JSON.parse(row.notes) as Note[],
    legs: legs.map(legOf).sort((a, b) => a.leg - b.leg),
    usage: usage.map(usageOf).sort((a, b) => a.until - b.until || a.id - b.id),
    recordings: recordings.map(recordingOf).sort((a, b) => a.id - b.id),
  }
}

export async function listCalls(db: Db, companyId: CompanyId, filter: CallFilter): Promise<Call[]> {
  const { state, outcome, caller, numberId, startedFrom, startedBefore, beforeId, limit } = filter
  let query = db.selectFrom('calls').selectAll().where('company_id', '=', companyId).where('id', '<', beforeId)
  if (state !== undefined) query = query.where('state', '=', state)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  if (caller !== undefined) query = query.where('caller', '=', caller)
  if (numberId !== undefined) query = query.where('number_id', '=', numberId)
  if (startedFrom !== undefined) query = query.where('started_at', '>=', startedFrom)
  if (startedBefore !== undefined) query = query.where('started_at', '<', startedBefore)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(callOf)
}

export async function listCallsOf(
  db: Db,
  companyId: CompanyId,
  numbers: readonly Pick<PersonNumber, 'msisdn' | 'from' | 'until'>[],
  { beforeId, limit }: { beforeId: CallId; limit: number },
): Promise<RecordedCall[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('calls')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '<', beforeId)
    .where((eb) =>
      eb.or(
        numbers.map(({ msisdn, from, until }) =>
          eb.and([
            eb('caller', '=', msisdn),
            ...(from === null ? [] : [eb('started_at', '>=', from)]),
            ...(until === null ? [] : [eb('started_at', '<', until)]),
          ]),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const recordings = await recordingsOf(
    db,
    companyId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...callOf(row), recordings: recordings.filter(({ callId }) => callId === row.id) }))
}

export async function listTraffic(
  db: Db,
  companyId: CompanyId,
  { startedFrom, startedBefore, afterId, limit }: Parameters<CallStore['listTraffic']>[1],
): Promise<CallTraffic[]> {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'number_id', 'number', 'direction', 'caller', 'outcome', 'started_at', 'ended_at'])
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .where('started_at', '>=', startedFrom)
    .where('started_at', '<', startedBefore)
    .orderBy('id')
    .limit(limit)
    .execute()
  const ids = rows.map(({ id }) => id)
  const [legs, usage] = await Promise.all([legRowsOf(db, companyId, ids), usageRowsOf(db, companyId, ids)])
  return rows.map((row) => ({
    id: row.id as CallId,
    numberId: row.number_id as NumberId,
    number: row.number,
    direction: row.direction as Call['direction'],
    caller: row.caller,
    outcome: row.outcome as Outcome | null,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    legs: (legs.get(row.id) ?? []).map(legOf),
    usage: (usage.get(row.id) ?? []).map(usageOf),
  }))
}

async function legRowsOf(db: Db, companyId: CompanyId, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, RowOf<typeof callLegs>[]>()
  const query = db.selectFrom('call_legs').selectAll().where('company_id', '=', companyId).where('call_id', 'in', ids)
  return byCall(await query.orderBy('leg').execute())
}

async function usageRowsOf(db: Db, companyId: CompanyId, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, RowOf<typeof callUsage>[]>()
  const query = db.selectFrom('call_usage').selectAll().where('company_id', '=', companyId)
  return byCall(await query.where('call_id', 'in', ids).execute())
}

function byCall<Row extends { call_id: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const calls = new Map<number, Row[]>()
  for (const row of rows) {
    const own = calls.get(row.call_id)
    if (own === undefined) calls.set(row.call_id, [row])
    else own.push(row)
  }
  return calls
}

export async function listMissedCallers(
  db: Db,
  companyId: CompanyId,
  { from, before }: { from: number; before: number },
  limit: number,
): Promise<MissedCaller[]> {
  const rows = await db
    .selectFrom('calls')
    .select((eb) => [
      'caller',
      eb.fn.countAll<number>().as('calls'),
      eb.fn.min('started_at').as('first_at'),
      eb.fn.max('started_at').as('last_at'),
      eb.fn.max('id').as('last_id'),
      eb.fn.max(eb.case().when('outcome', '=', 'message').then(1).else(0).end()).as('left_message'),
    ])
    .where('company_id', '=', companyId)
    .where('direction', '=', 'in')
    .where('outcome', 'in', ['missed', 'message'])
    .where('started_at', '>=', from)
    .where('started_at', '<', before)
    .groupBy('caller')
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    caller: row.caller,
    calls: Number(row.calls),
    firstAt: Number(row.first_at),
    lastAt: Number(row.last_at),
    lastCallId: Number(row.last_id) as CallId,
    leftMessage: Number(row.left_message) === 1,
  }))
}

export async function listTalksSince(
  db: Db,
  companyId: CompanyId,
  callers: readonly string[],
  since: number,
): Promise<LaterTalk[]> {
  if (callers.length === 0) return []
  const rows = await db
    .selectFrom('calls')
    .select(['caller', 'direction', 'started_at'])
    .where('company_id', '=', companyId)
    .where('caller', 'in', callers)
    .where('outcome', '=', 'talked')
    .where('started_at', '>=', since)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    caller: row.caller ?? '',
    direction: row.direction as Call['direction'],
    startedAt: row.started_at,
  }))
}

async function recordingsOf(db: Db, companyId: CompanyId, calls: readonly number[]): Promise<Recording[]> {
  if (calls.length === 0) return []
  const rows = await db
    .selectFrom('call_recordings')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('call_id', 'in', calls)
    .orderBy('id')
    .execute()
  return rows.map(recordingOf)
}

export async function findRecording(
  db: Db,
  companyId: CompanyId,
  callId: CallId,
  id: RecordingId,
): Promise<Recording | undefined> {
  const row = await db
    .selectFrom('call_recordings')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('call_id', '=', callId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && recordingOf(row)
}

export async function listRecordings(
  db: Db,
  companyId: CompanyId,
  { kind, caller, numberId, startedFrom, startedBefore, beforeId, limit }: RecordingFilter,
): Promise<FoundRecording[]> {
  let query = withCalls(db)
    .where('call_recordings.company_id', '=', companyId)
    .where('call_recordings.id', '<', beforeId)
    .where('deleted_at', 'is', null)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (caller !== undefined) query = query.where('caller', '=', caller)
  if (numberId !== undefined) query = query.where('calls.number_id', '=', numberId)
  if (startedFrom !== undefined) query = query.where('call_recordings.started_at', '>=', startedFrom)
  if (startedBefore !== undefined) query = query.where('call_recordings.started_at', '<', startedBefore)
  const rows = await query.orderBy('call_recordings.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    ...recordingOf(row),
    numberId: row.number_id as NumberId,
    number: row.number,
    caller: row.caller,
  }))
}

const withCalls = (db: Db) =>
  db
    .selectFrom('call_recordings')
    .innerJoin('calls', (join) =>
      join
        .onRef('calls.company_id', '=', 'call_recordings.company_id')
        .onRef('calls.id', '=', 'call_recordings.call_id'),
    )
    .selectAll('call_recordings')
    .select(['calls.number_id', 'calls.number', 'calls.caller'])

export function deleteRecording(db: Db, { companyId, callId, id }: Recording, at: number): Statement {
  const own = db.updateTable('call_recordings').set({ deleted_at: at }).where('company_id', '=', companyId)
  return statement(own.where('call_id', '=', callId).where('id', '=', id).where('deleted_at', 'is', null), 1)
}

const dayMs = 86_400_000

/** The number says it, else the company; where neither does they stay. */
export async function findExpiredRecordings(db: Db, at: number, limit: number): Promise<Recording[]> {
  const rows = await withCalls(db)
    .leftJoin('voice_numbers', 'voice_numbers.number_id', 'calls.number_id')
    .leftJoin('call_settings', 'call_settings.company_id', 'calls.company_id')
    .where('deleted_at', 'is', null)
    .where(
      sql<boolean>`call_recordings.started_at + cast(coalesce(voice_numbers.recording_days, call_settings.recording_days) as bigint) * ${sql.lit(dayMs)} <= ${at}`,
    )
    .orderBy('call_recordings.started_at')
    .limit(limit)
    .execute()
  return rows.map(recordingOf)
}

export async function findCallSettings(db: Db, companyId: CompanyId): Promise<CallSettings | undefined> {
  const row = await db.selectFrom('call_settings').selectAll().where('company_id', '=', companyId).executeTakeFirst()
  return row && { recordingDays: row.recording_days }
}

export function setCallSettings(db: Db, companyId: CompanyId, { recordingDays }: CallSettings): Statement {
  const set = { recording_days: recordingDays }
  return statement(
    db
      .insertInto('call_settings')
      .values({ company_id: companyId, ...set })
      .onConflict((conflict) => conflict.column('company_id').doUpdateSet(set)),
  )
}

function legRow({ companyId, id }: CallKey, leg: LegRecord, endedAt: number): RowOf<typeof callLegs> {
  return {
    company_id: companyId,
    call_id: id,
    leg: leg.leg,
    target: leg.target,
    step: leg.step,
    started_at: leg.startedAt,
    answered_at: leg.answeredAt,
    connected_at: leg.connectedAt,
    ended_at: leg.endedAt ?? endedAt,
    end_kind: leg.end ?? 'cancelled',
  }
}

function usageRow({ companyId, id }: CallKey, usage: ChargedUsage['usage'][number]): RowOf<typeof callUsage> {
  return {
    company_id: companyId,
    until_at: usage.until,
    id: usage.id,
    call_id: id,
    kind: usage.kind,
    from_at: usage.from,
    seconds: usage.seconds,
    steps: JSON.stringify(usage.steps),
    target: usage.target,
    accepted: usage.accepted === null ? null : Number(usage.accepted),
    charge: usage.charge,
  }
}

function callOf(row: RowOf<typeof calls>): Call {
  return {
    id: row.id as CallId,
    companyId: row.company_id as CompanyId,
    numberId: row.number_id as NumberId,
    number: row.number,
    direction: row.direction as Call['direction'],
    caller: row.caller,
    scenarioId: row.scenario_id === 0 ? null : (row.scenario_id as ScenarioId),
    scenarioVersion: row.scenario_id === 0 ? null : row.scenario_version,
    carrier: row.carrier,
    state: row.state as Call['state'],
    outcome: row.outcome as Outcome | null,
    reason: row.reason as EndReason | null,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
  }
}

function legOf(row: RowOf<typeof callLegs>): LegRecord {
  return {
    leg: row.leg,
    target: row.target,
    step: row.step,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    connectedAt: row.connected_at,
    endedAt: row.ended_at,
    end: row.end_kind,
  }
}

function usageOf(row: RowOf<typeof callUsage>): StoredUsage {
  return {
    id: row.id,
    kind: row.kind as StoredUsage['kind'],
    from: row.from_at,
    until: row.until_at,
    seconds: row.seconds,
    steps: JSON.parse(row.steps) as string[],
    target: row.target,
    accepted: row.accepted === null ? null : row.accepted === 1,
  }
}

function recordingOf(row: RowOf<typeof callRecordings>): Recording {
  return {
    id: row.id as RecordingId,
    companyId: row.company_id as CompanyId,
    callId: row.call_id as CallId,
    kind: row.kind as Recording['kind'],
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    bytes: row.bytes,
    sha256: row.sha256,
    deletedAt: row.deleted_at,
  }
}
