/** HTTP authentication: Basic (RFC 7617, in UTF-8) and Bearer (RFC 6750). */
import type { Credentials } from '../../core/accounts/authenticate.js'
import { GatewayError } from '../../core/errors.js'
import { type GatewayRequest, headerOf } from '../gateway-request.js'

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

/**
 * The name of the cookie that holds a session. Where the gateway is reached by TLS, browsers guard the name: no other host and no
 * page without TLS can set it.
 */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-svyaz-session' : 'svyaz-session'
}

/** What the request's cookie says, right or not. */
export function sessionTokenOf(request: GatewayRequest, origin: string): string | undefined {
  const cookies = headerOf(request, 'cookie')
  if (cookies === undefined) return undefined
  const prefix = `${sessionCookieName(origin)}=`
  const found = cookies.split(/; */).find((cookie) => cookie.startsWith(prefix))
  return found === undefined || found.length === prefix.length ? undefined : found.slice(prefix.length)
}

/** `Set-Cookie` for a token, or without one to forget it. Kept from scripts, and from whatever comes from other sites. */
export function sessionCookie(origin: string, token: string | null, maxAgeSeconds: number): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  const value = `${sessionCookieName(origin)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict${secure}`
  return `${value}; Max-Age=${token === null ? 0 : maxAgeSeconds}`
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
