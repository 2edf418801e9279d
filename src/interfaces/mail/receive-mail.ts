import type { Principal } from '../../core/accounts/account.js'
import type { CoreContext } from '../../core/context.js'
import type { Log } from '../../core/log.js'
import { automaticReason, isLooping } from '../../core/mail/automatic.js'
import { findSender, senderOfLogin } from '../../core/mail/find-sender.js'
import type { MailSender } from '../../core/mail/mail-sender.js'
import type { MailTarget } from '../../core/mail/mail-target.js'
import type { ReportRequest } from '../../core/mail/mail-thread.js'
import type { Mail } from '../../core/mail/read-mail.js'
import { findAnswered } from '../../core/mail/take-answer.js'
import { takeForPostmaster } from '../../core/mail/take-for-postmaster.js'
import { type MailOutcome, takeMail } from '../../core/mail/take-mail.js'
import type { ListenerMode } from './mail-listener.js'
import { refusalOf, SmtpRefusal } from './replies.js'
import type { SenderPolicy } from './sender-policy.js'

export interface ReceiveOptions {
  core: CoreContext
  log: Log
  metrics: MailMetrics
  sizeBytes: number
  policy: SenderPolicy | null
}

export interface MailMetrics {
  /** `sent`, `copy`, `grouped`, `test`, `ignored`, `stored`, or the reply's code for what was refused. */
  onMail(outcome: string, durationMs: number): void
}

export interface ReceivedMail {
  raw: Buffer
  user: Principal | undefined
  mode: ListenerMode
  address: string
  /** SHA-256 of the certificate that the peer has shown over TLS. */
  certificate: string | null
  helo: string
  returnPath: string
  targets: readonly MailTarget[]
  isTest: boolean
  request: ReportRequest
  traceId: string
}

/** The reply to a mail. @throws SmtpRefusal, GatewayError, MailTooComplex */
export async function receiveMail(options: ReceiveOptions, received: ReceivedMail): Promise<string> {
  const startedAt = performance.now()
  const seen = (outcome: string) => options.metrics.onMail(outcome, performance.now() - startedAt)
  try {
    const { kind, reply } = await take(options, received)
    seen(kind)
    return reply
  } catch (error) {
    seen(String(refusalOf(error)?.responseCode ?? 451))
    throw error
  }
}

async function take(options: ReceiveOptions, received: ReceivedMail): Promise<{ kind: string; reply: string }> {
  const { core } = options
  const { raw, targets, address, returnPath, isTest, request, traceId } = received
  const mail = await core.mail.reader.read(raw)
  if (isLooping(mail.headers)) throw new SmtpRefusal(554, '5.4.6', 'The mail goes in circles')
  const toSend = targets.filter(({ kind }) => kind !== 'postmaster')
  if (toSend.length < targets.length) await takeForPostmaster(core, mail, address)
  if (toSend.length === 0) return { kind: 'stored', reply: '2.6.0 Kept for the postmaster' }
  if (toSend.some(({ kind }) => kind === 'reply')) return takeAnswer(options, received, mail)
  const sender = await senderOf(options, received, mail)
  if (sender === undefined) return ignored
  const incoming = { mail, returnPath, targets: toSend, isTest, request, address, traceId }
  const outcome = await takeMail(core, sender, incoming)
  return { kind: outcome.kind, reply: replyTo(outcome) }
}

/** To an address under which one SMS can be answered. */
async function takeAnswer(
  { core }: ReceiveOptions,
  { targets, returnPath, isTest, address, traceId }: ReceivedMail,
  mail: Mail,
): Promise<{ kind: string; reply: string }> {
  const answers = await findAnswered(core, targets)
  if (answers === undefined) {
    if (automaticReason(mail.headers, returnPath) !== null) return ignored
    throw new SmtpRefusal(550, '5.7.1', 'There is no such address, or it can be answered no more')
  }
  const incoming = { mail, returnPath, targets, isTest, answers, address, traceId }
  const outcome = await takeMail(core, answers.sender, incoming)
  return { kind: outcome.kind, reply: replyTo(outcome) }
}

const ignored = { kind: 'ignored', reply: '2.6.0 Automatic answer, nothing is sent' }

/** Undefined for an automatic answer of a stranger, which is taken and forgotten: a refusal would only make another one. */
async function senderOf(options: ReceiveOptions, received: ReceivedMail, mail: Mail): Promise<MailSender | undefined> {
  const { core, policy } = options
  const { user, targets, address, certificate, helo, returnPath, raw, mode } = received
  if (user !== undefined) return senderOfLogin(core, user, targets)
  const near = await findSender(core, { address, targets, certificate, provenFrom: null })
  if (near !== undefined) return near
  if (automaticReason(mail.headers, returnPath) !== null) return undefined
  if (policy !== null && mode === 'mx') {
    const host = core.mail.settings.domains[0] ?? ''
    const verdict = await policy.judge({ raw, address, helo, returnPath, from: mail.from, host })
    if (verdict.kind === 'unknown') throw new SmtpRefusal(451, '4.4.3', 'The sender cannot be verified now')
    const provenFrom = verdict.kind === 'proven' ? verdict.from : null
    const proven = await findSender(core, { address, targets, provenFrom })
    if (proven !== undefined) return proven
  }
  throw new SmtpRefusal(550, '5.7.1', 'The sender is not proven: log in, or use the address of your integration')
}

function replyTo(outcome: MailOutcome): string {
  switch (outcome.kind) {
    case 'sent': {
      const { messages, refused } = outcome.result
      const left = refused.length === 0 ? '' : `, ${refused.length} left out`
      return `2.6.0 Mail ${outcome.id}: ${messages.length} SMS${left}`
    }
    case 'alert':
      return `2.6.0 Mail ${outcome.id}: alert ${outcome.alertId} to ${outcome.people} people`
    case 'copy':
      return `2.6.0 Mail ${outcome.id} was taken before`
    case 'grouped':
      return `2.6.0 Mail ${outcome.id}: one of many alike, goes into the digest`
    case 'test':
      return `2.6.0 Test ${outcome.id}: ${outcome.plan.recipients} recipients, ${outcome.plan.segments.total} segments, nothing sent`
    case 'heartbeat':
      return `2.6.0 Mail ${outcome.id}: a sign of life, nothing is sent`
    case 'ignored':
      return ignored.reply
  }
}
