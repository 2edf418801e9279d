import { operation } from '../operation.js'
import { presentSimulatedCall } from '../present-calls.js'
import { simulatedCallOf, telephonesOf } from '../services.js'

export const hangUpSimulatedCall = operation('hangUpSimulatedCall', async ({ services, principal }, { path, body }) => {
  const telephones = telephonesOf(services, principal)
  const { id } = simulatedCallOf(telephones, path.simulatedCallId)
  telephones.hangUp(id, body.who)
  return { status: 200, body: presentSimulatedCall(simulatedCallOf(telephones, path.simulatedCallId)) }
})
