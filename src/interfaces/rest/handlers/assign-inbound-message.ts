import { assignInboundMessage as assignCoreMessage } from '../../../core/messaging/inbox.js'
import type { CompanyId, MessageId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const assignInboundMessage = operation(
  'assignInboundMessage',
  async ({ core, principal, via }, { path, body }) => {
    const id = resourceId<MessageId>(path.messageId)
    const message = await assignCoreMessage(core, principal, id, resourceId<CompanyId>(body.companyId), via)
    return { status: 200, body: presentMessage(message) }
  },
)
