import { type Kysely, sql } from 'kysely'

import type {
  Call,
  CallDetails,
  CallEnd,
  CallFilter,
  FoundRecording,
  RecordedCall,
  Recording,
  RecordingFilter,
  StoredUsage,
} from '../../core/calls/call.js'
import type { EndReason, Note, Outcome } from '../../core/calls/command.js'
import type { CallKey } from '../../core/calls/ports.js'
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
      scenario_id: call.scenarioId,
      scenario_version: call.scenarioVersion,
      carrier: call.carrier,
      holder,
      state: call.state,
      outcome: call.outcome,
      reason: call.reason,
      started_at: call.startedAt,
      answered_at: call.answeredAt,
      ended_at: call.endedAt,
      notes: '[]',
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
  if (end.usage.length > 0) {
    statements.push(
      statement(db.insertInto('call_usage').values(end.usage.map((usage) => usageRow({ companyId, id }, usage)))),
    )
  }
  return statements
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

function usageRow({ companyId, id }: CallKey, usage: StoredUsage): RowOf<typeof callUsage> {
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
  }
}

function callOf(row: RowOf<typeof calls>): Call {
  return {
    id: row.id as CallId,
    companyId: row.company_id as CompanyId,
    numberId: row.number_id as NumberId,
    number: row.number,
    caller: row.caller,
    scenarioId: row.scenario_id as ScenarioId,
    scenarioVersion: row.scenario_version,
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
