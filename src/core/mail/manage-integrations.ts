import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Acting, directoryToWrite } from '../people/directory.js'
import type { CompanyId, MailIntegrationId } from '../values/ids.js'
import { checkIntegration, type IntegrationInput } from './check-integration.js'
import { generateSecret, hashSecret, type MailIntegration, type StoredMailIntegration } from './integration.js'
import { defaultMaxSegments } from './read-order.js'

/** With its secret address, which is in this answer and nowhere else; null where it has none. */
export interface CreatedIntegration {
  integration: MailIntegration
  secret: string | null
}

/** Integrations of one company. */
const mostIntegrations = 200

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` when there are too many */
export async function createIntegration(
  core: CoreContext,
  principal: Principal,
  { companyId, hasSecret = true, ...input }: IntegrationInput & Acting & { name: string; hasSecret?: boolean },
  via: Via,
): Promise<CreatedIntegration> {
  const owner = await directoryToWrite(core, principal, companyId === undefined ? {} : { companyId })
  const checked = checkIntegration(input)
  await requireRoom(core, owner)
  const now = core.clock.now()
  const secret = hasSecret ? generateSecret() : null
  const created: StoredMailIntegration = {
    state: 'active',
    senders: [],
    networks: [],
    recipients: [],
    template: null,
    maxSegments: defaultMaxSegments,
    from: null,
    class: null,
    groupsSimilar: true,
    contact: null,
    reports: 'failures',
    certificates: [],
    acknowledgement: null,
    ...checked,
    name: checked.name ?? '',
    id: (await core.store.allocateIds(1)) as MailIntegrationId,
    companyId: owner,
    createdAt: now,
    updatedAt: now,
    addressHash: secret === null ? null : hashSecret(secret),
  }
  const act = {
    companyId: owner,
    action: 'mail_integration.create',
    subject: subjectOf(created),
    after: shown(created),
  }
  await core.store.mails.insertIntegration(created, auditOf(core, principal, via, act))
  await core.snapshots.refresh('mail_integrations')
  return { integration: created, secret }
}

async function requireRoom(core: CoreContext, owner: CompanyId): Promise<void> {
  const found = await core.store.mails.listIntegrations(owner, 0 as MailIntegrationId, mostIntegrations)
  if (found.length < mostIntegrations) return
  throw new GatewayError('conflict', `A company may have ${mostIntegrations} mail integrations; delete one first.`)
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listIntegrations(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: Acting & { afterId?: MailIntegrationId; limit: number },
): Promise<Page<MailIntegration>> {
  const owner = companyInScope(principal, companyId)
  return pageOf(await core.store.mails.listIntegrations(owner, afterId ?? (0 as MailIntegrationId), limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getIntegration(
  core: CoreContext,
  principal: Principal,
  id: MailIntegrationId,
  { companyId }: Acting,
): Promise<StoredMailIntegration> {
  const found = await core.store.mails.findIntegration(companyInScope(principal, companyId), id)
  if (found === undefined) throw none()
  return found
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function updateIntegration(
  core: CoreContext,
  principal: Principal,
  id: MailIntegrationId,
  { companyId, ...input }: IntegrationInput & Acting,
  via: Via,
): Promise<MailIntegration> {
  const before = await getIntegration(core, principal, id, companyId === undefined ? {} : { companyId })
  const after = { ...before, ...checkIntegration(input) }
  return write(core, principal, 'mail_integration.update', before, after, via)
}

/** Gives it a new secret address, in this answer and nowhere else; the one before proves nothing any more. */
export async function rotateSecret(
  core: CoreContext,
  principal: Principal,
  id: MailIntegrationId,
  acting: Acting,
  via: Via,
): Promise<CreatedIntegration> {
  const before = await getIntegration(core, principal, id, acting)
  const secret = generateSecret()
  const after = { ...before, addressHash: hashSecret(secret) }
  return { integration: await write(core, principal, 'mail_integration.rotate_address', before, after, via), secret }
}

async function write(
  core: CoreContext,
  principal: Principal,
  action: string,
  before: StoredMailIntegration,
  changed: StoredMailIntegration,
  via: Via,
): Promise<StoredMailIntegration> {
  const after = { ...changed, updatedAt: core.clock.now() }
  const act = {
    companyId: before.companyId,
    action,
    subject: subjectOf(before),
    before: shown(before),
    after: shown(after),
  }
  const isThere = await core.store.mails.updateIntegration(after, auditOf(core, principal, via, act))
  if (!isThere) throw none()
  await core.snapshots.refresh('mail_integrations')
  return after
}

/** Nothing proves it any more; the journal keeps its mails. @throws GatewayError `forbidden`, `not_found` */
export async function deleteIntegration(
  core: CoreContext,
  principal: Principal,
  id: MailIntegrationId,
  acting: Acting,
  via: Via,
): Promise<MailIntegration> {
  const before = await getIntegration(core, principal, id, acting)
  const act = {
    companyId: before.companyId,
    action: 'mail_integration.delete',
    subject: subjectOf(before),
    before: shown(before),
  }
  await core.store.mails.deleteIntegration(before, auditOf(core, principal, via, act))
  await core.snapshots.refresh('mail_integrations')
  return before
}

function subjectOf({ id }: MailIntegration): string {
  return `mail_integration:${id}`
}

/** For the audit log: not even the hash of the secret. */
function shown({ addressHash, ...integration }: StoredMailIntegration) {
  return { ...integration, hasSecret: addressHash !== null }
}

function none(): GatewayError {
  return new GatewayError('not_found', 'There is no such mail integration.')
}
