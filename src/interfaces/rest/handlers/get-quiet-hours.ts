import { getQuietHours as getCoreQuietHours } from '../../../core/accounts/quiet-hours.js'
import { operation } from '../operation.js'
import { presentQuietHours } from '../present-consent.js'
import { actingCompany } from '../resource-id.js'

export const getQuietHours = operation('getQuietHours', async ({ core, principal }, { query }) => {
  const view = await getCoreQuietHours(core, principal, actingCompany(query).companyId)
  return { status: 200, body: presentQuietHours(view) }
})
