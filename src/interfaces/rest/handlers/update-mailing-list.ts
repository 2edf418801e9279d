import { renameList } from '../../../core/mailings/manage-lists.js'
import type { MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailingList } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const updateMailingList = operation('updateMailingList', async ({ core, principal, via }, { path, body }) => {
  const renamed = await renameList(core, principal, resourceId<MailingListId>(path.mailingListId), body.name, via)
  return { status: 200, body: presentMailingList(renamed) }
})
