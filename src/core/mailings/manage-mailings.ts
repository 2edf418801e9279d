import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { requireScope } from '../accounts/permissions.js'
import { isZone } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { parseTemplate } from '../messaging/slots.js'
import { checkName } from '../people/check-person.js'
import type { MailingId, MailingRunId } from '../values/ids.js'
import { parseSenderName } from '../values/sender-name.js'
import { type CalendarRule, checkRule, timeAfter } from './calendar-rule.js'
import type { Mailing, MailingContent, MailingRun, MailingState, MissedPolicy } from './mailing.js'

/** A mailing as a caller describes one. */
export interface MailingInput {
  name?: string
  content?: Partial<MailingContent>
  rule?: CalendarRule
  zone?: string
  ifMissed?: MissedPolicy
  state?: Exclude<MailingState, 'ended'>
  /** Its first and only time, with a rule of `once`; may be now. */
  at?: number
}

/** @throws GatewayError `forbidden`, `invalid_parameter`, `empty_text`, `invalid_sender`, `time_in_past` for a rule without a time to come */
export async function createMailing(
  core: CoreContext,
  principal: Principal,
  input: MailingInput & { name: string; content: Pick<MailingContent, 'to' | 'text'>; rule: CalendarRule },
  via: Via,
): Promise<Mailing> {
  requireScope(principal, 'messages:send')
  const { companyId } = principal
  const now = core.clock.now()
  const { name, content, rule, zone = core.companies.zoneOf(companyId), ifMissed = 'skip', state = 'active' } = input
  const id = (await core.store.allocateIds(1)) as MailingId
  const mailing: Mailing = {
    ...{ id, companyId, name: checkName(name), content: checkContent({ class: 'service', ...content }) },
    ...{ rule: checkRule(rule), zone: checkZone(zone), ifMissed, state },
    ...{ nextAt: null, createdAt: now, updatedAt: now },
  }
  const timed = input.at === undefined ? withNextTime(mailing, now) : { ...mailing, nextAt: input.at }
  const act = { companyId, action: 'mailing.create', subject: `mailing:${id}`, after: withoutText(timed) }
  await core.store.mailings.insertMailing(timed, auditOf(core, principal, via, act))
  return timed
}

