import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { ApiKeyId, SessionId, UserId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { ApiKey, Company, Principal, User } from './account.js'
import { auditOf, type Via } from './audit.js'
import { authenticate } from './authenticate.js'
import { generateSessionToken, hashSessionToken, isSessionToken, type Session, sessionLifeMs } from './session.js'

/** What somebody signs in with. */
export type SignIn = { login: string; password: string } | { key: string }

/**
 * Signs in: the same check, and the same limit on guesses, as for a request with these credentials. The token is in this answer and
 * nowhere else. A session that the browser brought ends, so that nobody can have put it there before.
 * @throws GatewayError `unauthenticated`, `overloaded`
 */
export async function openSession(
  core: CoreContext,
  signIn: SignIn,
  broughtToken: string | undefined,
  via: Via,
): Promise<{ token: string; principal: Principal; session: Session }> {
  const caller = await authenticate(
    core,
    'key' in signIn ? { kind: 'bearer', token: signIn.key } : { kind: 'password', ...signIn },
    via.address,
  )
  const now = core.clock.now()
  const { userId, apiKeyId } = idsOf(caller)
  const session: Session = {
    id: (await core.store.allocateIds(1)) as SessionId,
    companyId: caller.companyId,
    userId,
    apiKeyId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + sessionLifeMs,
  }
  const token = generateSessionToken()
  const replaced = broughtToken !== undefined && isSessionToken(broughtToken) ? hashSessionToken(broughtToken) : null
  const act = { companyId: caller.companyId, action: 'session.open', subject: `session:${session.id}` }
  await core.store.sessions.insert(session, hashSessionToken(token), replaced, auditOf(core, caller, via, act))
  return { token, session, principal: { ...caller, sessionId: session.id } }
}

/** Signs out at once, also where it is called again. False for a caller who is not signed in by a session. */
export async function closeSession(core: CoreContext, principal: Principal, via: Via): Promise<boolean> {
  const { companyId, sessionId } = principal
  if (sessionId === undefined) return false
  const act = { companyId, action: 'session.close', subject: `session:${sessionId}` }
  return core.store.sessions.remove({ companyId, id: sessionId }, auditOf(core, principal, via, act))
}

/** Who the caller is. */
export interface Caller {
  user: User | null
  apiKey: ApiKey | null
  /** Null for the platform. */
  company: Company | null
}

/** @throws GatewayError `unauthenticated` for one who is no more */
export async function describeCaller(core: CoreContext, principal: Principal): Promise<Caller> {
  const { accounts } = core.store
  const { companyId } = principal
  const { userId, apiKeyId } = idsOf(principal)
  const [user, apiKey, company] = await Promise.all([
    userId === null ? null : accounts.findUser(companyId, userId),
    apiKeyId === null ? null : accounts.findApiKey(companyId, apiKeyId),
    companyId === PLATFORM ? null : accounts.findCompany(companyId),
  ])
  if (user === undefined || apiKey === undefined || company === undefined) {
    throw new GatewayError('unauthenticated', 'Nobody is signed in, or the session is over; sign in again.')
  }
  return { user, apiKey, company }
}

/** The actor of a principal names it. */
function idsOf({ actor }: Principal): { userId: UserId | null; apiKeyId: ApiKeyId | null } {
  const [kind, id] = actor.split(':')
  return {
    userId: kind === 'user' ? (Number(id) as UserId) : null,
    apiKeyId: kind === 'key' ? (Number(id) as ApiKeyId) : null,
  }
}
