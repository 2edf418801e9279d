import { listDeliveries } from '../../../core/events/webhook-deliveries.js'
import type { DeliveryId, WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentDelivery } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listWebhookDeliveries = operation(
  'listWebhookDeliveries',
  async ({ core, principal }, { path, query }) => {
    const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query) }
    const beforeId = cursorOf<DeliveryId>(query)
    const page = await listDeliveries(core, principal, key, {
      limit: limitOf(query),
      ...(beforeId === undefined ? {} : { beforeId }),
      ...(query.state === undefined ? {} : { state: query.state }),
    })
    return {
      status: 200,
      body: { deliveries: page.deliveries.map(presentDelivery), nextCursor: formatCursor(page.nextBeforeId) },
    }
  },
)
