/** Cross-site request forgery: a page of another site makes the browser ask with the user's cookie. */
import { GatewayError } from '../../core/errors.js'
import { type GatewayRequest, headerOf } from '../gateway-request.js'

/**
 * Refuses a request that changes something in the name of a cookie, unless a page of ours makes it: the browser says so itself
 * (Fetch Metadata), or names our origin.
 * @throws GatewayError `forbidden`
 */
export function requireOwnPage(request: GatewayRequest, origin: string): void {
  if (saysOwn(request, origin) !== true) throw foreign()
}

/**
 * The same for what takes no cookie and would set one: programs, which say nothing about themselves, may do it.
 * @throws GatewayError `forbidden`
 */
export function refuseForeignPage(request: GatewayRequest, origin: string): void {
  if (saysOwn(request, origin) === false) throw foreign()
}

/** Undefined when the request says nothing about where it comes from. */
function saysOwn(request: GatewayRequest, origin: string): boolean | undefined {
  const site = headerOf(request, 'sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const named = headerOf(request, 'origin')
  return named === undefined ? undefined : named.toLowerCase() === origin.toLowerCase()
}

function foreign(): GatewayError {
  return new GatewayError(
    'forbidden',
    'A request with the cookie of the console must come from a page of this gateway (Origin or Sec-Fetch-Site says so).',
  )
}
