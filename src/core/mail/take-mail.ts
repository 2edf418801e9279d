import { createHash } from 'node:crypto'

import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import type { SubmitResult } from '../messaging/message.js'
import type { MessagePlan } from '../messaging/message-plan.js'
import { planMessage } from '../messaging/plan-message.js'
import { submitMessage } from '../messaging/submit-message.js'
import type { MailId } from '../values/ids.js'
import { automaticReason } from './automatic.js'
import { collapseBlanks } from './clean-text.js'
import { openAlert, quietAlert } from './mail-alert.js'
import { KnownMail, type MailRecord, type MailVerdict, type NewMail, type NewThread } from './mail-record.js'
import type { MailSender } from './mail-sender.js'
import type { MailTarget } from './mail-target.js'
import { type ReportRequest, threadOf } from './mail-thread.js'
import type { Mail } from './read-mail.js'
import { type MailOrder, readOrder } from './read-order.js'
import { fingerprintText } from './storm-guard.js'
import { type AnsweredReply, answerOrder, continuedThread } from './take-answer.js'
import type { MailWatch } from './watch.js'
import { seeWatches, signsOfLife, watchesOf } from './watches.js'

export interface IncomingMail {
  mail: Mail
  /** Of the envelope; empty for reports. */
  returnPath: string
  targets: readonly MailTarget[]
  isTest: boolean
  /** What the envelope asks for. */
  request?: ReportRequest | null
  /** The SMS that it answers; null for a mail of its own. */
  answers?: AnsweredReply | null
  /** The peer's address. */
  address: string | null
  traceId: string
}

export type MailOutcome =
  | { kind: 'sent'; id: MailId; result: SubmitResult }
  | { kind: 'alert'; id: MailId; alertId: number; people: number }
  | { kind: 'copy'; id: MailId }
  | { kind: 'grouped'; id: MailId }
  | { kind: 'test'; id: MailId; plan: MessagePlan }
  | { kind: 'ignored'; id: MailId; reason: string }
  | { kind: 'heartbeat'; id: MailId }

/**
 * Sends what a mail asks for, once: copies of it get the first answer. Returns after the commit of mail, messages and key.
 *
 * @throws GatewayError `no_valid_recipient`, `empty_text`, `rate_limited` in a storm beyond all measure, and as `submitMessage`
 */
export async function takeMail(core: CoreContext, sender: MailSender, incoming: IncomingMail): Promise<MailOutcome> {
  const id = (await core.store.allocateIds(1)) as MailId
  const reason = automaticReason(incoming.mail.headers, incoming.returnPath)
  if (reason !== null) {
    await core.store.mails.record(newMail(core, sender, incoming, { id, verdict: 'ignored', reason }))
    return { kind: 'ignored', id, reason }
  }
  try {
    return await send(core, sender, incoming, id)
  } catch (error) {
    if (error instanceof KnownMail) return { kind: 'copy', id: error.id }
    if (error instanceof GatewayError && isOfTheMail(error)) {
      const refused = newMail(core, sender, incoming, { id, verdict: 'refused', reason: error.message })
      await core.store.mails.record(refused)
    }
    throw error
  }
}

/** What would be refused again tomorrow. */
function isOfTheMail({ code }: GatewayError): boolean {
  return !['overloaded', 'rate_limited', 'storage_full', 'storage_unavailable', 'internal'].includes(code)
}

async function send(core: CoreContext, sender: MailSender, incoming: IncomingMail, id: MailId): Promise<MailOutcome> {
  const { principal } = sender
  const isTest = incoming.isTest || /^(yes|1|true)$/i.test(incoming.mail.headers.raw('x-mail2sms-test')?.trim() ?? '')
  const key = isTest ? null : keyOf(sender, incoming)
  if (key !== null) {
    const known = await core.store.mails.findKey(principal.companyId, key)
    if (known !== undefined) return { kind: 'copy', id: known }
  }
  const { answers = null } = incoming
  const alive = answers === null && !isTest ? signsOfLife(core, sender) : []
  if (alive.length > 0) return takeSignOfLife(core, sender, incoming, alive, { id, key })
  const order =
    answers === null
      ? readOrder(incoming.mail, incoming.targets, sender.integration)
      : answerOrder(answers, incoming.mail.text, sender.integration?.maxSegments)
  if (isTest) return test(core, sender, incoming, { id, order })
  const watches = answers === null ? await watchesOf(core, sender, order) : []
  if (watches.some(({ isHeartbeat }) => isHeartbeat)) {
    return takeSignOfLife(core, sender, incoming, watches, { id, key, order })
  }
  // Before it is taken: what comes back is better told twice than not at all.
  await seeWatches(core, watches)
  const groups = sender.integration?.groupsSimilar ?? true
  const fingerprint = digest(JSON.stringify([order.to, fingerprintText(order.full)]))
  const { alert } = order
  const event = alert?.key === undefined || alert.key === null ? null : digest(JSON.stringify([order.to, alert.key]))
  const about = event ?? fingerprint
  const storm = { companyId: principal.companyId, actor: principal.actor, fingerprint: about }
  const verdict = core.mail.storms.judge({ ...storm, isRecovery: alert?.state === 'recovery' })
  if (verdict.kind === 'refuse') {
    throw new GatewayError('rate_limited', 'Too many mails in a minute; send this one again later.', {
      retryAfterSeconds: 60,
    })
  }
  if (verdict.kind === 'group' && groups) {
    const { to, class: messageClass, from, maxSegments } = order
    const group = { key: verdict.key, until: verdict.until, digest: { to, class: messageClass, from, maxSegments } }
    const known = await core.store.mails.record({
      ...newMail(core, sender, incoming, { id, verdict: 'grouped', order, reason: 'one of many alike' }),
      key,
      group,
    })
    return known === null ? { kind: 'grouped', id } : { kind: 'copy', id: known }
  }
  const mail = { ...newMail(core, sender, incoming, { id, verdict: 'sent', order }), key }
  const acknowledgement = sender.integration?.acknowledgement ?? null
  if (acknowledgement !== null && alert?.state === 'problem') {
    const opened = await openAlert(core, principal, { order, acknowledgement, mail, event, address: incoming.address })
    return opened.known === null ? { kind: 'alert', id, ...opened } : { kind: 'copy', id: opened.known }
  }
  if (alert?.state === 'recovery' && event !== null) await quietAlert(core, principal, event, incoming.address)
  const command = { ...commandOf(order, incoming.traceId), mail }
  const result = await submitMessage(
    core,
    principal,
    answers === null ? command : { ...command, onUnusableSender: 'use_default' },
  )
  return { kind: 'sent', id, result }
}

