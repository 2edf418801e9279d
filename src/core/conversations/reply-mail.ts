import type { CoreContext } from '../context.js'
import type { StoredThread } from '../mail/mail-thread.js'
import { ownDomain } from '../mail/own-domain.js'
import { replyLocalPart } from '../mail/reply-address.js'
import type { CompanyId, MessageId } from '../values/ids.js'
import { type Alert, takeOption } from './alert.js'
import type { NewMail } from './mail.js'
import type { QuestionId } from './question.js'
import type { Reply } from './reply.js'

/**
 * Sends the message to whoever wants answers to what it answers by mail: into the thread of the mail that it answers, where it was one,
 * from an address under which it can be answered in turn.
 */
export async function mailReply(core: CoreContext, reply: Reply): Promise<void> {
  // A keyword is for the gateway.
  if (reply.detail.kind === 'keyword') return
  const thread = reply.target === null ? undefined : await threadOf(core, reply.companyId, reply.target.id)
  const to = (await addressFor(core, reply)) ?? thread?.contact
  if (to === undefined || to === null) return
  const { companyId, messageId, version } = reply
  const person = reply.personId === null ? undefined : await core.store.people.findPerson(companyId, reply.personId)
  const from = person === undefined ? reply.shownFrom : `${person.name}, ${reply.shownFrom}`
  const mail: NewMail = {
    companyId,
    key: `reply:${messageId}:${version}`,
    to,
    subject: `SMS: ${from}`,
    text: [
      reply.text,
      ...(takesAlert(reply) ? ['', `Принял(а): ${from}`] : []),
      '',
      '-- ',
      `От: ${from}`,
      `На номер: ${reply.ownAddress}`,
      `Получено: ${new Date(reply.receivedAt).toISOString()}`,
      `Сообщение: ${messageId}${reply.target === null ? '' : `, ответ на ${reply.target.type} ${reply.target.id}`}`,
    ].join('\n'),
  }
  const name = person?.name ?? reply.shownFrom
  await insert(core, thread === undefined ? mail : inThread(mail, thread, { name, address: answerTo(core, reply) }))
}

function takesAlert({ target, detail }: Reply): boolean {
  return target?.type === 'alert' && detail.kind === 'answer' && !detail.isLate && detail.fit.option === takeOption
}

function answerTo(core: CoreContext, { companyId, messageId }: Reply): string {
  const local = replyLocalPart(core.settings.sealingKey, { companyId, messageId }, core.clock.now())
  return `${local}@${ownDomain(core)}`
}

/** Tells by mail how an alert has ended, in the thread of the mail that opened it where there is one. */
export async function mailAboutAlert(
  core: CoreContext,
  { companyId, id, mail: to }: Alert,
  { event, subject, text }: { event: string; subject: string; text: string },
): Promise<void> {
  const thread = await threadOf(core, companyId, id)
  const address = to ?? thread?.contact
  if (address === undefined || address === null) return
  const mail = { companyId, key: `alert:${id}:${event}`, to: address, subject, text }
  await insert(core, thread === undefined ? mail : inThread(mail, thread))
}

/** Mail programs group by In-Reply-To and References, and those that do not, by the subject. */
function inThread(mail: NewMail, thread: StoredThread, from?: { name: string; address: string }): NewMail {
  const { messageId, references, subject } = thread
  const ids = messageId === null ? references : [...references.filter((id) => id !== messageId), messageId]
  const parent = ids.at(-1)
  const shape = {
    ...(from !== undefined && { from }),
    ...(parent !== undefined && { inReplyTo: parent, references: ids }),
  }
  return { ...mail, subject: `Re: ${subject}`, shape }
}

function insert(core: CoreContext, mail: NewMail): Promise<void> {
  return core.store.conversations.insertMail(mail, core.clock.now())
}

/** Of what was sent because of a mail. */
function threadOf(core: CoreContext, companyId: CompanyId, id: number): Promise<StoredThread | undefined> {
  return core.store.mails.findThread(companyId, id)
}

async function addressFor(core: CoreContext, { companyId, target }: Reply): Promise<string | null | undefined> {
  const { conversations } = core.store
  switch (target?.type) {
    case 'message':
      return conversations.findReplyMail(companyId, target.id as MessageId)
    case 'poll':
      return (await conversations.findPoll({ companyId, id: target.id as QuestionId }))?.replyMail
    case 'alert':
      return (await conversations.findAlert({ companyId, id: target.id as QuestionId }))?.mail
    case 'report_form':
    case undefined:
      return null
  }
}
