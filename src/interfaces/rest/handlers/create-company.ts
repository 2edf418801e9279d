import { createCompany as createCoreCompany } from '../../../core/accounts/companies.js'
import { operation } from '../operation.js'
import { presentCompany } from '../present-account.js'

export const createCompany = operation('createCompany', async ({ core, principal, via }, { body }) => {
  const company = presentCompany(await createCoreCompany(core, principal, body, via))
  return { status: 201, body: company, headers: [['Location', `/v1/companies/${company.id}`]] }
})
