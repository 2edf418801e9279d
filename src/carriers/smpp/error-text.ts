/** SMPP 3.4 §5.1.3: command_status values, their names, and what they mean to people. */
import type { ReceiptState } from '../../core/carrier.js'

export const commandStatus = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommandId: 0x03,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  messageQueueFull: 0x14,
  invalidSystemType: 0x53,
  throttled: 0x58,
  temporaryApplicationError: 0x64,
  invalidTlvStream: 0xc0,
} as const

const statuses: Readonly<Record<number, readonly [name: string, meaning: string]>> = {
  0x00: ['ESME_ROK', 'no error'],
  0x01: ['ESME_RINVMSGLEN', 'the operator finds the length of the message wrong'],
  0x02: ['ESME_RINVCMDLEN', 'the operator finds the length of the request wrong'],
  0x03: ['ESME_RINVCMDID', 'the operator does not know this kind of request'],
  0x04: ['ESME_RINVBNDSTS', 'the session is not bound for this kind of request'],
  0x05: ['ESME_RALYBND', 'the operator still has an earlier session with this login'],
  0x06: ['ESME_RINVPRTFLG', 'the operator does not accept this priority'],
  0x07: ['ESME_RINVREGDLVFLG', 'the operator does not accept the request for a receipt'],
  0x08: ['ESME_RSYSERR', 'the operator has an internal error'],
  0x0a: ['ESME_RINVSRCADR', 'the operator does not accept this sender'],
  0x0b: ['ESME_RINVDSTADR', 'the operator does not know or serve this number'],
  0x0c: ['ESME_RINVMSGID', 'the operator does not know this message'],
  0x0d: ['ESME_RBINDFAIL', 'the operator refuses the bind'],
  0x0e: ['ESME_RINVPASWD', 'the operator does not accept the password'],
  0x0f: ['ESME_RINVSYSID', 'the operator does not know the login'],
  0x11: ['ESME_RCANCELFAIL', 'the message could not be cancelled'],
  0x13: ['ESME_RREPLACEFAIL', 'the message could not be replaced'],
  0x14: ['ESME_RMSGQFUL', "the operator's queue is full"],
  0x15: ['ESME_RINVSERTYP', 'the operator does not accept the service type'],
  0x33: ['ESME_RINVNUMDESTS', 'the number of recipients is wrong'],
  0x34: ['ESME_RINVDLNAME', 'the operator does not know the distribution list'],
  0x40: ['ESME_RINVDESTFLAG', 'the kind of recipient is wrong'],
  0x42: ['ESME_RINVSUBREP', 'the operator cannot replace a message on submission'],
  0x43: ['ESME_RINVESMCLASS', 'the operator does not accept this message type or a header in the text'],
  0x44: ['ESME_RCNTSUBDL', 'the operator cannot submit to a distribution list'],
  0x45: ['ESME_RSUBMITFAIL', 'the operator refuses the message without saying why'],
  0x48: ['ESME_RINVSRCTON', 'the operator does not accept the type of the sender address'],
  0x49: ['ESME_RINVSRCNPI', 'the operator does not accept the numbering plan of the sender address'],
  0x50: ['ESME_RINVDSTTON', "the operator does not accept the type of the recipient's address"],
  0x51: ['ESME_RINVDSTNPI', "the operator does not accept the numbering plan of the recipient's address"],
  0x53: ['ESME_RINVSYSTYP', 'the operator does not accept the system type'],
  0x54: ['ESME_RINVREPFLAG', 'the replace flag is wrong'],
  0x55: ['ESME_RINVNUMMSGS', 'the number of messages is wrong'],
  0x58: ['ESME_RTHROTTLED', 'more messages a second than the operator allows'],
  0x61: ['ESME_RINVSCHED', 'the operator does not accept the delivery time'],
  0x62: ['ESME_RINVEXPIRY', 'the operator does not accept the validity period'],
  0x63: ['ESME_RINVDFTMSGID', 'the operator does not know the predefined message'],
  0x64: ['ESME_RX_T_APPN', 'the receiving side cannot take the message now'],
  0x65: ['ESME_RX_P_APPN', 'the receiving side will never take the message'],
  0x66: ['ESME_RX_R_APPN', 'the receiving side refuses the message'],
  0x67: ['ESME_RQUERYFAIL', 'the query failed'],
  0xc0: ['ESME_RINVTLVSTREAM', 'the optional part of the request is malformed'],
  0xc1: ['ESME_RTLVNOTALLWD', 'an optional parameter is not allowed'],
  0xc2: ['ESME_RINVTLVLEN', 'an optional parameter has a wrong length'],
  0xc3: ['ESME_RMISSINGTLV', 'an expected optional parameter is missing'],
  0xc4: ['ESME_RINVTLVVAL', 'an optional parameter has a wrong value'],
  0xfe: ['ESME_RDELIVERYFAILURE', 'the message could not be delivered'],
  0xff: ['ESME_RUNKNOWNERR', 'the operator refuses without a known reason'],
  0x100: ['ESME_RSERTYPUNAUTH', 'the login may not use this service type'],
  0x101: ['ESME_RPROHIBITED', 'the login may not do this'],
  0x102: ['ESME_RSERTYPUNAVAIL', 'the service type is not available now'],
  0x103: ['ESME_RSERTYPDENIED', 'the service type is denied'],
  0x104: ['ESME_RINVDCS', 'the operator does not accept the character set of the text'],
}

