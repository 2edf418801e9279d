/** SMPP 3.4 §4.6.1 and appendix B: delivery receipts as deliver_sm. */
import smpp, { type PDUOptions } from 'smpp'

import type { ReceiptFormat } from './phone-script.js'
import { receiptDate } from './smsc-time.js'
import type { Address } from './submit-request.js'

/** `stat:` of a receipt. */
export type ReceiptStatus = keyof typeof messageStateOf

const { MESSAGE_STATE, ESM_CLASS } = smpp.consts

/** SMPP 3.4 §5.2.28. */
const messageStateOf = {
  ENROUTE: MESSAGE_STATE.ENROUTE,
  DELIVRD: MESSAGE_STATE.DELIVERED,
  EXPIRED: MESSAGE_STATE.EXPIRED,
  DELETED: MESSAGE_STATE.DELETED,
  UNDELIV: MESSAGE_STATE.UNDELIVERABLE,
  UNKNOWN: MESSAGE_STATE.UNKNOWN,
  REJECTD: MESSAGE_STATE.REJECTED,
} as const

/** What a receipt tells. */
export interface ReceiptFacts {
  messageId: string
  idRadix: 10 | 16
  /** The sender of the message, who gets the receipt. */
  from: Address
  /** The phone. */
  to: Address
  status: ReceiptStatus
  /** Three decimal digits. */
  errorCode: string
  submittedAt: number
  doneAt: number
  text: string
}

/** GSM in the TLV `network_error_code` (§5.3.2.31). */
const NETWORK_GSM = 3
const QUOTED_CHARACTERS = 20

export function receiptPdu(facts: ReceiptFacts, format: ReceiptFormat, utcOffsetMinutes: number): PDUOptions {
  const options: PDUOptions = {
    source_addr_ton: facts.to.ton,
    source_addr_npi: facts.to.npi,
    source_addr: facts.to.digits,
    dest_addr_ton: facts.from.ton,
    dest_addr_npi: facts.from.npi,
    destination_addr: facts.from.digits,
    esm_class: facts.status === 'ENROUTE' ? ESM_CLASS.INTERMEDIATE_DELIVERY : ESM_CLASS.MC_DELIVERY_RECEIPT,
    data_coding: 0,
    short_message: Buffer.from(format.carriage === 'tlv' ? '' : receiptText(facts, format, utcOffsetMinutes), 'latin1'),
  }
  if (format.carriage !== 'text') {
    options.receipted_message_id = facts.messageId
    options.message_state = messageStateOf[facts.status]
    const code = Number(facts.errorCode)
    if (code > 0) options.network_error_code = Buffer.from([NETWORK_GSM, (code >> 8) & 0xff, code & 0xff])
  }
  return options
}

/** The text of appendix B, in this operator's spelling. */
export function receiptText(facts: ReceiptFacts, format: ReceiptFormat, utcOffsetMinutes: number): string {
  const date = (instant: number) => receiptDate(instant, utcOffsetMinutes, format.seconds)
  const delivered = facts.status === 'DELIVRD' ? '001' : '000'
  const fields: [name: string, value: string][] = [
    ['id', writtenId(facts, format.id)],
    ['sub', '001'],
    ['dlvrd', delivered],
    ['submit date', date(facts.submittedAt)],
    ['done date', date(facts.doneAt)],
    ['stat', inCase(facts.status, format.letterCase)],
    ['err', facts.errorCode],
    ['text', quote(facts.text)],
  ]
  const isWide = format.spacing === 'wide'
  const colon = isWide ? ': ' : ':'
  return fields.map(([name, value]) => inCase(name, format.letterCase) + colon + value).join(isWide ? '  ' : ' ')
}

function writtenId(facts: ReceiptFacts, form: ReceiptFormat['id']): string {
  if (form === 'as_answered') return facts.messageId
  const number = Number.parseInt(facts.messageId, facts.idRadix)
  switch (form) {
    case 'decimal':
      return number.toString(10)
    case 'hex_lower':
      return number.toString(16)
    case 'hex_upper':
      return number.toString(16).toUpperCase()
  }
}

function inCase(text: string, letterCase: ReceiptFormat['letterCase']): string {
  switch (letterCase) {
    case 'standard':
      return text
    case 'lower':
      return text.toLowerCase()
    case 'upper':
      return text.toUpperCase()
  }
}

/** Only printable ASCII is the same in every alphabet that a reader may assume. */
function quote(text: string): string {
  return /^[ -?A-Za-z]*$/.test(text) ? text.slice(0, QUOTED_CHARACTERS) : ''
}
