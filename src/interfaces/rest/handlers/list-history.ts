import { listHistory as listCoreHistory } from '../../../core/history/read-history.js'
import { pricesOf } from '../../../core/rating/ledger/message-prices.js'
import type { MessageId } from '../../../core/values/ids.js'
import { historyRequestOf } from '../history-request.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentMessage } from '../present-message.js'

export const listHistory = operation('listHistory', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf<MessageId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const {
    messages: found,
    nextBeforeId,
    isComplete,
  } = await listCoreHistory(core, principal, historyRequestOf(query), page)
  const price = await pricesOf(core, principal.companyId, found)
  const messages = found.map((message) => presentMessage(message, price(message)))
  return {
    status: 200,
    body: { messages, nextCursor: formatCursor(nextBeforeId), isComplete },
  }
})
