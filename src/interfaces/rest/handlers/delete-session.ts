import { closeSession } from '../../../core/accounts/sessions.js'
import { sessionCookie } from '../credentials.js'
import { operation } from '../operation.js'

export const deleteSession = operation('deleteSession', async ({ core, principal, via, from }) => ({
  status: 200,
  body: { ended: await closeSession(core, principal, via) },
  headers: [['Set-Cookie', sessionCookie(from.origin, null, 0)]],
}))
