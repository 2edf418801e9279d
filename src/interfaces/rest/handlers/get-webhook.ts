import { getWebhook as getCoreWebhook } from '../../../core/events/webhooks.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWebhook } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getWebhook = operation('getWebhook', async ({ core, principal }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const webhook = await getCoreWebhook(core, principal, resourceId<WebhookId>(path.webhookId), companyId)
  return { status: 200, body: presentWebhook(webhook) }
})
