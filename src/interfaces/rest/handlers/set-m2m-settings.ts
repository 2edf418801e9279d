import { setM2mSettings as setCoreM2mSettings } from '../../../core/accounts/m2m-settings.js'
import { operation } from '../operation.js'
import { presentM2mSettings } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const setM2mSettings = operation('setM2mSettings', async ({ core, principal, via }, { query, body }) => {
  const settings = await setCoreM2mSettings(core, principal, actingCompany(query).companyId, body, via)
  return { status: 200, body: presentM2mSettings(settings) }
})
