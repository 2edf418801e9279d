/** SMPP 3.4 §4.6.1 and §4.7.1: deliver_sm, and data_sm in the same form. */
import { commandId, HEADER_OCTETS, tlvTag } from './command.js'
import { commandStatus } from './error-text.js'

/** A delivery as it stands in the PDU. `body` is a view into the received octets: copy what outlives the call. */
export interface DeliverSm {
  command: number
  sequence: number
  sourceTon: number
  source: string
  destinationTon: number
  destination: string
  esmClass: number
  dataCoding: number
  body: Buffer
  receiptedMessageId: string | null
  messageState: number | null
  networkErrorCode: { network: number; code: number } | null
  sarReference: number | null
  sarTotal: number
  sarOrdinal: number
}

/** The body contradicts itself; `status` is the answer for the operator. The stream itself is intact. */
export class MalformedPdu extends Error {
  override readonly name = 'MalformedPdu'
  readonly status: number

  constructor(status: number, reason: string) {
    super(reason)
    this.status = status
  }
}

const MAX_TIME_OCTETS = 17
const MAX_SERVICE_TYPE_OCTETS = 16
/** Standard: 21 (65 in data_sm); some operators go beyond. */
const MAX_ADDRESS_OCTETS = 66

/** Reads the PDU in `[start, end)`. Throws MalformedPdu. */
export function readDelivery(octets: Buffer, start: number, end: number): DeliverSm {
  const reader = new BodyReader(octets, start + HEADER_OCTETS, end)
  const command = octets.readUInt32BE(start + 4)
  reader.cString(MAX_SERVICE_TYPE_OCTETS)
  const sourceTon = reader.uint8()
  reader.uint8()
  const source = reader.cString(MAX_ADDRESS_OCTETS)
  const destinationTon = reader.uint8()
  reader.uint8()
  const destination = reader.cString(MAX_ADDRESS_OCTETS)
  const delivery: DeliverSm = {
    command,
    sequence: octets.readUInt32BE(start + 12),
    sourceTon,
    source,
    destinationTon,
    destination,
    esmClass: reader.uint8(),
    dataCoding: 0,
    body: octets.subarray(end, end),
    receiptedMessageId: null,
    messageState: null,
    networkErrorCode: null,
    sarReference: null,
    sarTotal: 0,
    sarOrdinal: 0,
  }
  if (command === commandId.dataSm) readDataSmFields(reader, delivery)
  else readDeliverSmFields(reader, delivery)
  readTlvs(reader, delivery)
  return delivery
}

function readDeliverSmFields(reader: BodyReader, delivery: DeliverSm): void {
  reader.skip(2) // protocol_id, priority_flag
  reader.cString(MAX_TIME_OCTETS)
  reader.cString(MAX_TIME_OCTETS)
  reader.skip(2) // registered_delivery, replace_if_present_flag
  delivery.dataCoding = reader.uint8()
  reader.skip(1) // sm_default_msg_id
  delivery.body = reader.bytes(reader.uint8())
}

function readDataSmFields(reader: BodyReader, delivery: DeliverSm): void {
  reader.skip(1) // registered_delivery
  delivery.dataCoding = reader.uint8()
}

function readTlvs(reader: BodyReader, delivery: DeliverSm): void {
  // Some operators end the PDU with a few octets of padding: less than a TLV is nothing.
  while (reader.left >= 4) {
    const tag = reader.uint16()
    const value = reader.tlvValue(reader.uint16())
    readTlv(delivery, tag, value)
  }
}

function readTlv(delivery: DeliverSm, tag: number, value: Buffer): void {
  switch (tag) {
    case tlvTag.receiptedMessageId:
      delivery.receiptedMessageId = tlvString(value)
      return
    case tlvTag.messageState:
      delivery.messageState = unsigned(value)
      return
    case tlvTag.networkErrorCode:
      if (value.length === 3) delivery.networkErrorCode = { network: value[0] ?? 0, code: value.readUInt16BE(1) }
      return
    case tlvTag.messagePayload:
      if (delivery.body.length === 0) delivery.body = value
      return
    case tlvTag.sarMsgRefNum:
      delivery.sarReference = unsigned(value)
      return
    case tlvTag.sarTotalSegments:
      delivery.sarTotal = unsigned(value) ?? 0
      return
    case tlvTag.sarSegmentSeqnum:
      delivery.sarOrdinal = unsigned(value) ?? 0
  }
}

/** C-octet string whose closing zero some operators leave out. */
function tlvString(value: Buffer): string {
  const zero = value.indexOf(0)
  return value.toString('latin1', 0, zero < 0 ? value.length : zero)
}

function unsigned(value: Buffer): number | null {
  return value.length >= 1 && value.length <= 4 ? value.readUIntBE(0, value.length) : null
}

class BodyReader {
  readonly #octets: Buffer
  readonly #end: number
  #offset: number

  constructor(octets: Buffer, start: number, end: number) {
    this.#octets = octets
    this.#offset = start
    this.#end = end
  }

  get left(): number {
    return this.#end - this.#offset
  }

  uint8(): number {
    this.#need(1, commandStatus.invalidCommandLength)
    return this.#octets[this.#offset++] ?? 0
  }

  uint16(): number {
    this.#need(2, commandStatus.invalidCommandLength)
    const value = this.#octets.readUInt16BE(this.#offset)
    this.#offset += 2
    return value
  }

  skip(octets: number): void {
    this.#need(octets, commandStatus.invalidCommandLength)
    this.#offset += octets
  }

  bytes(length: number): Buffer {
    this.#need(length, commandStatus.invalidMessageLength)
    return this.#take(length)
  }

  tlvValue(length: number): Buffer {
    this.#need(length, commandStatus.invalidTlvStream)
    return this.#take(length)
  }

  /** At most `maxOctets` with the closing zero. */
  cString(maxOctets: number): string {
    const octets = this.#octets
    const start = this.#offset
    const limit = Math.min(this.#end, start + maxOctets)
    let zero = start
    while (zero < limit && octets[zero] !== 0) zero++
    if (zero === limit) throw new MalformedPdu(commandStatus.invalidCommandLength, 'a string has no end')
    this.#offset = zero + 1
    return zero === start ? '' : octets.toString('latin1', start, zero)
  }

  #take(length: number): Buffer {
    const start = this.#offset
    this.#offset += length
    return this.#octets.subarray(start, this.#offset)
  }

  #need(octets: number, status: number): void {
    if (this.#offset + octets > this.#end) throw new MalformedPdu(status, 'the body ends too early')
  }
}
