import { readTimeline, type TimelineEntry } from '../../../core/history/timeline.js'
import type { MessageId, PersonId } from '../../../core/values/ids.js'
import type { components } from '../generated/contract.js'
import { formatInstant } from '../instant.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentRecordedCall } from '../present-calls.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const getPersonTimeline = operation('getPersonTimeline', async ({ core, principal }, { path, query }) => {
  const beforeId = cursorOf<MessageId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const { entries, nextBeforeId } = await readTimeline(core, principal, resourceId<PersonId>(path.personId), page)
  return {
    status: 200,
    body: {
      entries: entries.map(presentEntry),
      nextCursor: formatCursor(nextBeforeId),
    },
  }
})

function presentEntry(entry: TimelineEntry): components['schemas']['TimelineEntry'] {
  const at = formatInstant(entry.at)
  return entry.kind === 'message'
    ? { kind: entry.kind, at, message: presentMessage(entry.message) }
    : { kind: entry.kind, at, call: presentRecordedCall(entry.call, entry.price) }
}
