import { deleteRecording as deleteCoreRecording } from '../../../core/calls/recordings.js'
import type { CallId, RecordingId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentRecording } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteRecording = operation('deleteRecording', async ({ core, principal, via }, { path, query }) => {
  const key = { callId: resourceId<CallId>(path.callId), recordingId: resourceId<RecordingId>(path.recordingId) }
  const recording = await deleteCoreRecording(core, principal, key, actingCompany(query), via)
  return { status: 200, body: presentRecording(recording) }
})
