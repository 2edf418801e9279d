import { lookUpNumber as lookUpCoreNumber } from '../../../core/routing/explain-route.js'
import { operation } from '../operation.js'
import { presentNumberInfo } from '../present-routing.js'

export const lookUpNumber = operation('lookUpNumber', async ({ core, principal }, { path }) => ({
  status: 200,
  body: presentNumberInfo(lookUpCoreNumber(core, principal, path.msisdn)),
}))
