import { setQuietHours as setCoreQuietHours } from '../../../core/accounts/quiet-hours.js'
import { operation } from '../operation.js'
import { presentQuietHours } from '../present-consent.js'
import { actingCompany } from '../resource-id.js'

export const setQuietHours = operation('setQuietHours', async ({ core, principal, via }, { query, body }) => {
  const view = await setCoreQuietHours(core, principal, actingCompany(query).companyId, body, via)
  return { status: 200, body: presentQuietHours(view) }
})
