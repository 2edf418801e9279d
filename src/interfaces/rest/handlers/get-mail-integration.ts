import { getIntegration } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentIntegration } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getMailIntegration = operation('getMailIntegration', async ({ core, principal }, { path, query }) => {
  const id = resourceId<MailIntegrationId>(path.mailIntegrationId)
  const found = await getIntegration(core, principal, id, actingCompany(query))
  return { status: 200, body: presentIntegration(found, ownDomain(core)) }
})
