import { updateCompany as updateCoreCompany } from '../../../core/accounts/companies.js'
import type { CompanyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentCompany } from '../present-account.js'
import { resourceId } from '../resource-id.js'

export const updateCompany = operation('updateCompany', async ({ core, principal, via }, { path, body }) => {
  const company = await updateCoreCompany(core, principal, resourceId<CompanyId>(path.companyId), body, via)
  return { status: 200, body: presentCompany(company) }
})
