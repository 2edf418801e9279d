import { operation } from '../operation.js'
import { presentSimulatedCall } from '../present-calls.js'
import { simulatedCallOf, telephonesOf } from '../services.js'

export const pressKeys = operation('pressKeys', async ({ services, principal }, { path, body }) => {
  const telephones = telephonesOf(services, principal)
  const { id } = simulatedCallOf(telephones, path.simulatedCallId)
  telephones.press(id, body.keys)
  return { status: 200, body: presentSimulatedCall(simulatedCallOf(telephones, path.simulatedCallId)) }
})
