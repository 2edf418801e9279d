import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import type { Page } from '../accounts/page.js'
import { pageOf } from '../accounts/page.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { WebhookChanges } from '../ports.js'
import type { CompanyId, WebhookId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { checkTypes } from './event-filter.js'
import { startOf } from './read-events.js'
import { m2mTypes, maxWebhooks, type StoredWebhook, type Webhook, type WebhookFormat } from './webhook.js'
import { generateSecret, sealSecret } from './webhook-secret.js'

export interface NewWebhook {
  url: string
  /** `events` when absent. */
  format?: WebhookFormat
  description?: string
  types?: readonly string[]
  maxEvents?: number
  state?: 'active' | 'paused'
  /** Where in the log it begins: a cursor; with what happens from now on when absent. */
  after?: string
}

export type WithSecret<T> = T & { newSecret: string }

const defaultMaxEvents = 100

/**
 * The secret is in this answer and nowhere else.
 * @throws GatewayError `forbidden`, `not_found` for a company out of reach, `invalid_parameter`, `conflict` when there are too many
 */
export async function createWebhook(
  core: CoreContext,
  principal: Principal,
  { companyId, ...wanted }: NewWebhook & { companyId?: CompanyId },
  via: Via,
): Promise<WithSecret<Webhook>> {
  const company = companyInScope(principal, companyId)
  await requireCompany(core, company)
  checkUrl(core, wanted.url)
  await requireRoom(core, company)
  const cursor = await startOf(core, wanted.after ?? 'now', 'after')
  const id = (await core.store.allocateIds(1)) as WebhookId
  const newSecret = generateSecret()
  const now = core.clock.now()
  const format = wanted.format ?? 'events'
  checkFormat(format, wanted)
  const webhook: Webhook = {
    id,
    companyId: company,
    url: wanted.url,
    format,
    description: wanted.description ?? '',
    types: format === 'm2m' ? m2mTypes : checkTypes(wanted.types ?? [], 'types'),
    maxEvents: format === 'm2m' ? 1 : (wanted.maxEvents ?? defaultMaxEvents),
    state: wanted.state ?? 'active',
    stateReason: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    oldSecretUntil: null,
  }
  const stored = { ...webhook, cursor, secret: sealSecret(core.settings.sealingKey, id, newSecret), oldSecret: null }
  const act = { companyId: company, action: 'webhook.create', subject: `webhook:${id}`, after: webhook }
  await core.store.webhooks.insert(stored, auditOf(core, principal, via, act))
  await core.snapshots.refresh('webhooks')
  return { ...webhook, newSecret }
}

/** A call-back of the M2M contract carries one received message and nothing else. */
function checkFormat(format: WebhookFormat, { types = [], maxEvents }: Pick<NewWebhook, 'types' | 'maxEvents'>): void {
  if (format === 'events') return
  if (types.some((type) => !m2mTypes.includes(type))) {
    const reason = 'A webhook of the format "m2m" gets message.received alone; leave "types" away.'
    throw new GatewayError('invalid_parameter', reason, { field: 'types' })
  }
  if ((maxEvents ?? 1) === 1) return
  const reason = 'A request of the format "m2m" carries one message; leave "maxEvents" away.'
  throw new GatewayError('invalid_parameter', reason, { field: 'maxEvents' })
}

async function requireCompany(core: CoreContext, id: CompanyId): Promise<void> {
  if (id === PLATFORM || (await core.store.accounts.findCompany(id)) !== undefined) return
  throw new GatewayError('not_found', 'There is no such company.')
}

function checkUrl(core: CoreContext, url: string): void {
  const reason = core.webhookSender.refuseUrl(url)
  if (reason !== undefined) throw new GatewayError('invalid_parameter', reason, { field: 'url' })
}

async function requireRoom(core: CoreContext, company: CompanyId): Promise<void> {
  const found = await core.store.webhooks.list(company, 0 as WebhookId, maxWebhooks)
  if (found.length < maxWebhooks) return
  throw new GatewayError('conflict', `A company may have ${maxWebhooks} webhooks; delete one first.`)
}

export async function listWebhooks(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: { companyId?: CompanyId; afterId?: WebhookId; limit: number },
): Promise<Page<Webhook>> {
  const company = companyInScope(principal, companyId)
  return pageOf(await core.store.webhooks.list(company, afterId ?? (0 as WebhookId), limit + 1), limit)
}

/** @throws GatewayError `not_found` */
export async function getWebhook(
  core: CoreContext,
  principal: Principal,
  id: WebhookId,
  companyId?: CompanyId,
): Promise<StoredWebhook> {
  const webhook = await core.store.webhooks.find(companyInScope(principal, companyId), id)
  if (webhook === undefined) throw new GatewayError('not_found', 'There is no such webhook.')
  return webhook
}

export interface WebhookUpdate {
  url?: string
  description?: string
  types?: readonly string[]
  maxEvents?: number
  state?: 'active' | 'paused'
}

/** @throws GatewayError `not_found`, `invalid_parameter` */
export async function updateWebhook(
  core: CoreContext,
  principal: Principal,
  { id, companyId }: { id: WebhookId; companyId?: CompanyId },
  wanted: WebhookUpdate,
  via: Via,
): Promise<Webhook> {
  const before = await getWebhook(core, principal, id, companyId)
  if (wanted.url !== undefined) checkUrl(core, wanted.url)
  checkFormat(before.format, wanted)
  const changes: WebhookChanges = {
    ...wanted,
    ...(wanted.types === undefined ? {} : { types: typesOf(before, wanted.types) }),
    ...(wanted.state === undefined ? {} : { stateReason: null }),
  }
  return changeWebhook(core, principal, before, { action: 'webhook.update', changes }, via)
}

function typesOf({ format }: Webhook, types: readonly string[]): readonly string[] {
  return format === 'm2m' ? m2mTypes : checkTypes(types, 'types')
}

/**
 * A new secret, in this answer and nowhere else. For `keepOldMs` requests are signed with both.
 * @throws GatewayError `not_found`
 */
export async function rotateSecret(
  core: CoreContext,
  principal: Principal,
  { id, companyId, keepOldMs }: { id: WebhookId; companyId?: CompanyId; keepOldMs: number },
  via: Via,
): Promise<WithSecret<Webhook>> {
  const before = await getWebhook(core, principal, id, companyId)
  const newSecret = generateSecret()
  const old = keepOldMs === 0 ? null : before.secret
  const changes: WebhookChanges = {
    secret: sealSecret(core.settings.sealingKey, id, newSecret),
    oldSecret: old,
    oldSecretUntil: old === null ? null : core.clock.now() + keepOldMs,
  }
  const after = await changeWebhook(core, principal, before, { action: 'webhook.rotate_secret', changes }, via)
  return { ...after, newSecret }
}

/** Ends it; nothing more is sent. @throws GatewayError `not_found` */
export async function deleteWebhook(
  core: CoreContext,
  principal: Principal,
  { id, companyId }: { id: WebhookId; companyId?: CompanyId },
  via: Via,
): Promise<Webhook> {
  const before = await getWebhook(core, principal, id, companyId)
  const changes = { deletedAt: core.clock.now() }
  await changeWebhook(core, principal, before, { action: 'webhook.delete', changes }, via)
  return visible(before)
}

/** Writes what is named; the audit log gets what may be seen of it. */
async function changeWebhook(
  core: CoreContext,
  principal: Principal,
  before: StoredWebhook,
  { action, changes }: { action: string; changes: WebhookChanges },
  via: Via,
): Promise<Webhook> {
  const { id, companyId } = before
  const updatedAt = core.clock.now()
  const after = visible({ ...before, ...changes, version: before.version + 1, updatedAt })
  const act = { companyId, action, subject: `webhook:${id}`, before: visible(before), after }
  const audit = auditOf(core, principal, via, act)
  const isThere = await core.store.webhooks.update(companyId, id, { ...changes, updatedAt }, audit)
  if (!isThere) throw new GatewayError('not_found', 'There is no such webhook.')
  await core.snapshots.refresh('webhooks')
  return after
}

/** Without what must not leave. */
export function visible(webhook: StoredWebhook): Webhook {
  const { id, companyId, url, format, description, types, maxEvents } = webhook
  const { state, stateReason, version, createdAt, updatedAt, oldSecretUntil } = webhook
  const settings = { id, companyId, url, format, description, types, maxEvents }
  return { ...settings, state, stateReason, version, createdAt, updatedAt, oldSecretUntil }
}
