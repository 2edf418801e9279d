import { resolveDoubt as resolveCoreDoubt } from '../../../core/messaging/resolve-doubt.js'
import type { MessageId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMessage } from '../present-message.js'
import { resourceId } from '../resource-id.js'

export const resolveDoubt = operation('resolveDoubt', async ({ core, principal }, { path, body }) => {
  const message = await resolveCoreDoubt(core, principal, resourceId<MessageId>(path.messageId), body.decision)
  return { status: 200, body: presentMessage(message) }
})
