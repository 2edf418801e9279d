import type { CoreContext } from '../context.js'
import type { MessageId } from '../values/ids.js'
import type { QuestionId } from './question.js'
import type { Reply } from './reply.js'

/** Sends the message to whoever wants answers to what it answers by mail. */
export async function mailReply(core: CoreContext, reply: Reply): Promise<void> {
  // A keyword is for the gateway.
  if (reply.detail.kind === 'keyword') return
  const to = await addressFor(core, reply)
  if (to === undefined || to === null) return
  const { companyId, messageId, version } = reply
  const person = reply.personId === null ? undefined : await core.store.people.findPerson(companyId, reply.personId)
  const from = person === undefined ? reply.shownFrom : `${person.name}, ${reply.shownFrom}`
  const mail = {
    companyId,
    key: `reply:${messageId}:${version}`,
    to,
    subject: `SMS: ${from}`,
    text: [
      reply.text,
      '',
      '-- ',
      `От: ${from}`,
      `На номер: ${reply.ownAddress}`,
      `Получено: ${new Date(reply.receivedAt).toISOString()}`,
      `Сообщение: ${messageId}${reply.target === null ? '' : `, ответ на ${reply.target.type} ${reply.target.id}`}`,
    ].join('\n'),
  }
  await core.store.conversations.insertMail(mail, core.clock.now())
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
