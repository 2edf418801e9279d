import { operation } from '../operation.js'
import { presentSimulatedCall } from '../present-calls.js'
import { simulatedCallOf, telephonesOf } from '../services.js'

export const getSimulatedCall = operation('getSimulatedCall', async ({ services, principal }, { path }) => {
  const call = simulatedCallOf(telephonesOf(services, principal), path.simulatedCallId)
  return { status: 200, body: presentSimulatedCall(call) }
})
