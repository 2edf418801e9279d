import { updateIntegration } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentIntegration } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateMailIntegration = operation(
  'updateMailIntegration',
  async ({ core, principal, via }, { path, query, body }) => {
    const id = resourceId<MailIntegrationId>(path.mailIntegrationId)
    const after = await updateIntegration(core, principal, id, { ...body, ...actingCompany(query) }, via)
    return { status: 200, body: presentIntegration(after, ownDomain(core)) }
  },
)
