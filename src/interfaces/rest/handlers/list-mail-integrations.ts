import { listIntegrations } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import type { MailIntegrationId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentIntegration } from '../present-mail.js'
import { actingCompany } from '../resource-id.js'

export const listMailIntegrations = operation('listMailIntegrations', async ({ core, principal }, { query }) => {
  const place = pageAfter<MailIntegrationId>(query)
  const page = await listIntegrations(core, principal, { ...actingCompany(query), ...place })
  const integrations = page.items.map((one) => presentIntegration(one, ownDomain(core)))
  return { status: 200, body: { integrations, nextCursor: formatCursor(page.nextAfterId) } }
})
