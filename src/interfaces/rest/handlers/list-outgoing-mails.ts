import type { MailId as OutgoingMailId } from '../../../core/conversations/mail.js'
import { listOutgoingMails as listCoreMails } from '../../../core/mail/outgoing.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentOutgoing } from '../present-mail.js'
import { actingCompany } from '../resource-id.js'

export const listOutgoingMails = operation('listOutgoingMails', async ({ core, principal }, { query }) => {
  const beforeId = cursorOf<OutgoingMailId>(query)
  const page = await listCoreMails(core, principal, {
    ...actingCompany(query),
    limit: limitOf(query),
    ...(beforeId === undefined ? {} : { beforeId }),
  })
  return { status: 200, body: { mails: page.mails.map(presentOutgoing), nextCursor: formatCursor(page.nextBeforeId) } }
})
