import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { systemOf } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CallId, NumberId, RecordingId } from '../values/ids.js'
import type { FoundRecording, NewCallEvent, Recording, RecordingFilter } from './call.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'
import { readCaller } from './read-calls.js'

export interface RecordingQuery {
  kind?: Recording['kind']
  caller?: string
  numberId?: NumberId
  startedFrom?: number
  startedBefore?: number
  beforeId?: RecordingId
  limit: number
}

/** Newest first, without those that are deleted. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listRecordings(
  core: CoreContext,
  principal: Principal,
  { companyId, beforeId = Number.MAX_SAFE_INTEGER as RecordingId, caller, limit, ...rest }: Acting & RecordingQuery,
): Promise<{ recordings: readonly FoundRecording[]; nextBeforeId: RecordingId | null }> {
  const owner = callsToRead(principal, companyId === undefined ? {} : { companyId })
  const of = caller === undefined ? {} : { caller: readCaller(caller) }
  const filter: RecordingFilter = { ...rest, ...of, beforeId, limit: limit + 1 }
  const found = await core.store.calls.listRecordings(owner, filter)
  const recordings = found.slice(0, limit)
  return { recordings, nextBeforeId: found.length > limit ? (recordings.at(-1)?.id ?? null) : null }
}

/** Its place in the call stays, its sound does not. @throws GatewayError `forbidden`, `not_found` */
export async function deleteRecording(
  core: CoreContext,
  principal: Principal,
  key: { callId: CallId; recordingId: RecordingId },
  acting: Acting,
  via: Via,
): Promise<Recording> {
  const companyId = await callsToWrite(core, principal, acting)
  const recording = await core.store.calls.findRecording(companyId, key.callId, key.recordingId)
  if (recording === undefined || recording.deletedAt !== null)
    throw new GatewayError('not_found', 'There is no such recording.')
  return remove(core, principal, recording, via)
}

const chunk = 100
/** A version above all that a call has told. */
const afterEnd = 1_000_001

/** Deletes what has been kept as long as its number or its company says. True when there may be more. */
export async function deleteExpiredRecordings(core: CoreContext): Promise<boolean> {
  const expired = await core.store.calls.findExpiredRecordings(core.clock.now(), chunk)
  for (const recording of expired) {
    await remove(core, systemOf(recording.companyId), recording, { interface: 'cli', address: null, requestId: null })
  }
  return expired.length === chunk
}

/** The file first: a row that says "deleted" has none, whatever happens in between. */
async function remove(core: CoreContext, principal: Principal, recording: Recording, via: Via): Promise<Recording> {
  const { companyId, callId, id } = recording
  const deletedAt = core.clock.now()
  await core.recordingFiles.remove(recording)
  const { sha256, kind } = recording
  const act = { companyId, action: 'recording.delete', subject: `recording:${id}`, before: { callId, kind, sha256 } }
  const payload = { recordingId: String(id), kind }
  const event: NewCallEvent = {
    type: 'call.recording_deleted',
    companyId,
    callId,
    version: afterEnd,
    occurredAt: deletedAt,
    payload,
  }
  await core.store.calls.deleteRecording(recording, deletedAt, event, auditOf(core, principal, via, act))
  return { ...recording, deletedAt }
}
