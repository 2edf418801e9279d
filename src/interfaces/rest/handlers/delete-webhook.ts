import { deleteWebhook as deleteCoreWebhook } from '../../../core/events/webhooks.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWebhook } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteWebhook = operation('deleteWebhook', async ({ core, principal, via }, { path, query }) => {
  const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query) }
  return { status: 200, body: presentWebhook(await deleteCoreWebhook(core, principal, key, via)) }
})
