import { tryMail as tryCoreMail } from '../../../core/mail/try-mail.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentTrial } from '../present-mail.js'
import { resourceId } from '../resource-id.js'

export const tryMail = operation('tryMail', async ({ core, principal, requestId }, { body }) => {
  const { raw, encoding = 'utf8', to, integrationId } = body
  const told = await tryCoreMail(core, principal, {
    raw: Buffer.from(raw, encoding),
    traceId: requestId,
    ...(to === undefined ? {} : { to }),
    ...(integrationId === undefined ? {} : { integrationId: resourceId<MailIntegrationId>(integrationId) }),
  })
  return { status: 200, body: presentTrial(told) }
})
