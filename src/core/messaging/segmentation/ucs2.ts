/** What the trade calls UCS-2 (3GPP TS 23.038 §6.2.3) and phones read as UTF-16, high octet first. */

export function encodeUcs2(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16()
}

/**
 * Never fails. Halves of a surrogate pair are kept: a sender may have cut one between two parts, and joining the
 * texts of the parts makes it whole. A last odd octet becomes U+FFFD.
 */
export function decodeUcs2(octets: Uint8Array): string {
  const isOdd = octets.length % 2 === 1
  const units = Buffer.from(isOdd ? octets.subarray(0, -1) : octets)
  const text = units.swap16().toString('utf16le')
  return isOdd ? text + '\ufffd' : text
}
