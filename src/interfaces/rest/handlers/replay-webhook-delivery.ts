import { replayDelivery } from '../../../core/events/webhook-deliveries.js'
import type { DeliveryId, WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentDelivery } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const replayWebhookDelivery = operation(
  'replayWebhookDelivery',
  async ({ core, principal, via }, { path, query }) => {
    const deliveryId = resourceId<DeliveryId>(path.deliveryId)
    const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query), deliveryId }
    return { status: 202, body: presentDelivery(await replayDelivery(core, principal, key, via)) }
  },
)
