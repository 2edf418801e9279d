import { operation } from '../operation.js'
import { presentPhone } from '../present-phone.js'
import { simulatorOf } from '../services.js'

export const setPhoneScript = operation('setPhoneScript', async ({ services }, { path, body }) => {
  return { status: 200, body: presentPhone(simulatorOf(services).setScript(path.msisdn, body)) }
})
