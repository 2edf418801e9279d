import type { LocalMonth } from '../../../core/calendar/local-date.js'
import { listPostings as listCorePostings } from '../../../core/rating/ledger/read-ledger.js'
import type { CallId, MessageId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentPosting } from '../present-rating.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listPostings = operation('listPostings', async ({ core, principal }, { query }) => {
  const { month, messageId, callId } = query
  const afterOrdinal = cursorOf(query)
  const page = await listCorePostings(core, principal, {
    ...actingCompany(query),
    ...(month === undefined ? {} : { month: month as LocalMonth }),
    ...(messageId === undefined ? {} : { messageId: resourceId<MessageId>(messageId) }),
    ...(callId === undefined ? {} : { callId: resourceId<CallId>(callId) }),
    ...(afterOrdinal === undefined ? {} : { afterOrdinal }),
    limit: limitOf(query),
  })
  return {
    status: 200,
    body: { postings: page.postings.map(presentPosting), nextCursor: formatCursor(page.nextAfter) },
  }
})