/** `ESME_RINVDSTADR`; a status outside the standard as eight hexadecimal digits. */
export function statusName(status: number): string {
  return statuses[status]?.[0] ?? `0x${status.toString(16).padStart(8, '0').toUpperCase()}`
}

/** What the status means, in plain words. Vendors' own statuses are named as such. */
export function statusMeaning(status: number): string {
  return statuses[status]?.[1] ?? `the operator's own error ${statusName(status)}, explained in its manual`
}

/** What to do about a bind that the operator refuses; undefined when waiting is all there is to do. */
export function bindAdvice(status: number): string | undefined {
  switch (status) {
    case commandStatus.invalidPassword:
    case commandStatus.bindFailed:
      return 'Check system id, password, system type and bind mode, and that the operator allows this IP address and number of binds.'
    case commandStatus.invalidSystemId:
      return 'Check the system id with the operator.'
    case commandStatus.invalidSystemType:
      return 'Check the system type with the operator; mostly it is empty.'
    case commandStatus.alreadyBound:
      return 'Another program uses this login, or the operator has not noticed the end of an earlier session yet.'
    default:
      return undefined
  }
}

/** Why a message is not delivered, in plain words. The codes of receipts are each operator's own, so they are only quoted. */
export function whyNotDelivered(state: ReceiptState, errorCode: string | null): string {
  const code = errorCode === null ? '' : ` (operator's code ${errorCode}${networkMeaning(errorCode)})`
  return stateMeaning(state) + code
}

function stateMeaning(state: ReceiptState): string {
  switch (state) {
    case 'delivered':
      return 'delivered'
    case 'scheduled':
    case 'enroute':
      return 'the operator is still trying to deliver it'
    case 'accepted':
      return 'taken by the operator on behalf of the subscriber; whether it reached the phone is not known'
    case 'expired':
      return 'the phone could not be reached until the validity ended'
    case 'deleted':
      return 'deleted at the operator'
    case 'undelivered':
      return 'the phone or its network refused it'
    case 'rejected':
      return 'refused by the operator after it had accepted it'
    case 'skipped':
      return 'skipped by the operator'
    case 'unknown':
      return 'the operator does not know what became of it'
  }
}

/** Causes that GSM networks give in the TLV network_error_code (3GPP TS 29.002 §17.6.6). */
const mapErrors: Readonly<Record<string, string>> = {
  'gsm-1': 'unknown subscriber',
  'gsm-5': 'unidentified subscriber',
  'gsm-6': 'phone off or out of coverage',
  'gsm-9': 'illegal subscriber',
  'gsm-11': 'SMS not part of the subscription',
  'gsm-12': 'illegal equipment',
  'gsm-13': 'incoming SMS barred',
  'gsm-21': 'the network does not support SMS',
  'gsm-27': 'phone off or out of coverage',
  'gsm-31': 'subscriber busy with another SMS',
  'gsm-32': 'the phone refused it, for instance because its memory is full',
  'gsm-33': 'too many messages wait for this subscriber',
  'gsm-34': 'failure inside the network',
}

function networkMeaning(errorCode: string): string {
  const meaning = mapErrors[errorCode]
  return meaning === undefined ? '' : `: ${meaning}`
}
