import type { MessageFilter } from '../../../core/messaging/commands.js'
import { listMessages as listCoreMessages } from '../../../core/messaging/read-messages.js'
import { pricesOf } from '../../../core/rating/ledger/message-prices.js'
import type { BroadcastId, MessageId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation, type OperationInput } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const listMessages = operation('listMessages', async ({ core, principal }, { query }) => {
  const page = await listCoreMessages(core, principal, filterOf(query))
  const price = await pricesOf(core, principal.companyId, page.messages)
  const messages = page.messages.map((message) => presentMessage(message, price(message)))
  return {
    status: 200,
    body: { messages, nextCursor: formatCursor(page.nextBeforeId) },
  }
})

function filterOf(query: OperationInput<'listMessages'>['query']): MessageFilter {
  const { direction, state, msisdn, broadcastId, reference, inDoubt } = query
  const createdFrom = parseInstant(query.createdFrom, 'createdFrom')
  const createdBefore = parseInstant(query.createdBefore, 'createdBefore')
  const beforeId = cursorOf<MessageId>(query)
  return {
    limit: limitOf(query),
    ...(direction === undefined ? {} : { direction }),
    ...(state === undefined ? {} : { state }),
    ...(msisdn === undefined ? {} : { msisdn }),
    ...(broadcastId === undefined ? {} : { broadcastId: resourceId<BroadcastId>(broadcastId) }),
    ...(reference === undefined ? {} : { reference }),
    ...(inDoubt === undefined ? {} : { inDoubt }),
    ...(createdFrom === undefined ? {} : { createdFrom }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
    ...(beforeId === undefined ? {} : { beforeId }),
  }
}
