import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { closeAlert, createAlert } from '../conversations/alerts.js'
import type { QuestionId } from '../conversations/question.js'
import { maxAlerted } from '../conversations/run-alert.js'
import type { MailId } from '../values/ids.js'
import type { Acknowledgement } from './integration.js'
import type { NewMail } from './mail-record.js'
import type { MailOrder } from './read-order.js'

const minuteMs = 60_000

export interface AlertOrder {
  order: MailOrder
  acknowledgement: Acknowledgement
  mail: NewMail
  /** Equal for a problem and its recovery. */
  event: string | null
  address: string | null
}

export interface OpenedAlert {
  alertId: number
  people: number
  /** The mail that this one is a copy of. */
  known: MailId | null
}

/**
 * Has somebody take what a mail tells: repeated to the silent until one answers. A mail that comes again after a crash in the middle
 * finds the alert that was made.
 * @throws GatewayError as `createAlert`
 */
export async function openAlert(
  core: CoreContext,
  principal: Principal,
  { order, acknowledgement, mail, event, address }: AlertOrder,
): Promise<OpenedAlert> {
  const { sends, waitMinutes } = acknowledgement
  const command = {
    // Persons' texts may have slots, and those of monitoring systems have none.
    text: order.sms.replaceAll('{', '(').replaceAll('}', ')'),
    steps: [{ to: order.to, sends, waitMs: waitMinutes * minuteMs }],
    ...(order.from !== null && { from: order.from }),
  }
  const key = mail.key === null ? undefined : `mail:${mail.key}`
  const alert = await createAlert(core, principal, command, key, viaMail(address, mail.record.id))
  const asked = await core.store.conversations.listRespondents(alert, { after: 0, limit: maxAlerted })
  const thread = mail.thread && { ...mail.thread, firstId: alert.id, lastId: alert.id, about: event }
  const record = { ...mail.record, recipients: asked.length, alertId: alert.id }
  const known = await core.store.mails.record({ ...mail, record, thread: thread ?? null })
  return { alertId: alert.id, people: asked.length, known }
}

/** The end of what an alert was about: nothing more is sent for it. Whoever was asked gets the mail of the end like everybody. */
export async function quietAlert(
  core: CoreContext,
  principal: Principal,
  event: string,
  address: string | null,
): Promise<void> {
  const thread = await core.store.mails.findThreadAbout(principal.companyId, event)
  if (thread === undefined) return
  const id = thread.firstId as QuestionId
  await closeAlert(core, principal, id, viaMail(address, thread.mailId))
}

function viaMail(address: string | null, id: MailId): Via {
  return { interface: 'mail', address, requestId: `mail-${id}` }
}
