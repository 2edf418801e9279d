import { updateWebhook as updateCoreWebhook } from '../../../core/events/webhooks.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWebhook } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateWebhook = operation('updateWebhook', async ({ core, principal, via }, { path, query, body }) => {
  const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query) }
  return { status: 200, body: presentWebhook(await updateCoreWebhook(core, principal, key, body, via)) }
})
