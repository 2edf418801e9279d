import { listRecordings as listCoreRecordings } from '../../../core/calls/recordings.js'
import type { NumberId, RecordingId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentFoundRecording } from '../present-calls.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listRecordings = operation('listRecordings', async ({ core, principal }, { query }) => {
  const { kind, caller, numberId } = query
  const beforeId = cursorOf<RecordingId>(query)
  const startedFrom = parseInstant(query.startedFrom, 'startedFrom')
  const startedBefore = parseInstant(query.startedBefore, 'startedBefore')
  const page = await listCoreRecordings(core, principal, {
    ...actingCompany(query),
    limit: limitOf(query),
    ...(beforeId !== undefined && { beforeId }),
    ...(kind !== undefined && { kind }),
    ...(caller !== undefined && { caller }),
    ...(numberId !== undefined && { numberId: resourceId<NumberId>(numberId) }),
    ...(startedFrom !== undefined && { startedFrom }),
    ...(startedBefore !== undefined && { startedBefore }),
  })
  const recordings = page.recordings.map(presentFoundRecording)
  return { status: 200, body: { recordings, nextCursor: formatCursor(page.nextBeforeId) } }
})
