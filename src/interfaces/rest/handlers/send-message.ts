import type { SubmitResult } from '../../../core/messaging/message.js'
import { submitMessage } from '../../../core/messaging/submit-message.js'
import { priceOfNew } from '../../../core/rating/ledger/message-prices.js'
import type { Header } from '../../gateway-request.js'
import { operation } from '../operation.js'
import { presentSubmitResult } from '../present-message.js'
import { submitCommandOf } from '../submit-command.js'

export const sendMessage = operation('sendMessage', async ({ core, principal, requestId }, input) => {
  const result = await submitMessage(core, principal, submitCommandOf(input, requestId))
  const price = priceOfNew(core, principal.companyId)
  return { status: 202, body: presentSubmitResult(result, price), headers: locationOf(result) }
})

function locationOf({ broadcastId, messages }: SubmitResult): Header[] {
  if (broadcastId !== null) return [['Location', `/v1/broadcasts/${broadcastId}`]]
  return messages.slice(0, 1).map(({ id }) => ['Location', `/v1/messages/${id}`])
}
