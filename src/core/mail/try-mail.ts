import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessagePlan } from '../messaging/message-plan.js'
import { planMessage } from '../messaging/plan-message.js'
import type { MailIntegrationId } from '../values/ids.js'
import type { Alert } from './alert.js'
import { automaticReason } from './automatic.js'
import { checkTarget } from './check-target.js'
import { senderOfLogin } from './find-sender.js'
import { inboxName, type MailTarget, parseLocalPart } from './mail-target.js'
import { MailTooComplex } from './mime/parts.js'
import type { Mail } from './read-mail.js'
import { readOrder } from './read-order.js'
import { commandOf } from './take-mail.js'

export interface MailTrial {
  raw: Buffer
  /** Addresses of ours; `mail2sms@` when absent. */
  to?: readonly string[]
  integrationId?: MailIntegrationId
  traceId: string
}

/** What would become of a mail. */
export interface MailVerdictTold {
  verdict: 'sent' | 'ignored' | 'refused'
  reason: string | null
  subject: string
  /** All that it says, as it would go out uncut; null where nothing would. */
  text: string | null
  sms: string | null
  isCut: boolean
  alert: Alert | null
  /** Who is named: numbers, `person:17`, `group:5`, `#tag`. */
  recipients: readonly string[]
  plan: MessagePlan | null
}

/**
 * Reads a mail as if it had come from the caller, and sends and keeps nothing. A refusal of what the mail says is an answer.
 * @throws GatewayError `invalid_parameter` for an address that is none of ours, `not_found`, `forbidden`
 */
export async function tryMail(core: CoreContext, principal: Principal, trial: MailTrial): Promise<MailVerdictTold> {
  requireScope(principal, 'messages:send')
  const targets = await targetsOf(core, principal, trial)
  const mail = await read(core, trial.raw)
  const nothing = { text: null, sms: null, isCut: false, alert: null, recipients: [], plan: null }
  const automatic = automaticReason(mail.headers, 'somebody')
  if (automatic !== null) return { verdict: 'ignored', reason: automatic, subject: mail.subject, ...nothing }
  try {
    const { integration } = senderOfLogin(core, principal, targets)
    const order = readOrder(mail, targets, integration)
    const { full: text, sms, isCut, alert } = order
    const recipients = order.to.map(written)
    const seen = { subject: mail.subject, text, sms, isCut, alert, recipients }
    try {
      const plan = await planMessage(core, principal, commandOf(order, trial.traceId))
      return { verdict: 'sent', reason: null, ...seen, plan }
    } catch (error) {
      return { verdict: 'refused', reason: refusal(error), ...seen, plan: null }
    }
  } catch (error) {
    return { verdict: 'refused', reason: refusal(error), subject: mail.subject, ...nothing }
  }
}

async function read({ mail }: CoreContext, raw: Buffer): Promise<Mail> {
  try {
    return await mail.reader.read(raw)
  } catch (error) {
    if (!(error instanceof MailTooComplex)) throw error
    throw new GatewayError('invalid_parameter', `The mail has ${error.message}.`, { field: '/raw', cause: error })
  }
}

async function targetsOf(core: CoreContext, principal: Principal, trial: MailTrial): Promise<MailTarget[]> {
  const { domains } = core.mail.settings
  const targets: MailTarget[] = []
  for (const [index, address] of (trial.to ?? [`${inboxName}@${domains[0]}`]).entries()) {
    const at = address.lastIndexOf('@')
    const isOurs = domains.includes(address.slice(at + 1).toLowerCase())
    const parsed = isOurs ? parseLocalPart(address.slice(0, at)) : undefined
    if (parsed === undefined) {
      throw new GatewayError('invalid_parameter', 'This is no address of the gateway.', { field: `/to/${index}` })
    }
    targets.push(...parsed.targets)
  }
  if (trial.integrationId !== undefined) targets.push({ kind: 'integration', id: String(trial.integrationId) })
  for (const target of targets) {
    if (target.kind === 'integration' || target.kind === 'secret') await checkTarget(core, principal, target)
  }
  return targets
}

function refusal(error: unknown): string {
  if (error instanceof GatewayError && error.retryAfterSeconds === undefined) return error.message
  throw error
}

function written(recipient: Parameters<typeof commandOf>[0]['to'][number]): string {
  if (typeof recipient === 'string') return recipient
  if ('person' in recipient) return `person:${recipient.person}`
  if ('group' in recipient) return `group:${recipient.group}`
  if ('list' in recipient) return `list:${recipient.list}`
  return 'tag' in recipient ? `#${recipient.tag.replace(/^#/, '')}` : recipient.to
}
