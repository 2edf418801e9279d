import { readTimeline } from '../../../core/history/timeline.js'
import type { MessageId, PersonId } from '../../../core/values/ids.js'
import { formatInstant } from '../instant.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const getPersonTimeline = operation('getPersonTimeline', async ({ core, principal }, { path, query }) => {
  const beforeId = cursorOf<MessageId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const { entries, nextBeforeId } = await readTimeline(core, principal, resourceId<PersonId>(path.personId), page)
  return {
    status: 200,
    body: {
      entries: entries.map(({ kind, at, message }) => ({
        kind,
        at: formatInstant(at),
        message: presentMessage(message),
      })),
      nextCursor: formatCursor(nextBeforeId),
    },
  }
})
