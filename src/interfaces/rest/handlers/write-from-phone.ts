import { operation } from '../operation.js'
import { simulatorOf } from '../services.js'

export const writeFromPhone = operation('writeFromPhone', async ({ services }, { path, body }) => {
  const { to, text } = body
  const { segments } = simulatorOf(services).reply(path.msisdn, { to, text })
  return { status: 202, body: { from: path.msisdn, to, segments } }
})
