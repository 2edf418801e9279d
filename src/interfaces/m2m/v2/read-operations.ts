import { getMessage } from '../../../core/messaging/read-messages.js'
import { listOwnSenderNames } from '../../../core/routing/manage-sender-names.js'
import type { MessageId } from '../../../core/values/ids.js'
import { datesOf } from '../dates.js'
import { M2mFault } from '../faults.js'
import { costsOf, directionOf, messagesBetween, messagesOf } from '../message-operations.js'
import type { OperationContext } from '../operation.js'
import { presentDelivery, presentMessage } from '../present-message.js'

type Query = ReadonlyMap<string, readonly string[]>

const dayMs = 86_400_000

/** Messages of a time, the newest first; a last day that is written without a time belongs to it as a whole. */
export async function listMessages(context: OperationContext, query: Query): Promise<unknown> {
  const dates = datesOf(context)
  const [from, to, type = 'All'] = ['datefrom', 'dateto', 'type'].map(
    (name) => query.get(name)?.[0]?.trim() || undefined,
  )
  const now = context.core.clock.now()
  const end = to === undefined ? now + 1 : dates.parse(to) + (isDay(to) ? dayMs : 0)
  const window = { createdFrom: from === undefined ? end - dayMs : dates.parse(from), createdBefore: end }
  const found = await messagesBetween(context, { ...directionOf(type), ...window }, listed(query, 'msids'))
  return found.map((message) => item(presentMessage(message, dates)))
}

/** @throws GatewayError `not_found` */
export async function readMessage(context: OperationContext, id: string): Promise<unknown> {
  const message = await getMessage(context.core, context.principal, idOf(id))
  return [item(presentMessage(message, datesOf(context)))]
}

/** What became of messages that were sent, in the order of the request. @throws M2mFault `WRONG_ID` where one is unknown */
export async function readStatuses(context: OperationContext, query: Query): Promise<unknown> {
  const ids = listed(query, 'messageids').map(idOf)
  if (ids.length === 0) throw new M2mFault('WRONG_ID')
  const messages = await messagesOf(context, ids)
  const dates = datesOf(context)
  const costOf = await costsOf(context, messages)
  return messages.map((message) => {
    const { Msid, DeliveryStatus, DeliveryDate, UserDeliveryDate, PartCount } = presentDelivery(message, dates)
    const cost = costOf(message)
    const status = {
      msid: Msid,
      status: DeliveryStatus,
      date: DeliveryDate,
      userDeliveryDate: UserDeliveryDate,
      partCount: PartCount,
      isViber: false,
      trafficPatternType: null,
      cost: cost === undefined ? null : Number(cost),
    }
    return { messageID: message.id, statuses: [status] }
  })
}

/** Names that the company has registered. */
export async function listNamings({ core, principal }: OperationContext): Promise<unknown> {
  const names = await listOwnSenderNames(core, principal)
  return names.map(({ id, name }) => ({ namingID: id, name }))
}

function item(shown: ReturnType<typeof presentMessage>) {
  const [delivery] = shown.DeliveryInfo
  return {
    messageID: shown.MessageID,
    creationDate: shown.CreationDate,
    Type: shown.MessageType,
    text: shown.MessageText,
    senderMsid: shown.SenderMsid,
    senderName: shown.SenderName,
    targetMsid: delivery?.TargetMsid ?? '',
    targetName: delivery?.TargetName ?? '',
  }
}

/** Parted by commas, or given several times. */
function listed(query: Query, name: string): string[] {
  return (query.get(name) ?? []).flatMap((value) => value.split(',')).filter((value) => value.trim() !== '')
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}

function idOf(text: string): MessageId {
  const id = Number(text.trim())
  if (!/^\d{1,16}$/.test(text.trim()) || !Number.isSafeInteger(id)) throw new M2mFault('WRONG_ID')
  return id as MessageId
}
