import { updateMailing as updateCoreMailing } from '../../../core/mailings/manage-mailings.js'
import type { MailingId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMailing } from '../present-mailing.js'
import { mailingInputOf } from '../read-mailing.js'
import { resourceId } from '../resource-id.js'

export const updateMailing = operation('updateMailing', async ({ core, principal, via }, { path, body }) => {
  const updated = await updateCoreMailing(
    core,
    principal,
    resourceId<MailingId>(path.mailingId),
    mailingInputOf(body),
    via,
  )
  return { status: 200, body: presentMailing(updated) }
})
