import { getMailing as getCoreMailing } from '../../../core/mailings/manage-mailings.js'
import type { MailingId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailing } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const getMailing = operation('getMailing', async ({ core, principal }, { path }) => {
  return {
    status: 200,
    body: presentMailing(await getCoreMailing(core, principal, resourceId<MailingId>(path.mailingId))),
  }
})
