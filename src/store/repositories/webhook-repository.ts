import type { Kysely } from 'kysely'

import type { EventPosition } from '../../core/events/event.js'
import type { StoredWebhook, Webhook, WebhookDelivery } from '../../core/events/webhook.js'
import { visible } from '../../core/events/webhooks.js'
import type { DeliveryQuery, WebhookChanges, WebhookRef } from '../../core/ports.js'
import type { CompanyId, DeliveryId, WebhookId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { RowOf } from '../tables/table.js'
import type { Schema, webhookDeliveries, webhooks } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>
type WebhookRow = RowOf<typeof webhooks>
type DeliveryRow = RowOf<typeof webhookDeliveries>

export function insertWebhook(db: Db, webhook: StoredWebhook): Statement {
  return statement(
    db.insertInto('webhooks').values({
      company_id: webhook.companyId,
      id: webhook.id,
      url: webhook.url,
      format: webhook.format,
      description: webhook.description,
      types: webhook.types.join(' '),
      max_events: webhook.maxEvents,
      state: webhook.state,
      state_reason: webhook.stateReason,
      secret: webhook.secret,
      old_secret: webhook.oldSecret,
      old_secret_until: webhook.oldSecretUntil,
      cursor_tx: webhook.cursor.txId,
      cursor_id: webhook.cursor.id,
      version: webhook.version,
      created_at: webhook.createdAt,
      updated_at: webhook.updatedAt,
      deleted_at: null,
    }),
  )
}

export function updateWebhook(db: Db, companyId: CompanyId, id: WebhookId, changes: WebhookChanges): Statement {
  const set = named({
    url: changes.url,
    description: changes.description,
    types: changes.types?.join(' '),
    max_events: changes.maxEvents,
    state: changes.state,
    state_reason: changes.stateReason,
    secret: changes.secret,
    old_secret: changes.oldSecret,
    old_secret_until: changes.oldSecretUntil,
    updated_at: changes.updatedAt,
    deleted_at: changes.deletedAt,
  })
  return statement(
    db
      .updateTable('webhooks')
      .set(set)
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null),
    1,
  )
}

/** Only from where it is known to be. */
export function advance(db: Db, { companyId, id }: WebhookRef, from: EventPosition, to: EventPosition): Statement {
  return statement(
    db
      .updateTable('webhooks')
      .set({ cursor_tx: to.txId, cursor_id: to.id })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('cursor_tx', '=', from.txId)
      .where('cursor_id', '=', from.id)
      .where('deleted_at', 'is', null),
    1,
  )
}

export function setCursor(db: Db, { companyId, id }: WebhookRef, to: EventPosition): Statement {
  return statement(
    db
      .updateTable('webhooks')
      .set({ cursor_tx: to.txId, cursor_id: to.id })
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('deleted_at', 'is', null),
    1,
  )
}

/** Makes processes look at it again. */
export function touch(db: Db, { companyId, id }: WebhookRef): Statement {
  return statement(
    db
      .updateTable('webhooks')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('company_id', '=', companyId)
      .where('id', '=', id),
  )
}

export async function findWebhook(db: Db, companyId: CompanyId, id: WebhookId): Promise<StoredWebhook | undefined> {
  const row = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row && webhookOf(row)
}

export async function listWebhooks(
  db: Db,
  companyId: CompanyId,
  afterId: WebhookId,
  limit: number,
): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => visible(webhookOf(row)))
}

export async function listActiveWebhooks(db: Db): Promise<(WebhookRef & { version: number })[]> {
  const rows = await db
    .selectFrom('webhooks')
    .select(['company_id', 'id', 'version'])
    .where('state', '=', 'active')
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(({ company_id, id, version }) => ({
    companyId: company_id as CompanyId,
    id: id as WebhookId,
    version,
  }))
}

