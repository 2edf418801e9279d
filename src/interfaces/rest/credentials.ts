/** HTTP authentication: Basic (RFC 7617, in UTF-8) and Bearer (RFC 6750). */
import type { Credentials } from '../../core/accounts/authenticate.js'
import { GatewayError } from '../../core/errors.js'

/** @throws GatewayError `unauthenticated` */
export function credentialsOf(authorization: string | undefined): Credentials {
  if (authorization === undefined) throw refusal('The request has no Authorization header.')
  const space = authorization.indexOf(' ')
  const value = authorization.slice(space + 1).trim()
  switch (authorization.slice(0, Math.max(space, 0)).toLowerCase()) {
    case 'bearer':
      if (value === '') throw refusal('The Authorization header has no key.')
      return { kind: 'bearer', token: value }
    case 'basic':
      return passwordOf(value)
    default:
      throw refusal('The Authorization header must be "Bearer KEY", or HTTP Basic.')
  }
}

function passwordOf(encoded: string): Credentials {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  if (colon < 1) throw refusal('The Authorization header is not valid HTTP Basic.')
  return { kind: 'password', login: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
}

function refusal(detail: string): GatewayError {
  return new GatewayError('unauthenticated', detail)
}
