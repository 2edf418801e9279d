/** GSM 03.38 septets packed into the octets of a short message: 3GPP TS 23.038 §6.1.2, 3GPP TS 23.040 §9.2.3.24. */
import { packSeptets, unpackSeptets } from '../../core/messaging/segmentation/index.js'

const CARRIAGE_RETURN = 0x0d
const AT = 0x00
const SPARE_SEPTET_BITS = 7

/**
 * SMPP counts octets and not septets, so seven spare bits would be read as one more `@`. They are filled with CR, as 3GPP TS
 * 23.038 §6.1.2.3.1 does where the count is missing too: who does not remove it shows nothing.
 */
export function packText(septets: Uint8Array, headerOctets: number): Uint8Array {
  const fillBits = fillBitsAfter(headerOctets)
  const usedBits = fillBits + septets.length * 7
  const spareBits = Math.ceil(usedBits / 8) * 8 - usedBits
  const padded = spareBits === SPARE_SEPTET_BITS ? Uint8Array.of(...septets, CARRIAGE_RETURN) : septets
  return packSeptets(padded, fillBits)
}

/** A last septet that may be seven spare bits is dropped when it is CR, or `@` as plain zero bits read. */
export function unpackText(octets: Uint8Array, headerOctets: number): Uint8Array {
  const fillBits = fillBitsAfter(headerOctets)
  const bits = Math.max(0, octets.length * 8 - fillBits)
  const septets = unpackSeptets(octets, Math.floor(bits / 7), bits === 0 ? 0 : fillBits)
  const last = septets.at(-1)
  const mayBeSpare = bits % 7 === 0 && (last === AT || last === CARRIAGE_RETURN)
  return mayBeSpare ? septets.subarray(0, -1) : septets
}

/** Zero bits that bring the first septet after a header to a septet boundary. */
function fillBitsAfter(headerOctets: number): number {
  return (7 - ((headerOctets * 8) % 7)) % 7
}
