import { operation } from '../operation.js'
import { simulatorOf } from '../services.js'

export const writeFromPhone = operation('writeFromPhone', async ({ services, principal }, { path, body }) => {
  const { to, text } = body
  const { segments } = simulatorOf(services, principal).reply(path.msisdn, { to, text })
  return { status: 202, body: { from: path.msisdn, to, segments } }
})
