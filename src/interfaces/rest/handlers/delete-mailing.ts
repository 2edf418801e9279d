import { deleteMailing as deleteCoreMailing } from '../../../core/mailings/manage-mailings.js'
import type { MailingId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailing } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const deleteMailing = operation('deleteMailing', async ({ core, principal, via }, { path }) => {
  return {
    status: 200,
    body: presentMailing(await deleteCoreMailing(core, principal, resourceId<MailingId>(path.mailingId), via)),
  }
})