export function insertDelivery(db: Db, delivery: WebhookDelivery): Statement {
  return statement(
    db.insertInto('webhook_deliveries').values({
      company_id: delivery.companyId,
      webhook_id: delivery.webhookId,
      id: delivery.id,
      kind: delivery.kind,
      from_tx: delivery.from.txId,
      from_id: delivery.from.id,
      to_tx: delivery.to.txId,
      to_id: delivery.to.id,
      replay_of: delivery.replayOf,
      created_at: delivery.createdAt,
      ...progressOf(delivery),
    }),
  )
}

/** Only while it is pending. */
export function updateDelivery(db: Db, delivery: WebhookDelivery): Statement {
  return statement(
    db
      .updateTable('webhook_deliveries')
      .set(progressOf(delivery))
      .where('company_id', '=', delivery.companyId)
      .where('webhook_id', '=', delivery.webhookId)
      .where('id', '=', delivery.id)
      .where('state', '=', 'pending'),
    1,
  )
}

function progressOf({
  events,
  state,
  attempts,
  nextAttemptAt,
  status,
  error,
  durationMs,
  finishedAt,
}: WebhookDelivery) {
  return {
    events,
    state,
    attempts,
    next_attempt_at: nextAttemptAt,
    status,
    error,
    duration_ms: durationMs,
    finished_at: finishedAt,
  }
}

export function abandonPending(db: Db, { companyId, id }: WebhookRef, at: number): Statement {
  return statement(
    db
      .updateTable('webhook_deliveries')
      .set({ state: 'failed', next_attempt_at: null, finished_at: at, error: 'the webhook was set to another place' })
      .where('company_id', '=', companyId)
      .where('webhook_id', '=', id)
      .where('state', '=', 'pending')
      .where('kind', '=', 'feed'),
  )
}

export async function findDelivery(db: Db, webhook: WebhookRef, id: DeliveryId): Promise<WebhookDelivery | undefined> {
  const row = await ofWebhook(db, webhook).where('id', '=', id).executeTakeFirst()
  return row && deliveryOf(row)
}

export async function listDeliveries(
  db: Db,
  webhook: WebhookRef,
  { beforeId, limit, state }: DeliveryQuery,
): Promise<WebhookDelivery[]> {
  let query = ofWebhook(db, webhook).where('id', '<', beforeId)
  if (state !== undefined) query = query.where('state', '=', state)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(deliveryOf)
}

export async function pendingDeliveries(db: Db, webhook: WebhookRef, limit: number): Promise<WebhookDelivery[]> {
  const rows = await ofWebhook(db, webhook).where('state', '=', 'pending').orderBy('id').limit(limit).execute()
  return rows.map(deliveryOf)
}

function ofWebhook(db: Db, { companyId, id }: WebhookRef) {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('webhook_id', '=', id)
}

export function purgeDeliveries(before: number, limit: number): Statement {
  return {
    sql: `DELETE FROM webhook_deliveries WHERE (company_id, webhook_id, id) IN (
        SELECT company_id, webhook_id, id FROM webhook_deliveries WHERE finished_at < ? ORDER BY finished_at LIMIT ${limit})`,
    parameters: [before],
  }
}

function webhookOf(row: WebhookRow): StoredWebhook {
  return {
    id: row.id as WebhookId,
    companyId: row.company_id as CompanyId,
    url: row.url,
    format: row.format as StoredWebhook['format'],
    description: row.description,
    types: row.types === '' ? [] : row.types.split(' '),
    maxEvents: row.max_events,
    state: row.state as StoredWebhook['state'],
    stateReason: row.state_reason,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    secret: row.secret,
    oldSecret: row.old_secret,
    oldSecretUntil: row.old_secret_until,
    cursor: { txId: row.cursor_tx, id: row.cursor_id },
  }
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id as DeliveryId,
    companyId: row.company_id as CompanyId,
    webhookId: row.webhook_id as WebhookId,
    kind: row.kind as WebhookDelivery['kind'],
    from: { txId: row.from_tx, id: row.from_id },
    to: { txId: row.to_tx, id: row.to_id },
    events: row.events,
    state: row.state as WebhookDelivery['state'],
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    status: row.status,
    error: row.error,
    durationMs: row.duration_ms,
    replayOf: row.replay_of as DeliveryId | null,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}
