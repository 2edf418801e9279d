import { getM2mSettings as getCoreM2mSettings } from '../../../core/accounts/m2m-settings.js'
import { operation } from '../operation.js'
import { presentM2mSettings } from '../present-account.js'
import { actingCompany } from '../resource-id.js'

export const getM2mSettings = operation('getM2mSettings', async ({ core, principal }, { query }) => {
  const settings = await getCoreM2mSettings(core, principal, actingCompany(query).companyId)
  return { status: 200, body: presentM2mSettings(settings) }
})
