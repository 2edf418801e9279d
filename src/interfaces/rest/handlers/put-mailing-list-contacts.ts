import { putContacts } from '../../../core/mailings/manage-lists.js'
import type { MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailingList } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const putMailingListContacts = operation(
  'putMailingListContacts',
  async ({ core, principal, via }, { path, body }) => {
    const list = await putContacts(core, principal, resourceId<MailingListId>(path.mailingListId), body.contacts, via)
    return { status: 200, body: presentMailingList(list) }
  },
)
