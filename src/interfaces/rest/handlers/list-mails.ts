import { listMails as listCoreMails } from '../../../core/mail/journal.js'
import type { MailId, MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentMail } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listMails = operation('listMails', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf<MailId>(query)
  const { verdict, integrationId } = query
  const page = await listCoreMails(core, principal, {
    ...actingCompany(query),
    limit: limitOf(query),
    ...(beforeId === undefined ? {} : { beforeId }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(integrationId === undefined ? {} : { integrationId: resourceId<MailIntegrationId>(integrationId) }),
  })
  return { status: 200, body: { mails: page.mails.map(presentMail), nextCursor: formatCursor(page.nextBeforeId) } }
})
