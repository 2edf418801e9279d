/** Deliveries that are receipts: SMPP 3.4 §5.2.12, §5.2.28, §5.3.2.12. */
import type { CarrierReceipt, ReceiptState } from '../../core/carrier.js'
import { decodeUcs2 } from '../../core/messaging/segmentation/index.js'
import { esmClass } from './command.js'
import type { DeliverSm } from './deliver-sm.js'
import type { MessageIdForms } from './message-id.js'
import { readReceiptText } from './receipt-text.js'
import type { ToInstant } from './zone-time.js'

const UCS2 = 0x08
const GSM_NETWORK = 3

const states: Readonly<Record<number, ReceiptState>> = {
  0: 'scheduled',
  1: 'enroute',
  2: 'delivered',
  3: 'expired',
  4: 'deleted',
  5: 'undelivered',
  6: 'accepted',
  7: 'unknown',
  8: 'rejected',
  9: 'skipped',
}

/**
 * By esm_class, or by a TLV that subscribers cannot send. Never by the text alone: anybody can write `id:… stat:DELIVRD` to us.
 */
export function isReceipt(delivery: DeliverSm): boolean {
  switch (delivery.esmClass & esmClass.messageTypeMask) {
    case esmClass.deliveryReceipt:
    case esmClass.deliveryAcknowledgement:
    case esmClass.intermediateNotification:
      return true
    default:
      return delivery.receiptedMessageId !== null
  }
}

export interface ReceiptReading {
  messageIds: MessageIdForms
  toInstant: ToInstant
}

/** Null when no message id can be read. TLVs win over the text. */
export function readReceipt(
  delivery: DeliverSm,
  reading: ReceiptReading,
): Omit<CarrierReceipt, 'carrier' | 'receivedAt'> | null {
  const raw = bodyText(delivery)
  const text = readReceiptText(raw, reading.toInstant)
  const carrierMessageId = messageId(delivery.receiptedMessageId, text.id, reading.messageIds)
  if (carrierMessageId === null) return null
  const state = delivery.messageState === null ? undefined : (states[delivery.messageState] ?? 'unknown')
  return {
    carrierMessageId,
    state: state ?? text.state ?? stateWithoutWord(delivery),
    errorCode: text.errorCode ?? networkError(delivery.networkErrorCode),
    doneAt: text.doneAt,
    raw: withTlvs(raw, delivery),
  }
}

/**
 * receipted_message_id repeats the id of submit_sm_resp, so it is in that form, unless the operator wrote the same string
 * into the text: then both are in the form of the text.
 */
function messageId(tlv: string | null, text: string | null, forms: MessageIdForms): string | null {
  if (tlv !== null && tlv !== '') return tlv === text ? forms.ofReceipt(tlv) : forms.ofSubmission(tlv)
  return text === null ? null : forms.ofReceipt(text)
}

function stateWithoutWord(delivery: DeliverSm): ReceiptState {
  const type = delivery.esmClass & esmClass.messageTypeMask
  return type === esmClass.intermediateNotification ? 'enroute' : 'unknown'
}

function networkError(error: DeliverSm['networkErrorCode']): string | null {
  if (error === null || error.code === 0) return null
  return error.network === GSM_NETWORK ? `gsm-${error.code}` : `net${error.network}-${error.code}`
}

/** Zero octets become U+FFFD: databases refuse them. */
function bodyText(delivery: DeliverSm): string {
  const text = delivery.dataCoding === UCS2 ? decodeUcs2(delivery.body) : delivery.body.toString('latin1')
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}

function withTlvs(raw: string, delivery: DeliverSm): string {
  const { receiptedMessageId, messageState, networkErrorCode } = delivery
  if (receiptedMessageId === null && messageState === null && networkErrorCode === null) return raw
  const parts = raw === '' ? [] : [raw]
  if (receiptedMessageId !== null) parts.push(`receipted_message_id=${receiptedMessageId}`)
  if (messageState !== null) parts.push(`message_state=${messageState}`)
  if (networkErrorCode !== null) parts.push(`network_error_code=${networkErrorCode.network}/${networkErrorCode.code}`)
  return parts.join(' ')
}
