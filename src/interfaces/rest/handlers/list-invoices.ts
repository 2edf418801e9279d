import { listInvoices as listCoreInvoices } from '../../../core/rating/ledger/invoices.js'
import { operation } from '../operation.js'
import { presentInvoiceItem } from '../present-invoice.js'
import { actingCompany } from '../resource-id.js'

export const listInvoices = operation('listInvoices', async ({ core, principal }, { query }) => {
  const found = await listCoreInvoices(core, principal, actingCompany(query))
  return { status: 200, body: { invoices: found.map(presentInvoiceItem) } }
})
