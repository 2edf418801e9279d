/** JSON texts: RFC 8259, without duplicate names and without U+0000. */
import { isUtf8 } from 'node:buffer'

import { GatewayError } from '../core/errors.js'
import { findDuplicateName, findNul, findSyntaxError } from './json-scan.js'

/**
 * The value of a body in UTF-8.
 * @throws GatewayError `invalid_request` saying where the text stops being JSON, where it gives a name twice (programs on the way to
 * us may have read the other of the two), or where it holds U+0000, for which not every database has a place
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new GatewayError('invalid_request', 'The body is not valid UTF-8.')
  const text = body.toString('utf8')
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new GatewayError('invalid_request', malformed(json), { cause })
  }
  const duplicate = findDuplicateName(json)
  if (duplicate !== undefined) {
    throw new GatewayError('invalid_request', `The body names a field twice: ${placeOf(json, duplicate)}.`)
  }
  const nul = findNul(json)
  if (nul === undefined) return value
  throw new GatewayError('invalid_request', `No text may hold the character U+0000: ${placeOf(json, nul)}.`)
}

/** The error of `JSON.parse` quotes the text, which may be a message; this does not. */
function malformed(json: string): string {
  if (json.trim() === '') return 'The body is empty; it must be JSON.'
  const position = findSyntaxError(json)
  if (position >= json.length) return 'The body is not valid JSON: it ends too early.'
  return `The body is not valid JSON: ${placeOf(json, position)} is not what must stand there.`
}

function placeOf(json: string, position: number): string {
  const before = json.slice(0, position)
  const line = before.split('\n').length
  return `line ${line}, column ${position - before.lastIndexOf('\n')}`
}
