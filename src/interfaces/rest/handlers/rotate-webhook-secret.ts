import { rotateSecret } from '../../../core/events/webhooks.js'
import type { WebhookId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWebhookWithSecret } from '../present-webhook.js'
import { actingCompany, resourceId } from '../resource-id.js'

const hourMs = 3_600_000
/** The default of the contract. */
const keptHours = 24

export const rotateWebhookSecret = operation(
  'rotateWebhookSecret',
  async ({ core, principal, via }, { path, query, body }) => {
    const keepOldMs = (body.keepOldHours ?? keptHours) * hourMs
    const key = { id: resourceId<WebhookId>(path.webhookId), ...actingCompany(query), keepOldMs }
    return { status: 200, body: presentWebhookWithSecret(await rotateSecret(core, principal, key, via)) }
  },
)
