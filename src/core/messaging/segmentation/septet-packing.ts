/** Septets packed into octets: 3GPP TS 23.038 §6.1.2.1.1. */

/**
 * Packs septets, lowest bit first. `fillBits` (0–6) zero bits come before the first one: after a user data header
 * they bring it to a septet boundary (3GPP TS 23.040 §9.2.3.24).
 */
export function packSeptets(septets: Uint8Array, fillBits = 0): Uint8Array {
  const octets = Buffer.allocUnsafe(Math.ceil((septets.length * 7 + fillBits) / 8))
  let pending = 0
  let pendingBits = fillBits
  let length = 0
  for (const septet of septets) {
    pending |= (septet & 0x7f) << pendingBits
    pendingBits += 7
    if (pendingBits >= 8) {
      octets[length++] = pending & 0xff
      pending >>>= 8
      pendingBits -= 8
    }
  }
  if (pendingBits > 0) octets[length] = pending
  return octets
}

/**
 * Unpacks `count` septets. The count is part of the protocol (TP-UDL): seven spare bits look like one more `@`.
 * @throws RangeError when the octets hold fewer.
 */
export function unpackSeptets(octets: Uint8Array, count: number, fillBits = 0): Uint8Array {
  if (octets.length * 8 < count * 7 + fillBits)
    throw new RangeError(`${octets.length} octets hold fewer than ${count} septets`)
  const septets = new Uint8Array(count)
  for (let index = 0; index < count; index++) {
    const bit = index * 7 + fillBits
    const octet = bit >> 3
    const pair = (octets[octet] ?? 0) | ((octets[octet + 1] ?? 0) << 8)
    septets[index] = (pair >> (bit & 7)) & 0x7f
  }
  return septets
}
