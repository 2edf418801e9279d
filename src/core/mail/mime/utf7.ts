/** RFC 2152: UTF-7. */

/** Undefined where bytes are beyond ASCII. */
export function decodeUtf7(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1')
  // eslint-disable-next-line no-control-regex -- all of ASCII
  if (/[^\x00-\x7f]/.test(text)) return undefined
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, shifted: string) => (shifted === '' ? '+' : decodeShifted(shifted)))
}

/** Base64 of UTF-16, the higher byte first; bits left over at the end are padding. */
function decodeShifted(shifted: string): string {
  const bytes = Buffer.from(shifted, 'base64')
  let text = ''
  for (let index = 0; index + 1 < bytes.length; index += 2) text += String.fromCharCode(bytes.readUInt16BE(index))
  return text
}
