import { referenceOf } from '../../core/mailings/mailing.js'
import { findMailing } from '../../core/mailings/manage-mailings.js'
import type { MessageFilter } from '../../core/messaging/commands.js'
import type { MessageWithSegments } from '../../core/messaging/message.js'
import { getBroadcast, getMessage, getMessages, listMessages } from '../../core/messaging/read-messages.js'
import { segmentText } from '../../core/messaging/segmentation/index.js'
import { pricesOf } from '../../core/rating/ledger/message-prices.js'
import type { BroadcastId, MailingId, MessageId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import { parseMsisdn } from '../../core/values/msisdn.js'
import { datesOf } from './dates.js'
import { M2mFault } from './faults.js'
import { credentials, operation, type OperationContext } from './operation.js'
import { presentDelivery, presentMessage } from './present-message.js'

/** Ids of one call. */
const maxIds = 1_000
/** Messages of one answer, which is made in memory; who wants more asks for a shorter time. */
const maxMessages = 10_000
const pageSize = 500
/** Numbers of one call: each is a search of its own. */
const maxSubscribers = 100

const byIds = [['messageIDs', 'ArrayOfLong'], ...credentials] as const

export const messageOperations = [
  operation(
    'GetMessageStatus',
    [['messageID', 'long'], ...credentials],
    'ArrayOfDeliveryInfo',
    async (context, input) => {
      const message = sentOnly(await getMessage(context.core, context.principal, input.messageID as MessageId))
      return [presentDelivery(message, datesOf(context))]
    },
  ),
  operation('GetMessagesStatus', byIds, 'ArrayOfMessageStatusWithID', async (context, { messageIDs }) => {
    const messages = await messagesOf(context, messageIDs)
    return messages.map((one) => ({ MessageID: one.id, Delivery: [presentDelivery(one, datesOf(context))] }))
  }),
  operation('GetViberMessagesStatus', byIds, 'ArrayOfViberMessageStatusWithID', async (context, { messageIDs }) => {
    const messages = await messagesOf(context, messageIDs)
    return messages.map((one) => ({ MessageID: one.id, Delivery: [presentDelivery(one, datesOf(context))] }))
  }),
  operation('GetMessagesInfo', byIds, 'ArrayOfMessageInfoExWithID', async (context, { messageIDs }) => {
    const messages = await messagesOf(context, messageIDs)
    const costOf = await costsOf(context, messages)
    return messages.map((one) => ({
      MessageID: one.id,
      MessageInfo: [{ ...presentDelivery(one, datesOf(context)), Cost: costOf(one) }],
    }))
  }),
  operation(
    'GetMessages',
    [
      ['messageType', 'RequestMessageType'],
      ['subscriberMsids', 'ArrayOfString'],
      ['DateFrom', 'dateTime'],
      ['DateTo', 'dateTime'],
      ...credentials,
    ],
    'ArrayOfMessageInfo',
    async (context, { messageType, subscriberMsids, DateFrom, DateTo }) => {
      const dates = datesOf(context)
      const window = { createdFrom: dates.parse(DateFrom), createdBefore: dates.parse(DateTo) }
      const found = await messagesBetween(context, { ...directionOf(messageType), ...window }, subscriberMsids)
      return found.map((message) => presentMessage(message, dates))
    },
  ),
  operation(
    'GetMailingMessagesStatus',
    [['mailingID', 'long'], ...credentials],
    'ArrayOfDeliveryInfo',
    async (context, { mailingID }) => {
      const messages = await collect(context, await mailingFilter(context, mailingID))
      return messages.reverse().map((message) => presentDelivery(message, datesOf(context)))
    },
  ),
  operation('GetPartCount', [['text', 'string'], ...credentials], 'int', ({ core }, { text }) => {
    return segmentText(text, { maxSegments: core.settings.maxSegments }).segments.length
  }),
]

/** Roubles with a point; undefined for what is not charged, or not yet. */
export async function costsOf(
  { core, principal }: OperationContext,
  messages: readonly MessageWithSegments[],
): Promise<(message: MessageWithSegments) => string | undefined> {
  const priceOf = await pricesOf(core, principal.companyId, messages)
  return (message) => {
    const { amount } = priceOf(message)
    return amount === null ? undefined : formatMoney(amount)
  }
}

/** A mailing, or a broadcast that another interface has sent. */
async function mailingFilter({ core, principal }: OperationContext, id: number): Promise<Omit<MessageFilter, 'limit'>> {
  const mailing = await findMailing(core, principal, id as MailingId)
  if (mailing !== undefined) return { reference: referenceOf(mailing.id) }
  return { broadcastId: (await getBroadcast(core, principal, id as BroadcastId)).id }
}

/** All of them, in the order of the call. @throws M2mFault when any is unknown: clients take the answer for complete */
export async function messagesOf(
  { core, principal }: OperationContext,
  ids: readonly number[],
): Promise<MessageWithSegments[]> {
  if (ids.length > maxIds) throw new M2mFault('TOO_MANY_PARAMETERS')
  const found = await getMessages(core, principal, [...new Set(ids)] as MessageId[])
  const byId = new Map(found.map((message) => [message.id as number, message]))
  return ids.map((id) => {
    const message = byId.get(id)
    if (message === undefined) throw new M2mFault('WRONG_ID')
    return sentOnly(message)
  })
}

function sentOnly(message: MessageWithSegments): MessageWithSegments {
  if (message.direction === 'mo') throw new M2mFault('WRONG_ID')
  return message
}

export function directionOf(messageType: string): Pick<MessageFilter, 'direction'> {
  switch (messageType.toLowerCase()) {
    case 'all':
      return {}
    case 'mo':
      return { direction: 'mo' }
    case 'mt':
      return { direction: 'mt' }
    default:
      throw new M2mFault('MESSAGE_FORMAT_ERROR')
  }
}

/** Newest first. */
export async function messagesBetween(
  context: OperationContext,
  filter: Omit<MessageFilter, 'limit'>,
  msids: readonly string[],
): Promise<MessageWithSegments[]> {
  if (msids.length > maxSubscribers) throw new M2mFault('TOO_MANY_PARAMETERS')
  const numbers = new Set(msids.filter((msid) => msid.trim() !== '').map(numberOf))
  if (numbers.size === 0) return collect(context, filter)
  const found: MessageWithSegments[] = []
  for (const msisdn of numbers)
    found.push(...(await collect(context, { ...filter, msisdn }, maxMessages - found.length)))
  return found.sort((one, other) => other.id - one.id)
}

function numberOf(msid: string): string {
  const number = parseMsisdn(msid.trim())
  if (!number.ok) throw new M2mFault('MSID_FORMAT_ERROR')
  return number.value
}

/** Newest first. @throws M2mFault when there are more: a part of them would pass for all */
async function collect(
  { core, principal }: OperationContext,
  filter: Omit<MessageFilter, 'limit'>,
  limit = maxMessages,
): Promise<MessageWithSegments[]> {
  const found: MessageWithSegments[] = []
  let beforeId: MessageId | null = null
  do {
    const cursor: Pick<MessageFilter, 'beforeId'> = beforeId === null ? {} : { beforeId }
    const page = await listMessages(core, principal, { ...filter, ...cursor, limit: pageSize })
    found.push(...page.messages)
    if (found.length > limit) throw new M2mFault('TOO_MANY_PARAMETERS')
    beforeId = page.nextBeforeId
  } while (beforeId !== null)
  return found
}
