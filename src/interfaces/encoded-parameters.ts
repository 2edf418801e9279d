/** `application/x-www-form-urlencoded` (WHATWG URL §5.1) in UTF-8 and windows-1251. */
import { isUtf8 } from 'node:buffer'

import { GatewayError } from '../core/errors.js'

export type Parameter = readonly [name: string, value: string]

const labels = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'windows-1251': 'windows-1251',
  windows1251: 'windows-1251',
  'cp-1251': 'windows-1251',
  cp1251: 'windows-1251',
  win1251: 'windows-1251',
  '1251': 'windows-1251',
} as const satisfies Record<string, Charset>
export type Charset = 'utf-8' | 'windows-1251'

const windows1251 = new TextDecoder('windows-1251')

/** Undefined for a name that is not known. */
export function charsetOf(label: string): Charset | undefined {
  return Object.entries(labels).find(([known]) => known === label.trim().toLowerCase())?.[1]
}

/** What becomes of a percent sign that begins no escape. */
type StrayPercent = 'refuse' | 'keep'

/**
 * The parameters of a query or form, given as one character an octet. Escapes stand for octets; without a charset they are UTF-8
 * where all of them are, and windows-1251 otherwise: Cyrillic in it is practically never valid UTF-8.
 * @throws GatewayError `invalid_parameter`
 */
export function parseEncoded(
  encoded: string,
  charset: Charset | undefined,
  stray: StrayPercent = 'refuse',
): Parameter[] {
  const plain = plainParameters(encoded, charset)
  if (plain !== undefined) return plain.map(([name, value]) => [name, withoutNul(value, name)])
  const octets = encoded.split('&').flatMap((pair) => (pair === '' ? [] : [octetsOf(pair, stray)]))
  const named = charset ?? charsetAmong(octets)
  const decode = decoderOf(octets.flat(), named)
  return octets.map(([name, value]) => {
    const decodedName = decode(name)
    return [decodedName, withoutNul(decode(value), decodedName)]
  })
}

/** Well-formed escapes of UTF-8 in ASCII, as nearly everybody writes them, in a tenth of the time; undefined for anything else. */
function plainParameters(encoded: string, charset: Charset | undefined): Parameter[] | undefined {
  if (charset === 'windows-1251' || !isAscii.test(encoded)) return undefined
  const text = encoded.includes('+') ? encoded.replaceAll('+', ' ') : encoded
  const parameters: Parameter[] = []
  try {
    for (const pair of text.split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const name = decodeURIComponent(equals < 0 ? pair : pair.slice(0, equals))
      parameters.push([name, equals < 0 ? '' : decodeURIComponent(pair.slice(equals + 1))])
    }
  } catch {
    return undefined
  }
  return parameters.some(([name]) => name === 'charset') ? undefined : parameters
}

// eslint-disable-next-line no-control-regex -- every octet of ASCII
const isAscii = /^[\x00-\x7f]*$/

type Octets = readonly [name: Buffer, value: Buffer]

function octetsOf(pair: string, stray: StrayPercent): Octets {
  const equals = pair.indexOf('=')
  const name = equals < 0 ? pair : pair.slice(0, equals)
  return [
    unescape(name, 'A name', stray),
    equals < 0 ? Buffer.alloc(0) : unescape(pair.slice(equals + 1), called(name), stray),
  ]
}

/** A parameter `charset` speaks of all of them, itself included; its own value is ASCII. */
function charsetAmong(octets: readonly Octets[]): Charset | undefined {
  const value = octets.find(([name]) => name.toString('latin1') === 'charset')?.[1]
  return value && charsetOf(value.toString('latin1'))
}

function decoderOf(octets: readonly Buffer[], charset: Charset | undefined): (octets: Buffer) => string {
  const areUtf8 = octets.every((one) => isUtf8(one))
  if (charset === 'utf-8' && !areUtf8) {
    throw new GatewayError('invalid_parameter', 'The parameters are not in UTF-8, as "charset" says they are.', {
      field: 'charset',
    })
  }
  const isWindows = charset === 'windows-1251' || !areUtf8
  return isWindows ? (one) => windows1251.decode(one) : (one) => one.toString('utf8')
}

const PLUS = 0x2b
const PERCENT = 0x25
const SPACE = 0x20

function unescape(text: string, what: string, stray: StrayPercent): Buffer {
  const raw = Buffer.from(text, 'latin1')
  if (!text.includes('%') && !text.includes('+')) return raw
  const octets = Buffer.allocUnsafe(raw.length)
  let length = 0
  for (let index = 0; index < raw.length; index += 1, length += 1) {
    const octet = raw[index] ?? 0
    if (octet === PERCENT && (stray === 'refuse' || isEscape.test(text.slice(index + 1, index + 3)))) {
      octets[length] = escaped(text.slice(index + 1, index + 3), what)
      index += 2
    } else octets[length] = octet === PLUS ? SPACE : octet
  }
  return octets.subarray(0, length)
}

const isEscape = /^[0-9A-Fa-f]{2}$/

function escaped(digits: string, what: string): number {
  if (isEscape.test(digits)) return parseInt(digits, 16)
  throw new GatewayError(
    'invalid_parameter',
    `${what} has a "%" without two hexadecimal digits after it; a percent sign is written %25.`,
  )
}

function withoutNul(value: string, name: string): string {
  if (!value.includes('\u0000')) return value
  throw new GatewayError('invalid_parameter', `${called(name)} holds the character U+0000, which no text may.`)
}

/** A name that the caller made up, fit to be shown. */
function called(name: string): string {
  return /^[A-Za-z0-9_.-]{1,64}$/.test(name) ? `Parameter "${name}"` : 'A parameter'
}
