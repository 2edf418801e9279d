import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

import { guessCyrillic } from './guess-cyrillic.js'
import { decodeUtf7 } from './utf7.js'

/** Labels that senders use and that the Encoding Standard does not know. */
const aliases: Readonly<Record<string, string>> = {
  koi8: 'koi8-r',
  'win-1251': 'windows-1251',
  win1251: 'windows-1251',
  'x-mac-cyrillic': 'x-mac-cyrillic',
  maccyrillic: 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  utf_8: 'utf-8',
  unicode: 'utf-16le',
  cp866: 'ibm866',
}

/** What is declared by senders that declare without thinking: such text may be anything. */
const careless = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'iso-8859-1', 'iso8859-1', 'latin1', 'windows-1252'])
/** Here a byte below 0x80 need not be ASCII. */
const notOverAscii = /^(utf-?16|utf-?7|unicode|iso-2022|hz-)/

/**
 * Text of bytes whose charset is declared, or not, or wrongly. UTF-8 that is valid wins over a careless declaration; what cannot be
 * decoded as declared is taken for UTF-8, for what the document itself says, or for the Cyrillic charset that reads like Russian.
 */
export function decodeText(bytes: Buffer, declared: string | undefined, inDocument?: string): string {
  const label = normalise(declared)
  if (!notOverAscii.test(label ?? '') && isAscii(bytes)) return bytes.toString('latin1')
  if (label !== undefined && !careless.has(label)) {
    const text = decodeAs(bytes, label)
    if (text !== undefined) return text
  }
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const ownLabel = normalise(inDocument)
  const own = ownLabel === undefined ? undefined : decodeAs(bytes, ownLabel)
  return own ?? guessCyrillic(bytes, label !== undefined && careless.has(label) && label !== 'us-ascii')
}

function normalise(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
  return plain === '' ? undefined : (aliases[plain] ?? plain)
}

const decoders = new Map<string, TextDecoder | null>()

/** Undefined for a charset that nobody knows, and where bytes do not fit it. */
function decodeAs(bytes: Buffer, label: string): string | undefined {
  if (label === 'utf-7' || label === 'utf7') return decodeUtf7(bytes)
  const decoder = decoderFor(label)
  if (decoder === null) return undefined
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  const made = makeDecoder(label)
  if (decoders.size < 100) decoders.set(label, made)
  return made
}

function makeDecoder(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return null
  }
}
