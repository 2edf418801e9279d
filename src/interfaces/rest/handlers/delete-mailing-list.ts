import { deleteList } from '../../../core/mailings/manage-lists.js'
import type { MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailingList } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const deleteMailingList = operation('deleteMailingList', async ({ core, principal, via }, { path }) => {
  const deleted = await deleteList(core, principal, resourceId<MailingListId>(path.mailingListId), via)
  return { status: 200, body: presentMailingList(deleted) }
})
