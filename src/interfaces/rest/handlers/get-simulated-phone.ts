import { operation } from '../operation.js'
import { presentPhone } from '../present-phone.js'
import { simulatorOf } from '../services.js'

export const getSimulatedPhone = operation('getSimulatedPhone', async ({ services, principal }, { path }) => {
  return { status: 200, body: presentPhone(simulatorOf(services, principal).get(path.msisdn)) }
})
