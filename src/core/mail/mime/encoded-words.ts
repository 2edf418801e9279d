/** RFC 2047: encoded words in headers. */
import { decodeText } from './charset.js'
import { decodeQuotedPrintable } from './transfer-encoding.js'

const word = /=\?([^?\s]{1,64})\?([BbQq])\?([^?]*)\?=/g

interface Piece {
  charset: string | undefined
  bytes: Buffer
}

/**
 * Text of a header as it came, a string of bytes. Bytes of neighbouring words in one charset are joined before they are decoded, for
 * senders split inside characters; what is not encoded may be in UTF-8, KOI8-R or Windows-1251 all the same.
 */
export function decodeHeaderText(raw: string): string {
  if (!raw.includes('=?')) return decodeText(Buffer.from(raw, 'latin1'), undefined)
  return joined(piecesOf(raw))
    .map(({ charset, bytes }) => decodeText(bytes, charset))
    .join('')
}

function piecesOf(raw: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of raw.matchAll(word)) {
    const between = raw.slice(end, match.index)
    // Blanks between two words belong to the folding, RFC 2047 §6.2.
    const isFolding = end > 0 && /^\s*$/.test(between)
    if (between !== '' && !isFolding) pieces.push(plain(between))
    const [whole, label = '', form = '', content = ''] = match
    pieces.push({ charset: label.replace(/\*.*$/, '').toLowerCase(), bytes: decodeWord(form, content) })
    end = match.index + whole.length
  }
  if (end < raw.length) pieces.push(plain(raw.slice(end)))
  return pieces
}

function plain(text: string): Piece {
  return { charset: undefined, bytes: Buffer.from(text, 'latin1') }
}

function decodeWord(form: string, content: string): Buffer {
  if (form.toUpperCase() === 'B') return Buffer.from(content, 'base64')
  return decodeQuotedPrintable(content.replace(/_/g, '=20'))
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last !== undefined && piece.charset !== undefined && last.charset === piece.charset) {
      last.bytes = Buffer.concat([last.bytes, piece.bytes])
    } else result.push({ ...piece })
  }
  return result
}
