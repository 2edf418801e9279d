import { sessionLifeMs } from '../../../core/accounts/session.js'
import { openSession, type SignIn } from '../../../core/accounts/sessions.js'
import { GatewayError } from '../../../core/errors.js'
import { sessionCookie } from '../credentials.js'
import type { components } from '../generated/contract.js'
import { publicOperation } from '../operation.js'
import { describeSession } from '../present-session.js'

export const createSession = publicOperation('createSession', async ({ core, services, requestId, from }, { body }) => {
  const via = { interface: 'rest', address: from.address, requestId } as const
  const { token, principal } = await openSession(core, signInOf(body), from.sessionToken, via)
  return {
    status: 200,
    body: await describeSession(core, services, principal),
    headers: [['Set-Cookie', sessionCookie(from.origin, token, sessionLifeMs / 1000)]],
  }
})

function signInOf({ login, password, key }: components['schemas']['SignIn']): SignIn {
  if (key !== undefined && login === undefined && password === undefined) return { key }
  if (login !== undefined && password !== undefined && key === undefined) return { login, password }
  throw new GatewayError('invalid_parameter', 'Give login and password, or key; not both.', { field: '/login' })
}
