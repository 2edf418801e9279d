/** SMPP 3.4 §4.4: submit_sm and its answer. */
import type { Submission } from '../../core/carrier.js'
import { encodeGsm7, encodeUcs2 } from '../../core/messaging/segmentation/index.js'
import { type Address, toAddress } from './address.js'
import { commandId, esmClass, HEADER_OCTETS, tlvTag } from './command.js'
import type { SmppCarrierConfig } from './config.js'
import { packText } from './packed-text.js'
import { UnsendableSubmission } from './unsendable.js'
import { userDataHeader } from './user-data-header.js'
import { absoluteValidity, relativeValidity } from './validity-period.js'
import type { WriteBuffer } from './write-buffer.js'

/** What of a submission differs from PDU to PDU, ready to be written. */
export interface SubmitSm {
  source: Address
  destination: Address
  serviceType: string
  priority: number
  validityPeriod: string
  dataCoding: number
  /** Header of a concatenated message; null without one. */
  udh: Uint8Array | null
  body: Uint8Array
  sar: Concatenated | null
  /** The body travels in message_payload. */
  asPayload: boolean
}

type Concatenated = Pick<Submission, 'reference' | 'total' | 'ordinal'>

const UCS2 = 0x08
const RECEIPT_FOR_SUCCESS_AND_FAILURE = 0x01
/** sm_length of SMPP 3.4 ends at 254. */
const MAX_SHORT_MESSAGE = 254
const MAX_PAYLOAD = 0xffff
/** What one SMS holds; a longer text sent whole must leave the splitting to the operator. */
const SINGLE_SEPTETS = 160
const SINGLE_OCTETS = 140
const FIXED_OCTETS = HEADER_OCTETS + 96

/** Everything that can fail about a submission fails here. Throws UnsendableSubmission. */
export function toSubmitSm(submission: Submission, config: SmppCarrierConfig, now: number): SubmitSm {
  const whole = config.longMessages === 'payload'
  const concatenated = !whole && submission.total > 1
  const udh = concatenated ? userDataHeader(submission, config.longMessages) : null
  const gsm = submission.encoding === 'gsm7'
  const text = encode(submission)
  const body = gsm && config.gsmPacking === 'packed' ? packText(text, udh?.length ?? 0) : text
  const asPayload = whole && text.length > (gsm ? SINGLE_SEPTETS : SINGLE_OCTETS)
  if (body.length + (udh?.length ?? 0) > (asPayload ? MAX_PAYLOAD : MAX_SHORT_MESSAGE)) {
    throw new UnsendableSubmission('message_too_long', `${text.length} octets of text do not fit into one submit_sm`)
  }
  return {
    source: toAddress(submission.from, config.addresses),
    destination: toAddress(submission.to, config.addresses),
    serviceType: config.serviceType,
    priority: submission.priority,
    validityPeriod: validityPeriod(submission.deliverBefore, config.validity, now),
    dataCoding: gsm ? config.gsmDataCoding : UCS2,
    udh,
    body,
    sar: concatenated && udh === null ? submission : null,
    asPayload,
  }
}

export function writeSubmitSm(out: WriteBuffer, sequence: number, pdu: SubmitSm): void {
  const { source, destination, udh, body } = pdu
  const octets = body.length + (udh === null ? 0 : udh.length)
  out.begin(commandId.submitSm, 0, sequence, FIXED_OCTETS + pdu.serviceType.length + octets)
  out.cString(pdu.serviceType)
  writeAddress(out, source)
  writeAddress(out, destination)
  out.uint8(udh === null ? 0 : esmClass.udhIndicator)
  out.uint8(0) // protocol_id
  out.uint8(pdu.priority)
  out.cString('') // schedule_delivery_time
  out.cString(pdu.validityPeriod)
  out.uint8(RECEIPT_FOR_SUCCESS_AND_FAILURE)
  out.uint8(0) // replace_if_present_flag
  out.uint8(pdu.dataCoding)
  out.uint8(0) // sm_default_msg_id
  out.uint8(pdu.asPayload ? 0 : octets)
  if (pdu.asPayload) {
    out.uint16(tlvTag.messagePayload)
    out.uint16(octets)
  }
  if (udh !== null) out.bytes(udh)
  out.bytes(body)
  if (pdu.sar !== null) writeSar(out, pdu.sar)
  out.commit()
}

/** message_id of the submit_sm_resp in `[start, end)`, SMPP 3.4 §4.4.2; empty when the operator gives none. */
export function readMessageId(octets: Buffer, start: number, end: number): string {
  const bodyStart = start + HEADER_OCTETS
  let bodyEnd = bodyStart
  while (bodyEnd < end && octets[bodyEnd] !== 0) bodyEnd++
  return bodyEnd === bodyStart ? '' : octets.toString('latin1', bodyStart, bodyEnd)
}

function writeAddress(out: WriteBuffer, address: Address): void {
  out.uint8(address.plan.ton)
  out.uint8(address.plan.npi)
  out.cString(address.digits)
}

function writeSar(out: WriteBuffer, { reference, total, ordinal }: Concatenated): void {
  out.uint16(tlvTag.sarMsgRefNum)
  out.uint16(2)
  out.uint16(reference)
  out.uint16(tlvTag.sarTotalSegments)
  out.uint16(1)
  out.uint8(total)
  out.uint16(tlvTag.sarSegmentSeqnum)
  out.uint16(1)
  out.uint8(ordinal)
}

function encode(submission: Submission): Uint8Array {
  if (submission.encoding === 'ucs2') return encodeUcs2(submission.text)
  try {
    return encodeGsm7(submission.text)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // The encoder's own words quote the text, which must not reach logs.
    throw new UnsendableSubmission('unencodable_text', 'the text has characters outside the GSM 7-bit alphabet', {
      cause: error,
    })
  }
}

function validityPeriod(deliverBefore: number | null, form: SmppCarrierConfig['validity'], now: number): string {
  if (deliverBefore === null) return ''
  if (deliverBefore <= now) throw new UnsendableSubmission('expired', 'its time to be delivered has passed')
  switch (form) {
    case 'none':
      return ''
    case 'relative':
      return relativeValidity(deliverBefore - now)
    case 'absolute':
      return absoluteValidity(deliverBefore)
  }
}