/** What sends nothing, because it is written only to show that its author is there. */
async function takeSignOfLife(
  core: CoreContext,
  sender: MailSender,
  incoming: IncomingMail,
  watches: readonly MailWatch[],
  { id, key, order }: { id: MailId; key: string | null; order?: MailOrder },
): Promise<MailOutcome> {
  const reason = 'a sign of life that is waited for'
  const mail = newMail(core, sender, incoming, {
    id,
    verdict: 'ignored',
    reason,
    ...(order !== undefined && { order }),
  })
  const known = await core.store.mails.record({ ...mail, key })
  if (known !== null) return { kind: 'copy', id: known }
  await seeWatches(core, watches)
  return { kind: 'heartbeat', id }
}

async function test(
  core: CoreContext,
  sender: MailSender,
  incoming: IncomingMail,
  { id, order }: { id: MailId; order: MailOrder },
): Promise<MailOutcome> {
  const plan = await planMessage(core, sender.principal, commandOf(order, incoming.traceId))
  await core.store.mails.record(newMail(core, sender, incoming, { id, verdict: 'test', order }))
  return { kind: 'test', id, plan }
}

export function commandOf(order: Pick<MailOrder, 'to' | 'class' | 'from' | 'sms'>, traceId: string): SubmitCommand {
  return {
    to: order.to,
    class: order.class,
    onRefusedRecipient: 'skip',
    traceId,
    via: 'mail',
    ...(order.from === null ? {} : { from: order.from }),
    ...literalText(order.sms),
  }
}

/** Braces of a mail stand for themselves, also where the recipients are persons, whose texts may have slots. */
function literalText(text: string): Pick<SubmitCommand, 'text' | 'values'> {
  return /[{}]/.test(text) ? { text: text.replace(/[{}]/g, '$&$&'), values: {} } : { text }
}

/** Equal for copies of one mail to the same recipients. A sender that uses one Message-ID for all gets through with a new text. */
function keyOf({ principal, integration }: MailSender, { mail, targets }: IncomingMail): string {
  const identity = mail.messageId === null ? ['', mail.digest] : [mail.messageId, mail.textDigest]
  const to = targets.map((target) => JSON.stringify(target)).sort()
  return digest(JSON.stringify([integration?.id ?? principal.actor, ...identity, mail.subject, to]))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

interface Verdict {
  id: MailId
  verdict: MailVerdict
  reason?: string
  order?: MailOrder
}

function newMail(
  core: CoreContext,
  sender: MailSender,
  incoming: IncomingMail,
  { id, verdict, reason = null as never, order }: Verdict,
): NewMail {
  const { principal, integration, proof } = sender
  const { mail, address } = incoming
  const record: MailRecord = {
    id,
    companyId: principal.companyId,
    at: core.clock.now(),
    integrationId: integration?.id ?? null,
    actor: principal.actor,
    proof,
    address,
    verdict,
    reason,
    messageId: mail.messageId,
    alert: order?.alert === undefined || order.alert === null ? null : withoutLine(order.alert),
    recipients: 0,
    refusedRecipients: 0,
    segments: 0,
    broadcastId: null,
    smsId: null,
    content: {
      from: mail.from[0] ?? '',
      subject: mail.subject.slice(0, 1_000),
      text: (order?.full ?? collapseBlanks(mail.text)).slice(0, longestStored),
      sms: order?.sms ?? '',
    },
  }
  return { record, key: null, group: null, thread: verdict === 'sent' ? newThread(core, sender, incoming) : null }
}

function newThread(
  core: CoreContext,
  { principal, integration, proof }: MailSender,
  incoming: IncomingMail,
): NewThread {
  const { mail, returnPath, request = null, answers = null } = incoming
  if (answers !== null) return continuedThread(answers, mail.messageId)
  const { actor } = principal
  const ownDomains = core.mail.settings.domains
  const thread = threadOf({ mail, returnPath, proof, actor, integration, request, ownDomains })
  return { ...thread, firstId: 0, lastId: 0, about: null }
}

/** Characters of a mail that are kept. */
const longestStored = 20_000

function withoutLine({ source, state, key }: NonNullable<MailOrder['alert']>) {
  return { source, state, key }
}
