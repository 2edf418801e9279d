import { listLists } from '../../../core/mailings/manage-lists.js'
import type { MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentMailingList } from '../present-mailing.js'

export const listMailingLists = operation('listMailingLists', async ({ core, principal }, { query }) => {
  const { items, nextAfterId } = await listLists(core, principal, pageAfter<MailingListId>(query))
  return { status: 200, body: { mailingLists: items.map(presentMailingList), nextCursor: formatCursor(nextAfterId) } }
})
