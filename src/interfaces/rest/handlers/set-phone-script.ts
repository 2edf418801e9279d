import { operation } from '../operation.js'
import { presentPhone } from '../present-phone.js'
import { simulatorOf } from '../services.js'

export const setPhoneScript = operation('setPhoneScript', async ({ services, principal }, { path, body }) => {
  return { status: 200, body: presentPhone(simulatorOf(services, principal).setScript(path.msisdn, body)) }
})
