import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, DeliveryId, WebhookId } from '../values/ids.js'
import { formatCursor, refuseExpiredCursor } from './cursor.js'
import { comparePositions, type EventPosition } from './event.js'
import type { EventDocument } from './event-document.js'
import { retainedFrom, startOf } from './read-events.js'
import { maxReplays, type Webhook, type WebhookDelivery } from './webhook.js'
import type { WebhookAnswer } from './webhook-sender.js'
import { getWebhook, visible } from './webhooks.js'

interface WebhookKey {
  id: WebhookId
  companyId?: CompanyId
}

export interface DeliveryPage {
  deliveries: readonly WebhookDelivery[]
  nextBeforeId: DeliveryId | null
}

/** Newest first. @throws GatewayError `not_found` */
export async function listDeliveries(
  core: CoreContext,
  principal: Principal,
  { id, companyId }: WebhookKey,
  { beforeId, limit, state }: { beforeId?: DeliveryId; limit: number; state?: WebhookDelivery['state'] },
): Promise<DeliveryPage> {
  const webhook = await getWebhook(core, principal, id, companyId)
  const before = beforeId ?? (Number.MAX_SAFE_INTEGER as DeliveryId)
  const found = await core.store.webhooks.listDeliveries(webhook, { beforeId: before, limit: limit + 1, state })
  const deliveries = found.slice(0, limit)
  return { deliveries, nextBeforeId: found.length > limit ? (deliveries.at(-1)?.id ?? null) : null }
}

/**
 * Sends the events of a delivery again, as a new one, beside the log.
 * @throws GatewayError `not_found`, `conflict` when too many wait, `cursor_expired` when the events are gone
 */
export async function replayDelivery(
  core: CoreContext,
  principal: Principal,
  { deliveryId, ...key }: WebhookKey & { deliveryId: DeliveryId },
  via: Via,
): Promise<WebhookDelivery> {
  const webhook = await getWebhook(core, principal, key.id, key.companyId)
  const old = await core.store.webhooks.findDelivery(webhook, deliveryId)
  if (old === undefined) throw new GatewayError('not_found', 'There is no such delivery.')
  await requireKept(core, old.from)
  const pending = await core.store.webhooks.pendingDeliveries(webhook, maxReplays + 1)
  if (pending.filter(({ kind }) => kind === 'replay').length >= maxReplays) {
    throw new GatewayError('conflict', `${maxReplays} replays of this webhook wait already; let them end first.`)
  }
  const now = core.clock.now()
  const delivery: WebhookDelivery = {
    ...old,
    id: (await core.store.allocateIds(1)) as DeliveryId,
    kind: 'replay',
    state: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    status: null,
    error: null,
    durationMs: null,
    replayOf: old.id,
    createdAt: now,
    finishedAt: null,
  }
  const act = { companyId: webhook.companyId, action: 'webhook.replay_delivery', subject: `webhook:${webhook.id}` }
  const audit = auditOf(core, principal, via, { ...act, after: { deliveryId: delivery.id, replayOf: old.id } })
  await core.store.webhooks.insertDelivery(delivery, audit)
  await core.snapshots.refresh('webhooks')
  return delivery
}

async function requireKept(core: CoreContext, from: EventPosition): Promise<void> {
  const kept = await core.store.events.markBefore(retainedFrom(core))
  if (kept !== undefined && comparePositions(from, kept) < 0) {
    refuseExpiredCursor('deliveryId', core.settings.eventRetentionDays)
  }
}

/**
 * Sends the log again from a cursor or an instant on, in order: the webhook is set back, and goes on from there.
 * @throws GatewayError `not_found`, `invalid_parameter`, `cursor_expired`
 */
export async function replayWebhook(
  core: CoreContext,
  principal: Principal,
  key: WebhookKey,
  from: { cursor: string } | { at: number },
  via: Via,
): Promise<{ webhook: Webhook; cursor: string }> {
  const webhook = await getWebhook(core, principal, key.id, key.companyId)
  const position = await positionOf(core, webhook.companyId, from)
  if (comparePositions(position, webhook.cursor) > 0) {
    throw new GatewayError(
      'invalid_parameter',
      '"from" lies behind what is still to be delivered; nothing is repeated.',
      {
        field: 'from',
      },
    )
  }
  const cursor = formatCursor(position)
  const act = { companyId: webhook.companyId, action: 'webhook.replay', subject: `webhook:${webhook.id}` }
  const audit = auditOf(core, principal, via, { ...act, after: { from: cursor } })
  const isThere = await core.store.webhooks.moveCursor(webhook, position, core.clock.now(), audit)
  if (!isThere) throw new GatewayError('not_found', 'There is no such webhook.')
  await core.snapshots.refresh('webhooks')
  return { webhook: visible(webhook), cursor }
}

async function positionOf(core: CoreContext, company: CompanyId, from: { cursor: string } | { at: number }) {
  if ('cursor' in from) return startOf(core, from.cursor, 'from')
  if (from.at > core.clock.now()) {
    throw new GatewayError('invalid_parameter', '"from" lies in the future.', { field: 'from' })
  }
  if (from.at < retainedFrom(core)) refuseExpiredCursor('from', core.settings.eventRetentionDays)
  return core.store.events.positionAt(company, from.at)
}

/** Sends an event `webhook.test` now, whatever the webhook's state, and says what came back. @throws GatewayError `not_found` */
export async function testWebhook(
  core: CoreContext,
  principal: Principal,
  key: WebhookKey,
): Promise<WebhookAnswer & { deliveryId: DeliveryId }> {
  const webhook = await getWebhook(core, principal, key.id, key.companyId)
  const deliveryId = (await core.store.allocateIds(1)) as DeliveryId
  const event: EventDocument = {
    id: `test-${deliveryId}`,
    type: 'webhook.test',
    companyId: webhook.companyId === 0 ? null : String(webhook.companyId),
    subject: { type: 'webhook', id: String(webhook.id) },
    version: webhook.version,
    occurredAt: new Date(core.clock.now()).toISOString(),
    data: {},
  }
  return { ...(await core.webhookSender.send(webhook, deliveryId, [event])), deliveryId }
}
