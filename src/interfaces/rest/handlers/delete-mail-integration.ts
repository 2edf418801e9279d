import { deleteIntegration } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentIntegration } from '../present-mail.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteMailIntegration = operation(
  'deleteMailIntegration',
  async ({ core, principal, via }, { path, query }) => {
    const id = resourceId<MailIntegrationId>(path.mailIntegrationId)
    const before = await deleteIntegration(core, principal, id, actingCompany(query), via)
    return { status: 200, body: presentIntegration(before, ownDomain(core)) }
  },
)