/** In the order of their ids. @throws GatewayError `forbidden` */
export async function listMailings(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as MailingId, limit }: { afterId?: MailingId; limit: number },
): Promise<Page<Mailing>> {
  requireScope(principal, 'messages:read')
  return pageOf(await core.store.mailings.listMailings(principal.companyId, afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getMailing(core: CoreContext, principal: Principal, id: MailingId): Promise<Mailing> {
  requireScope(principal, 'messages:read')
  return existingMailing(core, principal, id)
}

/**
 * What is not given stays. A mailing that is resumed goes on with the next time of its rule: what was left out while it was paused was
 * not missed.
 * @throws GatewayError as `createMailing`; `not_found`, `conflict` when it was changed, or ran, at the same time
 */
export async function updateMailing(
  core: CoreContext,
  principal: Principal,
  id: MailingId,
  { name, content, rule, zone, ifMissed, state }: MailingInput,
  via: Via,
): Promise<Mailing> {
  requireScope(principal, 'messages:send')
  const before = await existingMailing(core, principal, id)
  const now = core.clock.now()
  const changed: Mailing = {
    ...before,
    name: name === undefined ? before.name : checkName(name),
    content: content === undefined ? before.content : checkContent({ ...before.content, ...content }),
    rule: rule === undefined ? before.rule : checkRule(rule),
    zone: zone === undefined ? before.zone : checkZone(zone),
    ifMissed: ifMissed ?? before.ifMissed,
    state: state ?? (rule === undefined || before.state !== 'ended' ? before.state : 'active'),
    updatedAt: now,
  }
  const isTimed = rule !== undefined || zone !== undefined || changed.state !== before.state
  const after = isTimed ? withNextTime(changed, now) : changed
  const act = {
    companyId: before.companyId,
    action: 'mailing.update',
    subject: `mailing:${id}`,
    before: withoutText(before),
    after: withoutText(after),
  }
  if (await core.store.mailings.updateMailing(before, after, auditOf(core, principal, via, act))) return after
  throw new GatewayError('conflict', 'The mailing was changed, or ran, at the same time; look at it again.')
}

/** With the record of its runs; what they sent stays. @throws GatewayError `forbidden`, `not_found` */
export async function deleteMailing(
  core: CoreContext,
  principal: Principal,
  id: MailingId,
  via: Via,
): Promise<Mailing> {
  requireScope(principal, 'messages:send')
  const before = await existingMailing(core, principal, id)
  const { companyId } = before
  const act = { companyId, action: 'mailing.delete', subject: `mailing:${id}`, before: withoutText(before) }
  await core.store.mailings.deleteMailing(before, auditOf(core, principal, via, act))
  return before
}

/** Newest first. @throws GatewayError `forbidden`, `not_found` */
export async function listMailingRuns(
  core: CoreContext,
  principal: Principal,
  id: MailingId,
  { beforeId = Number.MAX_SAFE_INTEGER as MailingRunId, limit }: { beforeId?: MailingRunId; limit: number },
): Promise<Page<MailingRun>> {
  requireScope(principal, 'messages:read')
  const mailing = await existingMailing(core, principal, id)
  return pageOf(await core.store.mailings.listRuns(mailing, beforeId, limit + 1), limit)
}

/** @throws GatewayError `forbidden` */
export async function findMailing(
  core: CoreContext,
  principal: Principal,
  id: MailingId,
): Promise<Mailing | undefined> {
  requireScope(principal, 'messages:read')
  return core.store.mailings.findMailing(principal.companyId, id)
}

async function existingMailing(core: CoreContext, { companyId }: Principal, id: MailingId): Promise<Mailing> {
  const mailing = await core.store.mailings.findMailing(companyId, id)
  if (mailing === undefined) throw new GatewayError('not_found', 'There is no such mailing.')
  return mailing
}

function withNextTime(mailing: Mailing, now: number): Mailing {
  if (mailing.state === 'paused') return { ...mailing, nextAt: null }
  const nextAt = timeAfter(mailing.rule, mailing.zone, now)
  if (nextAt !== null) return { ...mailing, state: 'active', nextAt }
  throw new GatewayError('time_in_past', 'The rule names no time that is still to come.', { field: '/rule' })
}

const mostRecipients = 1_000

/** Who is in a group or list, and who may be texted, is seen when it runs; what is wrong for everybody is said at once. */
function checkContent(content: MailingContent): MailingContent {
  const { to, text, from } = content
  if (to.length === 0 || to.length > mostRecipients) {
    throw new GatewayError('invalid_parameter', `Name 1 to ${mostRecipients} recipients, groups and lists.`, {
      field: '/to',
    })
  }
  if (text.trim() === '') throw new GatewayError('empty_text', 'The text is empty.', { field: '/text' })
  const template = parseTemplate(text)
  if (!template.ok) throw new GatewayError('invalid_parameter', `${template.reason}.`, { field: '/text' })
  const isFree = from === undefined || content.onUnusableSender === 'use_default'
  const sender = isFree ? undefined : parseSenderName(from)
  if (sender?.ok === false) throw new GatewayError('invalid_sender', `${sender.reason}.`, { field: '/from' })
  return content
}

function checkZone(zone: string): string {
  if (isZone(zone)) return zone
  throw new GatewayError('invalid_parameter', `"${zone}" is no IANA time zone such as Asia/Sakhalin.`, {
    field: '/zone',
  })
}

/** The audit log has no texts of messages. */
function withoutText({ content: { text: _text, to, ...content }, ...mailing }: Mailing) {
  return { ...mailing, content: { ...content, recipients: to.length } }
}
