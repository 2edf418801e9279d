import { formatCursor } from '../../core/events/cursor.js'
import type { Webhook, WebhookDelivery } from '../../core/events/webhook.js'
import type { WithSecret } from '../../core/events/webhooks.js'
import { formatId, PLATFORM } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentWebhook(webhook: Webhook): Schemas['Webhook'] {
  const { url, format, description, types, maxEvents, state, stateReason, version } = webhook
  return {
    id: formatId(webhook.id),
    companyId: webhook.companyId === PLATFORM ? null : formatId(webhook.companyId),
    url,
    format,
    description,
    types: [...types],
    maxEvents,
    state,
    stateReason,
    version,
    createdAt: formatInstant(webhook.createdAt),
    updatedAt: formatInstant(webhook.updatedAt),
    oldSecretUntil: formatNullableInstant(webhook.oldSecretUntil),
  }
}

export function presentWebhookWithSecret(webhook: WithSecret<Webhook>): Schemas['WebhookWithSecret'] {
  return { ...presentWebhook(webhook), secret: webhook.newSecret }
}

export function presentDelivery(delivery: WebhookDelivery): Schemas['WebhookDelivery'] {
  const { kind, events, state, attempts, status, error, durationMs, replayOf } = delivery
  return {
    id: formatId(delivery.id),
    webhookId: formatId(delivery.webhookId),
    kind,
    fromCursor: formatCursor(delivery.from),
    toCursor: formatCursor(delivery.to),
    events,
    state,
    attempts,
    nextAttemptAt: formatNullableInstant(delivery.nextAttemptAt),
    status,
    error,
    durationMs,
    replayOf: replayOf === null ? null : formatId(replayOf),
    createdAt: formatInstant(delivery.createdAt),
    finishedAt: formatNullableInstant(delivery.finishedAt),
  }
}
