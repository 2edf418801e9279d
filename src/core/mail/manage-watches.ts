import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Acting, directoryToWrite } from '../people/directory.js'
import type { CompanyId, MailIntegrationId, MailWatchId, TagId } from '../values/ids.js'
import { checkRecipient } from './check-integration.js'
import type { MailWatch } from './watch.js'

export interface WatchInput {
  name?: string
  isPaused?: boolean
  integrationId?: MailIntegrationId | null
  tagId?: TagId | null
  everyMinutes?: number
  recipients?: readonly string[]
  isHeartbeat?: boolean
}

export type NewWatch = WatchInput & { name: string; everyMinutes: number; recipients: readonly string[] }

/** Watches of one company. */
const mostWatches = 200
const minuteMs = 60_000

/** The first mail is waited for from now on. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `conflict` */
export async function createWatch(
  core: CoreContext,
  principal: Principal,
  { companyId, ...input }: NewWatch & Acting,
  via: Via,
): Promise<MailWatch> {
  const owner = await directoryToWrite(core, principal, companyId === undefined ? {} : { companyId })
  const now = core.clock.now()
  const created: MailWatch = await checked(core, {
    id: (await core.store.allocateIds(1)) as MailWatchId,
    companyId: owner,
    name: input.name,
    state: input.isPaused === true ? 'paused' : 'waiting',
    integrationId: input.integrationId ?? null,
    tagId: input.tagId ?? null,
    everyMinutes: input.everyMinutes,
    recipients: input.recipients,
    isHeartbeat: input.isHeartbeat ?? true,
    lastAt: null,
    dueAt: now + input.everyMinutes * minuteMs,
    createdAt: now,
    updatedAt: now,
  })
  const known = await core.store.mails.listWatches(owner, 0 as MailWatchId, mostWatches)
  if (known.length >= mostWatches) {
    throw new GatewayError('conflict', `A company may have ${mostWatches} watches; delete one first.`)
  }
  const act = { companyId: owner, action: 'mail_watch.create', subject: subjectOf(created), after: created }
  await core.store.mails.insertWatch(created, auditOf(core, principal, via, act))
  await core.snapshots.refresh('mail_watches')
  return created
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listWatches(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: Acting & { afterId?: MailWatchId; limit: number },
): Promise<Page<MailWatch>> {
  const owner = companyInScope(principal, companyId)
  return pageOf(await core.store.mails.listWatches(owner, afterId ?? (0 as MailWatchId), limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getWatch(
  core: CoreContext,
  principal: Principal,
  id: MailWatchId,
  { companyId }: Acting,
): Promise<MailWatch> {
  const found = await core.store.mails.findWatch(companyInScope(principal, companyId), id)
  if (found === undefined) throw none()
  return found
}

/** One that is resumed, or gets another interval, waits anew from now. @throws GatewayError as `createWatch` */
export async function updateWatch(
  core: CoreContext,
  principal: Principal,
  id: MailWatchId,
  { companyId, isPaused, ...input }: WatchInput & Acting,
  via: Via,
): Promise<MailWatch> {
  const before = await getWatch(core, principal, id, companyId === undefined ? {} : { companyId })
  const now = core.clock.now()
  const isResumed = isPaused === false && before.state === 'paused'
  const restarts = isResumed || (input.everyMinutes !== undefined && input.everyMinutes !== before.everyMinutes)
  const wanted: MailWatch = { ...before, ...input, updatedAt: now }
  if (isPaused === true) wanted.state = 'paused'
  if (isResumed) wanted.state = 'waiting'
  if (restarts) wanted.dueAt = now + wanted.everyMinutes * minuteMs
  const after = await checked(core, wanted)
  const act = { companyId: before.companyId, action: 'mail_watch.update', subject: subjectOf(before), before, after }
  if (!(await core.store.mails.updateWatch(after, auditOf(core, principal, via, act)))) throw none()
  await core.snapshots.refresh('mail_watches')
  return after
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function deleteWatch(
  core: CoreContext,
  principal: Principal,
  id: MailWatchId,
  acting: Acting,
  via: Via,
): Promise<MailWatch> {
  const before = await getWatch(core, principal, id, acting)
  const act = { companyId: before.companyId, action: 'mail_watch.delete', subject: subjectOf(before), before }
  await core.store.mails.deleteWatch(before, auditOf(core, principal, via, act))
  await core.snapshots.refresh('mail_watches')
  return before
}

async function checked(core: CoreContext, watch: MailWatch): Promise<MailWatch> {
  const { companyId, integrationId, tagId } = watch
  const name = watch.name.normalize('NFC').trim()
  if (name === '') throw wrong('/name', 'The name is empty; say whose mail is expected.')
  if (integrationId === null && tagId === null) {
    throw wrong('/tagId', 'Say whose mail is expected: integrationId, tagId, or both.')
  }
  if (tagId !== null && !(await ownsTag(core, companyId, tagId))) throw wrong('/tagId', 'There is no such tag.')
  if (integrationId !== null && (await core.store.mails.findIntegration(companyId, integrationId)) === undefined) {
    throw wrong('/integrationId', 'There is no such mail integration.')
  }
  return { ...watch, name, recipients: watch.recipients.map(checkRecipient) }
}

async function ownsTag(core: CoreContext, companyId: CompanyId, id: TagId): Promise<boolean> {
  return (await core.store.tags.findTag({ id }))?.companyId === companyId
}

function wrong(field: string, message: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}

function subjectOf({ id }: MailWatch): string {
  return `mail_watch:${id}`
}

function none(): GatewayError {
  return new GatewayError('not_found', 'There is no such watch.')
}
