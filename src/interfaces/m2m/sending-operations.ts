import { M2mFault } from './faults.js'
import { credentials, operation, type Parameter, type Traits } from './operation.js'
import { listOf, sendOne, sendVarious, type SentMessage } from './submit.js'

const one = [
  ['msid', 'string'],
  ['message', 'string'],
  ['naming', 'string'],
] as const satisfies readonly Parameter[]
const many = [
  ['msids', 'ArrayOfString'],
  ['message', 'string'],
  ['naming', 'string'],
] as const satisfies readonly Parameter[]
const atDate = ['scheduledSendDate', 'dateTime'] as const
const validity = ['validityPeriod', 'string'] as const
const various = [
  ['naming', 'string'],
  ['scheduledSendDate', 'string'],
  ['validityPeriod', 'string'],
] as const satisfies readonly Parameter[]

const sends: Traits = { sends: true }
const sendsBySoap: Traits = { sends: true, isOnHttp: false }

export const sendingOperations = [
  operation(
    'SendMessage',
    [...one, ...credentials],
    'long',
    async (context, { msid, message, naming }) => idOf(await sendOne(context, [msid], message, { naming })),
    sends,
  ),
  operation(
    'SendMessageAtDate',
    [...one, atDate, ...credentials],
    'long',
    async (context, { msid, message, ...sending }) => {
      requireDate(sending.scheduledSendDate)
      return idOf(await sendOne(context, [msid], message, sending))
    },
    sends,
  ),
  operation(
    'SendMessageWithValidityPeriod',
    [...one, validity, ...credentials],
    'long',
    async (context, { msid, message, ...sending }) => idOf(await sendOne(context, [msid], message, sending)),
    sends,
  ),
  sendingToMany('SendMessageToMultipleSubscribers'),
  sendingToManyAtDate('SendMessageToMultipleSubscribersAtDate'),
  sendingToMany('SendMessages'),
  sendingToManyAtDate('SendMessagesAtDate'),
  operation(
    'SendMessagesWithValidityPeriod',
    [...many, ['login', 'string'], validity, ['password', 'string']],
    'ArrayOfSendMessageIDs',
    async (context, { msids, message, ...sending }) => listOf(await sendOne(context, msids, message, sending)),
    sends,
  ),
  operation(
    'SendMessagesAtDateWithValidityPeriod',
    [...many, atDate, validity, ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msids, message, ...sending }) => {
      requireDate(sending.scheduledSendDate)
      return listOf(await sendOne(context, msids, message, sending))
    },
    sends,
  ),
  operation(
    'SendVariousMessages',
    [['msidsAndMessages', 'ArrayOfSubmit'], ...various, ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msidsAndMessages, ...sending }) => {
      const texts = msidsAndMessages.map(({ Msid, Message }) => ({ msid: Msid, message: Message }))
      return listOf(await sendVarious(context, { texts, ...sending }))
    },
    sendsBySoap,
  ),
  operation(
    'SendViberMessages',
    [['msidsAndMessages', 'ArrayOfSubmit'], ...various, ['useViberOnly', 'boolean'], ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msidsAndMessages, useViberOnly, ...sending }) => {
      refuseViberOnly(useViberOnly)
      const texts = msidsAndMessages.map(({ Msid, Message }) => ({ msid: Msid, message: Message }))
      return listOf(await sendVarious(context, { texts, ...sending }))
    },
    sendsBySoap,
  ),
  operation(
    'SendViberMessagesWithFallback',
    [['msidsAndMessages', 'ArrayOfViberSubmit'], ...various, ['useViberOnly', 'boolean'], ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msidsAndMessages, useViberOnly, ...sending }) => {
      refuseViberOnly(useViberOnly)
      const texts = msidsAndMessages.map(({ Msid, Message, FallbackMessage }) => ({
        msid: Msid,
        message: FallbackMessage === '' ? Message : FallbackMessage,
      }))
      return listOf(await sendVarious(context, { texts, ...sending }))
    },
    sendsBySoap,
  ),
]

function sendingToMany(name: string) {
  return operation(
    name,
    [...many, ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msids, message, naming }) => listOf(await sendOne(context, msids, message, { naming })),
    sends,
  )
}

function sendingToManyAtDate(name: string) {
  return operation(
    name,
    [...many, atDate, ...credentials],
    'ArrayOfSendMessageIDs',
    async (context, { msids, message, ...sending }) => {
      requireDate(sending.scheduledSendDate)
      return listOf(await sendOne(context, msids, message, sending))
    },
    sends,
  )
}

/** Sent by SMS it would be what its sender wants least. */
function refuseViberOnly(useViberOnly: boolean): void {
  if (useViberOnly) throw new M2mFault('OPERATION_NOT_ALLOWED')
}

function requireDate(text: string): void {
  if (text === '') throw new M2mFault('MESSAGE_FORMAT_ERROR')
}

function idOf([sent]: readonly SentMessage[]): number {
  if (sent === undefined) throw new M2mFault('MESSAGE_HANDLING_ERROR')
  return sent.MessageID
}
