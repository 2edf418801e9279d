import { openRecording } from '../../../core/calls/read-calls.js'
import type { CallId, RecordingId } from '../../../core/values/ids.js'
import { streamOperation } from '../operation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getRecordingFile = streamOperation(
  'getRecordingFile',
  async ({ core, principal }, { path, query, headers }) => {
    const key = { callId: resourceId<CallId>(path.callId), recordingId: resourceId<RecordingId>(path.recordingId) }
    const opened = await openRecording(core, principal, key, { ...actingCompany(query), range: headers.range })
    const { recording, from, until, isPart, content } = opened
    return {
      status: isPart ? 206 : 200,
      headers: [
        ['Accept-Ranges', 'bytes'],
        ['Content-Disposition', `inline; filename="${recording.kind}-${recording.id}.wav"`],
        ...(isPart ? [['Content-Range', `bytes ${from}-${until - 1}/${recording.bytes}`] as const] : []),
      ],
      stream: () => content,
    }
  },
)
