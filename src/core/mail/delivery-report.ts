/** RFC 3464: what became of the messages that a mail made. */
import type { MessageState } from '../messaging/message.js'
import { formatMailDate } from './mail-date.js'
import type { StoredThread } from './mail-thread.js'
import type { MessageOutcome } from './ports.js'

export interface ReportedMail {
  thread: StoredThread
  outcomes: readonly MessageOutcome[]
}

export interface DeliveryReport {
  subject: string
  /** For people. */
  text: string
  from: { name: string; address: string }
  report: { status: string; headers: string }
}

type Action = 'failed' | 'delivered' | 'delayed' | 'relayed'

/** RFC 3463: with the words that people read. */
const meaning: Record<MessageState, readonly [Action, string, string]> = {
  scheduled: ['delayed', '4.4.1', 'ждёт своего времени'],
  held: ['delayed', '4.4.1', 'ждёт конца тихих часов'],
  queued: ['delayed', '4.4.1', 'ещё не отправлено'],
  sending: ['delayed', '4.4.1', 'отправляется'],
  sent: ['relayed', '2.4.0', 'принято оператором'],
  partially_delivered: ['relayed', '2.4.0', 'доставлено частично'],
  delivered: ['delivered', '2.1.5', 'доставлено'],
  undelivered: ['failed', '5.4.1', 'не доставлено'],
  expired: ['failed', '4.4.7', 'истёк срок'],
  rejected: ['failed', '5.7.1', 'отвергнуто оператором'],
  failed: ['failed', '5.4.0', 'не удалось отправить'],
  cancelled: ['failed', '5.0.0', 'отозвано'],
  unknown: ['relayed', '2.4.0', 'оператор ничего не сообщил'],
}

/** Numbers stand nowhere in it: a message is named by its id, which leads to it for whoever may read it. */
export function deliveryReport(mails: readonly ReportedMail[], domain: string): DeliveryReport {
  const all = mails.flatMap(({ outcomes }) => outcomes)
  const failed = all.filter(({ state }) => meaning[state][0] === 'failed').length
  const [first] = mails
  const subject = `${failed > 0 ? `Не доставлено SMS: ${failed} из ${all.length}` : `Доставлено SMS: ${all.length}`}`
  const groups = mails.flatMap((mail) => mail.outcomes.map((outcome) => recipientGroup(mail, outcome, domain)))
  return {
    subject,
    text: mails.map(inWords).join('\n\n'),
    from: { name: 'Mail Delivery System', address: `postmaster@${domain}` },
    report: {
      status: [messageGroup(mails, domain), ...groups].join('\n\n'),
      headers: first === undefined ? '' : headersOf(first.thread),
    },
  }
}

function inWords({ thread, outcomes }: ReportedMail): string {
  const lines = outcomes.map(({ id, state, reason }) => {
    const why = reason === null ? '' : ` (${reason})`
    return `  SMS ${id}: ${meaning[state][2]}${why}`
  })
  return [`Письмо ${thread.mailId} «${thread.subject}»:`, ...lines].join('\n')
}

/** RFC 3464 §2.2: of one mail, its envelope id and time; of several there is none that holds for all. */
function messageGroup(mails: readonly ReportedMail[], domain: string): string {
  const [first, ...others] = mails
  const { thread } = first ?? {}
  const lines = [`Reporting-MTA: dns; ${domain}`]
  if (thread !== undefined && others.length === 0) {
    const envelopeId = thread.report?.envelopeId ?? null
    if (envelopeId !== null) lines.unshift(`Original-Envelope-Id: ${oneLine(envelopeId)}`)
    lines.push(`Arrival-Date: ${formatMailDate(thread.createdAt)}`)
  }
  return lines.join('\n')
}

/** RFC 3464 §2.3. */
function recipientGroup({ thread }: ReportedMail, { id, state, reason }: MessageOutcome, domain: string): string {
  const [action, status] = meaning[state]
  const original = thread.report?.originalRecipient ?? null
  return [
    ...(original === null ? [] : [`Original-Recipient: ${oneLine(original)}`]),
    `Final-Recipient: x-sms; ${id}@${domain}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(reason === null ? [] : [`Diagnostic-Code: x-sms; ${oneLine(reason)}`]),
  ].join('\n')
}

/** RFC 3462 §3: what the sender knows the mail by. */
function headersOf({ messageId }: StoredThread): string {
  return messageId === null ? '' : `Message-ID: ${messageId}`
}

function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/g, '?')
    .slice(0, 200)
}
