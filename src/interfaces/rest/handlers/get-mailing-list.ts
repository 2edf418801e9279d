import { getList } from '../../../core/mailings/manage-lists.js'
import type { MailingListId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailingList } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const getMailingList = operation('getMailingList', async ({ core, principal }, { path }) => {
  return {
    status: 200,
    body: presentMailingList(await getList(core, principal, resourceId<MailingListId>(path.mailingListId))),
  }
})
