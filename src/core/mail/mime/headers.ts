/** RFC 5322 §2.2 and RFC 2045 §5.1: header fields and their parameters. Sources are strings of bytes (latin1), lines end in LF. */
import { decodeText } from './charset.js'
import { decodeHeaderText } from './encoded-words.js'

/** Values of fields by their name in lower case, unfolded, as they came, in the order of the mail. */
export class Headers {
  readonly #fields: ReadonlyMap<string, readonly string[]>

  constructor(fields: ReadonlyMap<string, readonly string[]>) {
    this.#fields = fields
  }

  /** The first; what follows was appended by somebody else. */
  raw(name: string): string | undefined {
    return this.#fields.get(name)?.[0]
  }

  all(name: string): readonly string[] {
    return this.#fields.get(name) ?? []
  }

  /** Decoded. */
  text(name: string): string | undefined {
    const raw = this.raw(name)
    return raw === undefined ? undefined : decodeHeaderText(raw).trim()
  }

  entries(): Iterable<readonly [name: string, values: readonly string[]]> {
    return this.#fields
  }
}

export interface HeaderBlock {
  headers: Headers
  /** Where the body begins. */
  end: number
  fields: number
}

/** Reads fields up to the first blank line, or to what is no field: some senders forget the blank line. */
export function readHeaders(source: string, start: number, end: number): HeaderBlock {
  const fields = new Map<string, string[]>()
  let count = 0
  let at = start
  let current: string[] | undefined
  while (at < end) {
    const lineEnd = endOfLine(source, at, end)
    if (lineEnd === at) return { headers: new Headers(fields), end: at + 1, fields: count }
    const first = source.charCodeAt(at)
    if (first === 0x20 || first === 0x09) {
      if (current !== undefined) current[current.length - 1] += source.slice(at, lineEnd)
    } else {
      const line = source.slice(at, lineEnd)
      const colon = line.indexOf(':')
      const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase()
      if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name)) {
        if (at === start && line.startsWith('From ')) current = undefined
        else return { headers: new Headers(fields), end: at, fields: count }
      } else {
        current = fields.get(name) ?? []
        current.push(line.slice(colon + 1).trimStart())
        fields.set(name, current)
        count += 1
      }
    }
    at = lineEnd + 1
  }
  return { headers: new Headers(fields), end, fields: count }
}

function endOfLine(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at)
  return found < 0 || found > end ? end : found
}

export interface Parameterised {
  value: string
  parameters: ReadonlyMap<string, string>
}

/** `text/plain; charset="koi8-r"` with parameters split and encoded by RFC 2231 as well. */
export function readParameters(raw: string): Parameterised {
  const [value = '', ...rest] = splitOutsideQuotes(raw)
  const pieces = new Map<string, { order: number; text: string; isEncoded: boolean }[]>()
  for (const one of rest.slice(0, 100)) {
    const equals = one.indexOf('=')
    if (equals < 0) continue
    const match = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(one.slice(0, equals).trim().toLowerCase())
    if (match === null) continue
    const [, name = '', order = '0', star] = match
    const list = pieces.get(name) ?? []
    list.push({ order: Number(order), text: unquote(one.slice(equals + 1).trim()), isEncoded: star !== undefined })
    pieces.set(name, list)
  }
  const parameters = new Map<string, string>()
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list))
  return { value: value.trim().toLowerCase(), parameters }
}

function joinPieces(list: { order: number; text: string; isEncoded: boolean }[]): string {
  const sorted = [...list].sort((a, b) => a.order - b.order)
  const match = sorted[0]?.isEncoded === true ? /^([^']*)'[^']*'/.exec(sorted[0].text) : null
  const bytes = sorted
    .map(({ text, isEncoded }, index) => {
      const content = index === 0 && match !== null ? text.slice(match[0].length) : text
      return isEncoded
        ? content.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        : content
    })
    .join('')
  return match === null ? decodeHeaderText(bytes) : decodeText(Buffer.from(bytes, 'latin1'), match[1])
}

function splitOutsideQuotes(raw: string): string[] {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  for (let index = 0; index < raw.length; index += 1) {
    const character = raw[index]
    if (character === '\\' && isQuoted) index += 1
    else if (character === '"') isQuoted = !isQuoted
    else if (character === ';' && !isQuoted) {
      parts.push(raw.slice(start, index))
      start = index + 1
    }
  }
  parts.push(raw.slice(start))
  return parts
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value.replace(/\s.*$/s, '')
  return value.replace(/^"|"[^"]*$/g, '').replace(/\\(.)/g, '$1')
}
