/** GSM 03.38 alphabets and SMPP 3.4 §5.2.19 data coding: text on air, both ways. */
import smpp from 'smpp'

import { packSeptets, unpackSeptets } from './septets.js'

/** What data coding 0 means on this link: GSM 03.38 one septet an octet, the same packed, or latin1. */
export type DefaultAlphabet = 'gsm7' | 'gsm7_packed' | 'latin1'

export type ShortTextEncoding = 'gsm7' | 'ucs2' | 'latin1' | 'binary'

const SEGMENT_OCTETS = 140
const CONCATENATION_HEADER_OCTETS = 6
const PART_SEPTETS = 153
const PART_UNITS = 67
const ESCAPE = 0x1b

/** The encoding of a data coding; 0xF0–0xFF and the classes 0x10–0x1F as in GSM 03.38 §4. */
export function encodingOf(dataCoding: number, defaultAlphabet: DefaultAlphabet): ShortTextEncoding {
  const defaultEncoding = defaultAlphabet === 'latin1' ? 'latin1' : 'gsm7'
  if (dataCoding >= 0xf0) return dataCoding & 0x04 ? 'binary' : defaultEncoding
  if (dataCoding >= 0x10 && dataCoding <= 0x3f) {
    return ([defaultEncoding, 'binary', 'ucs2', 'binary'] as const)[((dataCoding >> 2) & 0x03) as 0 | 1 | 2 | 3]
  }
  switch (dataCoding) {
    case 0x00:
      return defaultEncoding
    case 0x01:
    case 0x03:
      return 'latin1'
    case 0x08:
      return 'ucs2'
    default:
      return 'binary'
  }
}

/** The text a phone shows; octets that are no text come in hexadecimal. */
export function decodeShortText(
  octets: Buffer,
  encoding: ShortTextEncoding,
  defaultAlphabet: DefaultAlphabet,
  headerOctets: number,
): string {
  switch (encoding) {
    case 'gsm7': {
      const septets = defaultAlphabet === 'gsm7_packed' ? unpackSeptets(octets, headerOctets) : octets
      return decodeSeptets(septets)
    }
    case 'ucs2':
      return smpp.encodings.UCS2.decode(octets)
    case 'latin1':
      return octets.toString('latin1')
    case 'binary':
      return octets.toString('hex')
  }
}

/** Whether it fits one SMS on air: 140 octets of user data, its header included. */
export function fitsOneSegment(
  octets: Buffer,
  encoding: ShortTextEncoding,
  defaultAlphabet: DefaultAlphabet,
  headerOctets: number,
): boolean {
  const septets = septetsOnAir(octets, encoding, defaultAlphabet)
  const textOctets = septets ? packSeptets(septets, headerOctets).length : octets.length
  return headerOctets + textOctets <= SEGMENT_OCTETS
}

/** What the centre packs before it goes on air; latin1 becomes GSM 03.38 where that holds it. */
function septetsOnAir(octets: Buffer, encoding: ShortTextEncoding, defaultAlphabet: DefaultAlphabet): Buffer | null {
  if (encoding === 'gsm7') return defaultAlphabet === 'gsm7_packed' ? null : octets
  if (encoding !== 'latin1') return null
  const text = octets.toString('latin1')
  return smpp.encodings.ASCII.match(text) ? smpp.encodings.ASCII.encode(text) : null
}

/** The default alphabet by septet; octets above 127 are no septets and show as a space. */
const alphabet = Array.from({ length: 256 }, (_, octet) => smpp.encodings.ASCII.decode(Buffer.from([octet])))

/** GSM 03.38 §6.2.1: what follows an escape and is not in the extension shows as in the default alphabet. */
const extension = alphabet.map((character, octet) => {
  const shown = smpp.encodings.ASCII.decode(Buffer.from([ESCAPE, octet]))
  if (octet === ESCAPE) return ' '
  return shown.startsWith('\x1b') ? character : shown
})

function decodeSeptets(septets: Buffer): string {
  const characters: string[] = []
  for (let at = 0; at < septets.length; at++) {
    const septet = septets[at]!
    if (septet !== ESCAPE) characters.push(alphabet[septet]!)
    else if (++at < septets.length) characters.push(extension[septets[at]!]!)
  }
  return characters.join('')
}

export interface EncodedPart {
  dataCoding: 0 | 8
  /** The user data header, when there is one, and the text. */
  octets: Buffer
  hasHeader: boolean
}

/**
 * What a subscriber's phone sends: GSM 03.38 where it holds the text, else UTF-16BE; what is longer than one SMS is concatenated by
 * 8-bit references (3GPP 23.040 §9.2.3.24.1). Escape pairs and surrogate pairs stay together.
 */
export function encodeShortText(text: string, reference: number, defaultAlphabet: DefaultAlphabet): EncodedPart[] {
  const isGsm7 = defaultAlphabet !== 'latin1' && !text.includes('\x1b') && smpp.encodings.ASCII.match(text)
  const whole = isGsm7 ? smpp.encodings.ASCII.encode(text) : smpp.encodings.UCS2.encode(text)
  const isPacked = isGsm7 && defaultAlphabet === 'gsm7_packed'
  const dataCoding = isGsm7 ? 0 : 8
  if (whole.length <= (isGsm7 ? 160 : SEGMENT_OCTETS)) {
    return [{ dataCoding, octets: isPacked ? packSeptets(whole, 0) : whole, hasHeader: false }]
  }
  const parts = isGsm7 ? cutSeptets(whole) : cutUnits(whole)
  return parts.map((part, index) => {
    const header = Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1])
    const body = isPacked ? packSeptets(part, CONCATENATION_HEADER_OCTETS) : part
    return { dataCoding, octets: Buffer.concat([header, body]), hasHeader: true }
  })
}

function cutSeptets(septets: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let from = 0; from < septets.length;) {
    let to = Math.min(from + PART_SEPTETS, septets.length)
    if (to < septets.length && septets[to - 1] === ESCAPE) to -= 1
    parts.push(septets.subarray(from, to))
    from = to
  }
  return parts
}

function cutUnits(units: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let from = 0; from < units.length;) {
    let to = Math.min(from + 2 * PART_UNITS, units.length)
    if (to < units.length && (units[to - 2]! & 0xfc) === 0xd8) to -= 2
    parts.push(units.subarray(from, to))
    from = to
  }
  return parts
}
