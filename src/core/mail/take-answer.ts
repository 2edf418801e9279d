import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import type { Reply } from '../conversations/reply.js'
import { GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import { Guest } from '../messaging/guest.js'
import { collapseBlanks } from './clean-text.js'
import { cutToSegments } from './compose-text.js'
import type { NewThread } from './mail-record.js'
import type { MailSender } from './mail-sender.js'
import type { MailTarget } from './mail-target.js'
import { type MailThread, messageIdOf, type StoredThread } from './mail-thread.js'
import { principalNow } from './principal-of.js'
import type { MailOrder } from './read-order.js'
import { defaultMaxSegments } from './read-order.js'
import { readReplyLocalPart } from './reply-address.js'

/** The SMS that a mail answers: who wrote it, in which thread, and in whose name the answer goes. */
export interface AnsweredReply {
  reply: Reply
  thread: StoredThread
}

/**
 * Who an answer is from: whoever knows the address of an SMS may answer it, in the name of who has sent the mail that it answered.
 * Undefined for an address that is none, or whose time is over.
 */
export async function findAnswered(
  core: CoreContext,
  targets: readonly MailTarget[],
): Promise<(AnsweredReply & { sender: MailSender }) | undefined> {
  const target = targets.find((one) => one.kind === 'reply')
  if (target === undefined) return undefined
  const named = readReplyLocalPart(core.settings.sealingKey, target.local, core.clock.now())
  if (named === undefined) return undefined
  const { companyId, messageId } = named
  const reply = await core.store.conversations.findReply(companyId, messageId)
  const thread = reply?.target && (await core.store.mails.findThread(companyId, reply.target.id))
  if (reply === undefined || thread === undefined || thread === null) return undefined
  const principal: Principal | undefined = await principalNow(core, { companyId, actor: thread.actor })
  if (principal === undefined) return undefined
  const { integrationId } = thread
  const integration = integrationId === null ? null : (core.mail.integrations.byId(integrationId) ?? null)
  return { reply, thread, sender: { principal, integration, proof: 'reply' } }
}

/** The text alone, to the one who wrote; without numbers for another company's person. @throws GatewayError `empty_text` */
export function answerOrder({ reply }: AnsweredReply, text: string, maxSegments = defaultMaxSegments): MailOrder {
  const full = collapseBlanks(text)
  if (full === '') throw new GatewayError('empty_text', 'The mail says nothing that could be sent.', { field: 'text' })
  const { text: sms, isCut } = cutToSegments(full, maxSegments)
  const from = reply.ownAddress
  return { to: [authorOf(reply)], full, sms, isCut, alert: null, class: 'service', from, maxSegments }
}

function authorOf({ msisdn, guest }: Reply): SubmitCommand['to'][number] {
  if (guest === null || guest.personId === null) return msisdn
  return { to: msisdn, personId: guest.personId, guest: new Guest(guest.companyId, '', '') }
}

/** The thread goes on behind the answer; its author stays unproven, so answers go where they went before. */
export function continuedThread({ thread }: AnsweredReply, messageId: string | null): NewThread {
  const { contact, subject, actor, integrationId } = thread
  const before = thread.messageId === null ? [] : [thread.messageId]
  const references = [...new Set([...thread.references, ...before])]
  const next: MailThread = {
    contact,
    subject,
    messageId: messageIdOf(messageId) ?? thread.messageId,
    references,
    actor,
    integrationId,
    report: null,
  }
  return { ...next, firstId: 0, lastId: 0, about: null }
}
