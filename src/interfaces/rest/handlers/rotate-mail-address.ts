import { rotateSecret } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCreated } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const rotateMailAddress = operation('rotateMailAddress', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<MailIntegrationId>(path.mailIntegrationId)
  const rotated = await rotateSecret(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentCreated(rotated, ownDomain(core)) }
})
