import { getMail as getCoreMail } from '../../../core/mail/journal.js'
import type { MailId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentMail } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getMail = operation('getMail', async ({ core, principal }, { path, query }) => {
  const mail = await getCoreMail(core, principal, resourceId<MailId>(path.mailId), actingCompany(query))
  return { status: 200, body: presentMail(mail) }
})
