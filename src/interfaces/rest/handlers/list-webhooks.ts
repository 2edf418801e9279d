import { listWebhooks as listCoreWebhooks } from '../../../core/events/webhooks.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentWebhook } from '../present-webhook.js'
import { actingCompany } from '../resource-id.js'

export const listWebhooks = operation('listWebhooks', async ({ core, principal }, { query }) => {
  const page = await listCoreWebhooks(core, principal, { ...actingCompany(query), ...pageAfter<WebhookId>(query) })
  return {
    status: 200,
    body: { webhooks: page.items.map(presentWebhook), nextCursor: formatCursor(page.nextAfterId) },
  }
})
