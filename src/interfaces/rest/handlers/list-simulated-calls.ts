import { operation } from '../operation.js'
import { limitOf } from '../page.js'
import { presentSimulatedCall } from '../present-calls.js'
import { telephonesOf } from '../services.js'

export const listSimulatedCalls = operation('listSimulatedCalls', async ({ services, principal }, { query }) => {
  const calls = telephonesOf(services, principal).list(limitOf(query))
  return { status: 200, body: { calls: calls.map(presentSimulatedCall) } }
})
