/** How much fits into one short message: 3GPP TS 23.040 §9.2.3.24, 140 octets of user data with its header. */
import type { Encoding } from '../message.js'

const userDataOctets = 140

/** Width of the concatenation reference: information element 00 or 08 of 3GPP TS 23.040 §9.2.3.24.1 and .8. */
export type ReferenceWidth = '8bit' | '16bit'

/** Octets of the user data header of a concatenated segment, its length octet included. */
const concatenationHeaderOctets: Record<ReferenceWidth, number> = { '8bit': 6, '16bit': 7 }

/** Septets or UTF-16 units beside a header of so many octets. After a header septets start on a septet boundary. */
export function capacityBeside(headerOctets: number, encoding: Encoding): number {
  const octets = userDataOctets - headerOctets
  return encoding === 'gsm7' ? Math.floor((octets * 8) / 7) : Math.floor(octets / 2)
}

/** Units of a message that is one segment. */
export const singleCapacity: Record<Encoding, number> = {
  gsm7: capacityBeside(0, 'gsm7'),
  ucs2: capacityBeside(0, 'ucs2'),
}

/** Units of each segment of a longer message. */
export const concatenatedCapacity: Record<ReferenceWidth, Record<Encoding, number>> = {
  '8bit': concatenated('8bit'),
  '16bit': concatenated('16bit'),
}

function concatenated(reference: ReferenceWidth): Record<Encoding, number> {
  const headerOctets = concatenationHeaderOctets[reference]
  return { gsm7: capacityBeside(headerOctets, 'gsm7'), ucs2: capacityBeside(headerOctets, 'ucs2') }
}
