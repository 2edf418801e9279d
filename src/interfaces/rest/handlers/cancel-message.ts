import { cancelMessage as cancelCoreMessage } from '../../../core/messaging/cancel-message.js'
import { pricesOf } from '../../../core/rating/ledger/message-prices.js'
import type { MessageId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const cancelMessage = operation('cancelMessage', async ({ core, principal }, { path }) => {
  const message = await cancelCoreMessage(core, principal, resourceId<MessageId>(path.messageId))
  const price = await pricesOf(core, principal.companyId, [message])
  return { status: 200, body: presentMessage(message, price(message)) }
})
