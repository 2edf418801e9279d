import { listContacts } from '../../../core/mailings/manage-lists.js'
import type { ListContactId, MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentListContact } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const listMailingListContacts = operation(
  'listMailingListContacts',
  async ({ core, principal }, { path, query }) => {
    const page = pageAfter<ListContactId>(query)
    const { items, nextAfterId } = await listContacts(
      core,
      principal,
      resourceId<MailingListId>(path.mailingListId),
      page,
    )
    return { status: 200, body: { contacts: items.map(presentListContact), nextCursor: formatCursor(nextAfterId) } }
  },
)
