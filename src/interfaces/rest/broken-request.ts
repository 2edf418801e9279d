/** What Node's HTTP parser refuses never becomes a request; it is answered here. */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

import { GatewayError } from '../../core/errors.js'
import { problemResponse } from './problems.js'

/** Answers and closes. */
export function refuseBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error)
    return
  }
  const { status, headers, body } = problemResponse(refusalOf(error.code), randomUUID())
  const lines = [...headers, ['Content-Length', Buffer.byteLength(body)], ['Connection', 'close']]
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head}\r\n${body.toString()}`)
}

function refusalOf(code: string | undefined): GatewayError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new GatewayError('request_timeout', 'The request did not arrive in full in time.')
    case 'HPE_INVALID_URL':
      return new GatewayError(
        'invalid_request',
        'The address holds characters that must be escaped there, such as blanks and Cyrillic letters; with curl by --get --data-urlencode.',
      )
    case 'HPE_HEADER_OVERFLOW':
      return new GatewayError('invalid_request', 'The headers of the request are too large.')
    default:
      return new GatewayError('invalid_request', 'This is not a valid HTTP request.')
  }
}
