import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { Principal } from './account.js'
import { noteUse, ratesOfActiveCompany, scopesOf } from './admission.js'
import { roleScopes } from './permissions.js'
import { hashSessionToken, isOver, isSessionToken, type Session, sessionSeenMs } from './session.js'

/**
 * Who is signed in by this cookie. It is looked up each time, so that a session that was ended anywhere is ended everywhere.
 * @throws GatewayError `unauthenticated`
 */
export async function authenticateSession(core: CoreContext, token: string): Promise<Principal> {
  const session = isSessionToken(token) ? await core.store.sessions.findByHash(hashSessionToken(token)) : undefined
  const now = core.clock.now()
  if (session === undefined || isOver(session, now)) throw ended()
  const caller = await callerOf(core, session, now)
  const rates = await ratesOfActiveCompany(core, session)
  if (now - session.lastSeenAt >= sessionSeenMs) await noteUse(core.store.sessions.markSeen(session, now))
  return { companyId: session.companyId, sessionId: session.id, ...caller, ...rates }
}

async function callerOf(
  core: CoreContext,
  { companyId, userId, apiKeyId }: Session,
  now: number,
): Promise<Pick<Principal, 'actor' | 'scopes'>> {
  const { accounts } = core.store
  if (userId !== null) {
    const user = await accounts.findUser(companyId, userId)
    if (user?.state !== 'active') throw ended()
    return { actor: `user:${user.id}`, scopes: new Set(roleScopes[user.role]) }
  }
  const key = apiKeyId === null ? undefined : await accounts.findApiKey(companyId, apiKeyId)
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) throw ended()
  return { actor: `key:${key.id}`, scopes: new Set(await scopesOf(core, key)) }
}

function ended(): GatewayError {
  return new GatewayError('unauthenticated', 'Nobody is signed in, or the session is over; sign in again.')
}
