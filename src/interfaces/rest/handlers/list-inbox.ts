import { readInbox } from '../../../core/messaging/inbox.js'
import { operation } from '../operation.js'
import { inboxRequestOf, presentInbox } from '../present-inbox.js'

export const listInbox = operation('listInbox', async ({ core, principal }, { query }) => {
  return { status: 200, body: presentInbox(await readInbox(core, principal, inboxRequestOf(query))) }
})
