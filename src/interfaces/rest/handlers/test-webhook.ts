import { testWebhook as testCoreWebhook } from '../../../core/events/webhook-deliveries.js'
import { formatId, type WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const testWebhook = operation('testWebhook', async ({ core, principal }, { path, query }) => {
  const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query) }
  const { deliveryId, status, error, durationMs, body } = await testCoreWebhook(core, principal, key)
  return {
    status: 200,
    body: { deliveryId: formatId(deliveryId), delivered: error === null, status, error, durationMs, body },
  }
})
