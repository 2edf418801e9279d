import { getCallSettings as getCoreCallSettings } from '../../../core/calls/call-settings.js'
import { operation } from '../operation.js'
import { actingCompany } from '../resource-id.js'

export const getCallSettings = operation('getCallSettings', async ({ core, principal }, { query }) => ({
  status: 200,
  body: await getCoreCallSettings(core, principal, actingCompany(query)),
}))
