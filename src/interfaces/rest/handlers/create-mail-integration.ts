import { createIntegration } from '../../../core/mail/manage-integrations.js'
import { ownDomain } from '../../../core/mail/own-domain.js'
import { operation } from '../operation.js'
import { presentCreated } from '../present-mail.js'
import { actingCompany } from '../resource-id.js'

export const createMailIntegration = operation(
  'createMailIntegration',
  async ({ core, principal, via }, { query, body }) => {
    const { hasSecretAddress: hasSecret, ...input } = body
    const created = await createIntegration(core, principal, { ...input, hasSecret, ...actingCompany(query) }, via)
    return {
      status: 201,
      body: presentCreated(created, ownDomain(core)),
      headers: [['Location', `/v1/mail/integrations/${created.integration.id}`]],
    }
  },
)
