import { operation } from '../operation.js'
import { describeSession } from '../present-session.js'

export const getSession = operation('getSession', async ({ core, services, principal }) => ({
  status: 200,
  body: await describeSession(core, services, principal),
}))
