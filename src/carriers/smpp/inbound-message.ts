/** Deliveries that subscribers wrote: SMPP 3.4 §5.2.19 (data_coding), 3GPP TS 23.038 §4. */
import type { Concatenation, InboundEncoding, InboundPart } from '../../core/carrier.js'
import { encodeUcs2 } from '../../core/messaging/segmentation/index.js'
import { fromAddress } from './address.js'
import { esmClass } from './command.js'
import type { SmppCarrierConfig } from './config.js'
import type { DeliverSm } from './deliver-sm.js'
import { unpackText } from './packed-text.js'
import { readUserDataHeader, validConcatenation } from './user-data-header.js'

export type InboundReading = Pick<SmppCarrierConfig, 'gsmPacking' | 'defaultAlphabet'>

/** The part with its own copy of the text. */
export function readInbound(delivery: DeliverSm, reading: InboundReading): Omit<InboundPart, 'carrier' | 'receivedAt'> {
  const header = delivery.esmClass & esmClass.udhIndicator ? readUserDataHeader(delivery.body) : undefined
  const headerOctets = header?.octets ?? 0
  return {
    from: fromAddress(delivery.sourceTon, delivery.source),
    to: fromAddress(delivery.destinationTon, delivery.destination),
    concatenation: header?.concatenation ?? sarConcatenation(delivery),
    ...readText(Uint8Array.from(delivery.body.subarray(headerOctets)), headerOctets, delivery.dataCoding, reading),
  }
}

function sarConcatenation({ sarReference, sarTotal, sarOrdinal }: DeliverSm): Concatenation | null {
  return sarReference === null ? null : validConcatenation(sarReference, sarTotal, sarOrdinal)
}

type Text = Pick<InboundPart, 'encoding' | 'data'>

function readText(body: Uint8Array, headerOctets: number, dataCoding: number, reading: InboundReading): Text {
  const encoding = encodingOf(dataCoding, reading.defaultAlphabet)
  switch (encoding) {
    case 'gsm7':
      return readGsm7(body, headerOctets, reading.gsmPacking)
    case 'iso_8859_5':
      return { encoding: 'ucs2', data: encodeUcs2(cyrillic.decode(body)) }
    case 'ucs2':
      // Half a code unit is nothing.
      return { encoding, data: body.length % 2 === 0 ? body : body.subarray(0, -1) }
    case 'latin1':
    case 'binary':
      return { encoding, data: body }
  }
}

const cyrillic = new TextDecoder('iso-8859-5')

function encodingOf(dataCoding: number, defaultAlphabet: SmppCarrierConfig['defaultAlphabet']): CodedText {
  if (dataCoding >= 0x10) return encodingOfGsmGroup(dataCoding, defaultAlphabet)
  switch (dataCoding) {
    case 0x00:
      return defaultAlphabet
    case 0x01: // IA5
    case 0x03:
      return 'latin1'
    case 0x06:
      return 'iso_8859_5'
    case 0x08:
      return 'ucs2'
    default:
      return 'binary'
  }
}

type CodedText = InboundEncoding | 'iso_8859_5'

/** Coding groups of TP-DCS that operators hand through: message class, message waiting. */
function encodingOfGsmGroup(dataCoding: number, defaultAlphabet: SmppCarrierConfig['defaultAlphabet']): CodedText {
  const group = dataCoding >> 4
  if (group === 0xf) return dataCoding & 0x04 ? 'binary' : defaultAlphabet
  if (group === 0xe) return 'ucs2'
  if (group === 0xc || group === 0xd) return defaultAlphabet
  if (group > 0x7) return 'binary'
  switch (dataCoding & 0x0c) {
    case 0x00:
      return defaultAlphabet
    case 0x08:
      return 'ucs2'
    default:
      return 'binary'
  }
}

function readGsm7(body: Uint8Array, headerOctets: number, packing: SmppCarrierConfig['gsmPacking']): Text {
  if (packing === 'packed') return { encoding: 'gsm7', data: unpackText(body, headerOctets) }
  // No septet has the high bit: the operator's default alphabet is not what the link says, and Latin 1 loses the least.
  return { encoding: body.some((octet) => octet > 0x7f) ? 'latin1' : 'gsm7', data: body }
}
