import { setCallSettings as setCoreCallSettings } from '../../../core/calls/call-settings.js'
import { operation } from '../operation.js'
import { actingCompany } from '../resource-id.js'

export const setCallSettings = operation('setCallSettings', async ({ core, principal, via }, { query, body }) => ({
  status: 200,
  body: await setCoreCallSettings(core, principal, { ...actingCompany(query), ...body }, via),
}))
