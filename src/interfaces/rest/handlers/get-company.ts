import { getCompany as getCoreCompany } from '../../../core/accounts/companies.js'
import type { CompanyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCompany } from '../present-account.js'
import { resourceId } from '../resource-id.js'

export const getCompany = operation('getCompany', async ({ core, principal }, { path }) => {
  const company = await getCoreCompany(core, principal, resourceId<CompanyId>(path.companyId))
  return { status: 200, body: presentCompany(company) }
})
