import { readUnmatched } from '../../../core/messaging/inbox.js'
import { operation } from '../operation.js'
import { inboxRequestOf, presentInbox } from '../present-inbox.js'

export const listUnmatchedInbox = operation('listUnmatchedInbox', async ({ core, principal }, { query }) => {
  return { status: 200, body: presentInbox(await readUnmatched(core, principal, inboxRequestOf(query))) }
})
