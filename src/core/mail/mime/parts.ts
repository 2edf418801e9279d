/** RFC 2046 §5.1: multipart bodies. Sources are strings of bytes (latin1), lines end in LF. */
import { type Headers, readHeaders, readParameters } from './headers.js'

export interface MailPart {
  headers: Headers
  /** `text/plain`. */
  type: string
  parameters: ReadonlyMap<string, string>
  /** `attachment`, `inline` or empty. */
  disposition: string
  fileName: string | undefined
  encoding: string
  /** Still encoded; empty for a multipart. */
  body: string
  parts: readonly MailPart[]
}

export const partLimits = { parts: 1_000, depth: 50, headerBytes: 1_000_000, fields: 2_000 }

/** A mail that nobody writes: over one of the limits. */
export class MailTooComplex extends Error {
  override readonly name = 'MailTooComplex'
}

/** @throws MailTooComplex */
export function readParts(source: string): MailPart {
  return readPart({ source, parts: 0, fields: 0 }, 0, source.length, 0)
}

interface Reading {
  source: string
  parts: number
  fields: number
}

function readPart(reading: Reading, start: number, end: number, depth: number): MailPart {
  reading.parts += 1
  if (reading.parts > partLimits.parts) throw new MailTooComplex(`more than ${partLimits.parts} parts`)
  if (depth > partLimits.depth) throw new MailTooComplex(`parts nested deeper than ${partLimits.depth}`)
  const { headers, end: bodyStart, fields } = readHeaders(reading.source, start, end)
  reading.fields += fields
  if (reading.fields > partLimits.fields) throw new MailTooComplex(`more than ${partLimits.fields} header fields`)
  if (bodyStart - start > partLimits.headerBytes) throw new MailTooComplex('a header too large')
  const { value: type, parameters } = readParameters(headers.raw('content-type') ?? 'text/plain')
  const { value: disposition, parameters: named } = readParameters(headers.raw('content-disposition') ?? '')
  const common = {
    headers,
    type: type === 'text' || type === '' ? 'text/plain' : type,
    parameters,
    disposition,
    fileName: named.get('filename') ?? parameters.get('name'),
    encoding: headers.raw('content-transfer-encoding') ?? '7bit',
  }
  if (!type.startsWith('multipart/')) return { ...common, body: reading.source.slice(bodyStart, end), parts: [] }
  const boundary = parameters.get('boundary') ?? firstBoundary(reading.source, bodyStart, end)
  const parts: MailPart[] = []
  for (const [from, to] of rangesOf(reading.source, bodyStart, end, boundary)) {
    parts.push(readPart(reading, from, to, depth + 1))
  }
  return { ...common, body: '', parts }
}

/** Of a multipart that does not name its own: the first line that looks like one. */
function firstBoundary(source: string, start: number, end: number): string {
  const found = /^--(\S{1,200})[ \t]*$/m.exec(source.slice(start, Math.min(end, start + 10_000)))
  return found?.[1] ?? ''
}

function rangesOf(source: string, start: number, end: number, boundary: string): [number, number][] {
  const ranges: [number, number][] = []
  if (boundary === '') return ranges
  const delimiter = `--${boundary}`
  let open: number | undefined
  for (let at = start; at < end;) {
    const found = source.indexOf(delimiter, at)
    if (found < 0 || found >= end) break
    at = found + delimiter.length
    if (found > start && source[found - 1] !== '\n') continue
    const isLast = source.startsWith('--', at)
    const lineEnd = source.indexOf('\n', at)
    const rest = source.slice(isLast ? at + 2 : at, lineEnd < 0 ? end : Math.min(lineEnd, end))
    // A longer boundary that begins like this one belongs to a part within.
    if (rest.trim() !== '') continue
    if (open !== undefined) ranges.push([open, Math.max(open, found - 1)])
    open = isLast || lineEnd < 0 || lineEnd >= end ? undefined : lineEnd + 1
    if (isLast) return ranges
    if (ranges.length > partLimits.parts) throw new MailTooComplex(`more than ${partLimits.parts} parts`)
  }
  // Cut off on the way.
  if (open !== undefined) ranges.push([open, end])
  return ranges
}
