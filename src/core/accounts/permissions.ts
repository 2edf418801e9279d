import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Principal, Role, Scope } from './account.js'

export const roleScopes: Record<Role, readonly Scope[]> = {
  administrator: ['messages:send', 'messages:read', 'company:admin'],
  operator: ['messages:send', 'messages:read'],
  base_user: ['messages:send'],
}

/** @throws GatewayError `forbidden` */
export function requireScope(principal: Principal, scope: Scope): void {
  if (principal.scopes.has(scope)) return
  throw new GatewayError('forbidden', `This key or user lacks the scope "${scope}".`)
}

/** @throws GatewayError `forbidden` */
export function requireAnyScope(principal: Principal, scopes: readonly Scope[]): void {
  if (scopes.some((scope) => principal.scopes.has(scope))) return
  const named = scopes.map((scope) => `"${scope}"`).join(' or ')
  throw new GatewayError('forbidden', `This key or user lacks the scope ${named}.`)
}

export function isPlatform(principal: Principal): boolean {
  return principal.companyId === PLATFORM && principal.scopes.has('platform:admin')
}

/**
 * The company whose people, keys and audit a request is about: the caller's own, or the one a platform administrator names.
 * @throws GatewayError `not_found` for a company that is not the caller's, exactly as for one that does not exist
 */
export function companyInScope(
  principal: Principal,
  named: CompanyId | undefined,
  /** Any of them is enough. */
  allowed: readonly [Scope, ...Scope[]] = ['company:admin'],
): CompanyId {
  if (isPlatform(principal)) return named ?? PLATFORM
  if (!allowed.some((scope) => principal.scopes.has(scope))) requireScope(principal, allowed[0])
  if (named === undefined || named === principal.companyId) return principal.companyId
  throw new GatewayError('not_found', 'There is no such company.')
}

/** The gateway itself: first keys, demo data. */
export const systemPrincipal: Principal = {
  companyId: PLATFORM,
  actor: 'system',
  scopes: new Set(['platform:admin', 'messages:read', 'metrics:read']),
}

/** The gateway itself, in the name of a company: what it says and does because somebody wrote to the company. */
export function systemOf(companyId: CompanyId): Principal {
  return {
    companyId,
    actor: `system:${companyId}`,
    scopes: new Set(['messages:send', 'messages:read', 'company:admin']),
  }
}
