/** SMPP 3.4 §4.4.1 submit_sm, read from its octets: the library replaces the text and the times by its own reading of them. */
import smpp from 'smpp'

import type { Concatenation } from '../../core/carrier.js'
import { type DefaultAlphabet, encodingOf, fitsOneSegment, type ShortTextEncoding } from './short-text.js'

export interface Address {
  ton: number
  npi: number
  digits: string
}

export interface SubmitRequest {
  from: Address
  to: Address
  registeredDelivery: number
  /** As it came; empty when absent. */
  validityPeriod: string
  encoding: ShortTextEncoding
  /** The text without its header. */
  octets: Buffer
  /** Length of the user data header, with its length octet; 0 without one. */
  headerOctets: number
  concatenation: Concatenation | null
}

/** `command_status` of a PDU that is refused as it stands. */
export class RefusedPdu extends Error {
  override readonly name = 'RefusedPdu'
  readonly commandStatus: number

  constructor(reason: keyof typeof smpp.errors) {
    super(reason)
    this.commandStatus = smpp.errors[reason]
  }
}

const TLV_SAR_REFERENCE = 0x020c
const TLV_SAR_TOTAL = 0x020e
const TLV_SAR_ORDINAL = 0x020f
const TLV_MESSAGE_PAYLOAD = 0x0424
const UDH_INDICATOR = 0x40

/**
 * @param body the PDU from its first parameter on
 * @throws RefusedPdu with the status that a message centre answers
 */
export function readSubmitRequest(body: Buffer, defaultAlphabet: DefaultAlphabet): SubmitRequest {
  const reader = new BodyReader(body)
  reader.cstring(6, 'ESME_RINVSERTYP')
  const from = readAddress(reader, 'ESME_RINVSRCADR')
  const to = readAddress(reader, 'ESME_RINVDSTADR')
  if (to.digits === '') throw new RefusedPdu('ESME_RINVDSTADR')
  const esmClass = reader.octet()
  reader.octet()
  if (reader.octet() > 3) throw new RefusedPdu('ESME_RINVPRTFLG')
  if (reader.cstring(17, 'ESME_RINVSCHED') !== '') throw new RefusedPdu('ESME_RINVSCHED')
  const validityPeriod = reader.cstring(17, 'ESME_RINVEXPIRY')
  const registeredDelivery = reader.octet()
  reader.octet()
  const encoding = encodingOf(reader.octet(), defaultAlphabet)
  reader.octet()
  const shortMessage = reader.octets(reader.octet())
  const tlvs = reader.tlvs()
  const payload = tlvs.get(TLV_MESSAGE_PAYLOAD)
  if (payload && shortMessage.length > 0) throw new RefusedPdu('ESME_RINVMSGLEN')
  const userData = payload ?? shortMessage
  const headerOctets = esmClass & UDH_INDICATOR ? headerLength(userData) : 0
  const octets = userData.subarray(headerOctets)
  const mustFit = payload === undefined
  if (mustFit && !fitsOneSegment(octets, encoding, defaultAlphabet, headerOctets))
    throw new RefusedPdu('ESME_RINVMSGLEN')
  const concatenation = readHeader(userData.subarray(0, headerOctets)) ?? readSar(tlvs)
  return { from, to, registeredDelivery, validityPeriod, encoding, octets, headerOctets, concatenation }
}

function readAddress(reader: BodyReader, fault: keyof typeof smpp.errors): Address {
  return { ton: reader.octet(), npi: reader.octet(), digits: reader.cstring(21, fault) }
}

function headerLength(userData: Buffer): number {
  const length = (userData[0] ?? Infinity) + 1
  if (length > userData.length) throw new RefusedPdu('ESME_RINVMSGLEN')
  return length
}

/** 3GPP 23.040 §9.2.3.24: elements 0x00 (8-bit reference) and 0x08 (16-bit reference). */
function readHeader(header: Buffer): Concatenation | null {
  for (let at = 1; at + 2 <= header.length; at += 2 + (header[at + 1] ?? 0)) {
    const value = header.subarray(at + 2, at + 2 + (header[at + 1] ?? 0))
    if (header[at] === 0x00 && value.length === 3) return inRange(value[0]!, value[1]!, value[2]!)
    if (header[at] === 0x08 && value.length === 4) return inRange(value.readUInt16BE(0), value[2]!, value[3]!)
  }
  return null
}

function readSar(tlvs: ReadonlyMap<number, Buffer>): Concatenation | null {
  const reference = tlvs.get(TLV_SAR_REFERENCE)
  const total = tlvs.get(TLV_SAR_TOTAL)
  const ordinal = tlvs.get(TLV_SAR_ORDINAL)
  if (reference?.length !== 2 || total?.length !== 1 || ordinal?.length !== 1) return null
  return inRange(reference.readUInt16BE(0), total[0]!, ordinal[0]!)
}

/** Numbers that make no sense are ignored, as a phone does. */
function inRange(reference: number, total: number, ordinal: number): Concatenation | null {
  return ordinal >= 1 && ordinal <= total ? { reference, total, ordinal } : null
}

class BodyReader {
  readonly #body: Buffer
  #at = 0

  constructor(body: Buffer) {
    this.#body = body
  }

  octet(): number {
    const value = this.#body[this.#at++]
    if (value === undefined) throw new RefusedPdu('ESME_RINVCMDLEN')
    return value
  }

  octets(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#body.length) throw new RefusedPdu('ESME_RINVMSGLEN')
    const value = this.#body.subarray(this.#at, end)
    this.#at = end
    return value
  }

  /** @param size largest size, with the final NUL */
  cstring(size: number, fault: keyof typeof smpp.errors): string {
    const end = this.#body.indexOf(0, this.#at)
    if (end < 0) throw new RefusedPdu('ESME_RINVCMDLEN')
    if (end - this.#at >= size) throw new RefusedPdu(fault)
    const value = this.#body.toString('latin1', this.#at, end)
    this.#at = end + 1
    return value
  }

  tlvs(): Map<number, Buffer> {
    const tlvs = new Map<number, Buffer>()
    while (this.#at < this.#body.length) {
      if (this.#at + 4 > this.#body.length) throw new RefusedPdu('ESME_RINVTLVSTREAM')
      const tag = this.#body.readUInt16BE(this.#at)
      const length = this.#body.readUInt16BE(this.#at + 2)
      if (this.#at + 4 + length > this.#body.length) throw new RefusedPdu('ESME_RINVTLVLEN')
      tlvs.set(tag, this.#body.subarray(this.#at + 4, this.#at + 4 + length))
      this.#at += 4 + length
    }
    return tlvs
  }
}
