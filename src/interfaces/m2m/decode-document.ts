/** The encoding of an XML document: XML 1.0 appendix F, RFC 7303 §3. */
import { isUtf8 } from 'node:buffer'

import { mediaTypeOf } from '../media-type.js'
import { ProtocolError } from './faults.js'

const encodings: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii', 'windows-1251', 'iso-8859-1', 'utf-16'])

/**
 * A byte order mark decides, then what the document declares, then the header. Its author knew the encoding better than the library
 * that made the header.
 * @throws ProtocolError
 */
export function decodeDocument(octets: Buffer, contentType: string | undefined): string {
  const encoding = markedAs(octets) ?? declaredAs(octets) ?? mediaTypeOf(contentType).charset ?? 'utf-8'
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && !encodings.has(encoding)) {
    throw new ProtocolError('The document must be in UTF-8, UTF-16 or windows-1251.')
  }
  if (encoding === 'utf-8' && isUtf8(octets)) {
    const text = octets.toString('utf8')
    return text.startsWith('\ufeff') ? text.slice(1) : text
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(octets)
  } catch (error) {
    throw new ProtocolError('The document is not in the encoding that it says.', { cause: error })
  }
}

/** What nearly everybody writes. */
const usual = '<?xml version="1.0" encoding="utf-8"?>'

function markedAs(octets: Buffer): string | undefined {
  const [first, second, third] = octets
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function declaredAs(octets: Buffer): string | undefined {
  const start = octets.toString('latin1', 0, 200)
  if (start.startsWith(usual)) return 'utf-8'
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1]?.toLowerCase()
}
