import { listCompanies as listCoreCompanies } from '../../../core/accounts/companies.js'
import type { CompanyId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentCompany } from '../present-account.js'

export const listCompanies = operation('listCompanies', async ({ core, principal }, { query }) => {
  const page = await listCoreCompanies(core, principal, pageAfter<CompanyId>(query))
  return {
    status: 200,
    body: { companies: page.items.map(presentCompany), nextCursor: formatCursor(page.nextAfterId) },
  }
})
