import { replayWebhook as replayCoreWebhook } from '../../../core/events/webhook-deliveries.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { isInstant, parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const replayWebhook = operation('replayWebhook', async ({ core, principal, via }, { path, query, body }) => {
  const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query) }
  const at = isInstant(body.from) ? parseInstant(body.from, 'from') : undefined
  const from = at === undefined ? { cursor: body.from } : { at }
  const { cursor } = await replayCoreWebhook(core, principal, key, from, via)
  return { status: 202, body: { webhookId: path.webhookId, fromCursor: cursor } }
})
