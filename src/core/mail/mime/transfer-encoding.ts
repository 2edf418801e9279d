/** RFC 2045 §6: Content-Transfer-Encoding. Bodies are strings of bytes (latin1). */

export function decodeTransfer(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(base64Of(body), 'base64')
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    default:
      return Buffer.from(body, 'latin1')
  }
}

/** Some relays append a footer in clear to a body in base64: what follows the padding is no longer of it. */
function base64Of(body: string): string {
  const padding = body.indexOf('=')
  return padding < 0 ? body : body.slice(0, padding)
}

export function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.split('\n').map(withoutPadding).join('\n').replace(/=\n/g, '')
  const decoded = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(decoded, 'latin1')
}

/** Blanks at the end of a line were added on the way. */
function withoutPadding(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(0, end)
}
