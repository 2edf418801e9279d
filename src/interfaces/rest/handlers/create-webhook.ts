import { createWebhook as createCoreWebhook } from '../../../core/events/webhooks.js'
import { operation } from '../operation.js'
import { presentWebhookWithSecret } from '../present-webhook.js'
import { actingCompany } from '../resource-id.js'

export const createWebhook = operation('createWebhook', async ({ core, principal, via }, { query, body }) => {
  const webhook = await createCoreWebhook(core, principal, { ...body, ...actingCompany(query) }, via)
  return {
    status: 201,
    body: presentWebhookWithSecret(webhook),
    headers: [['Location', `/v1/webhooks/${webhook.id}`]],
  }
})
