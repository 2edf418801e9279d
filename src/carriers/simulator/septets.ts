/** GSM 03.38 §6.1.2: seven-bit characters packed into octets. */

/** Bits between a header of so many octets and the first septet, which starts on a septet boundary. */
function fillBits(headerOctets: number): number {
  return (7 - ((headerOctets * 8) % 7)) % 7
}

/** @param headerOctets octets of the user data header in front, with its length octet; 0 without one. */
export function packSeptets(septets: Uint8Array, headerOctets: number): Buffer {
  const fill = fillBits(headerOctets)
  const bits = fill + septets.length * 7
  const octets = Buffer.alloc(Math.ceil(bits / 8))
  const put = (septet: number, bit: number) => {
    const shifted = septet << (bit % 8)
    octets[bit >> 3]! |= shifted & 0xff
    if (shifted > 0xff) octets[(bit >> 3) + 1]! |= shifted >> 8
  }
  septets.forEach((septet, index) => put(septet, fill + index * 7))
  // Seven spare bits would read as one more character, @: they are filled with CR.
  if (octets.length * 8 - bits === 7) put(0x0d, bits)
  return octets
}

export function unpackSeptets(octets: Uint8Array, headerOctets: number): Buffer {
  const fill = fillBits(headerOctets)
  const bits = octets.length * 8 - fill
  const septets = Buffer.alloc(Math.max(0, Math.floor(bits / 7)))
  for (let index = 0; index < septets.length; index++) {
    const bit = fill + index * 7
    const pair = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8)
    septets[index] = (pair >> (bit % 8)) & 0x7f
  }
  const hasPadding = bits % 7 === 0 && septets.at(-1) === 0x0d
  return hasPadding ? septets.subarray(0, -1) : septets
}
