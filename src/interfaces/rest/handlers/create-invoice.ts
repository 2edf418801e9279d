import type { LocalMonth } from '../../../core/calendar/local-date.js'
import { createInvoice as createCoreInvoice } from '../../../core/rating/ledger/invoices.js'
import { operation } from '../operation.js'
import { presentInvoice } from '../present-invoice.js'
import { actingCompany } from '../resource-id.js'

export const createInvoice = operation('createInvoice', async ({ core, principal, via }, { path, query }) => {
  const wanted = { ...actingCompany(query), month: path.month as LocalMonth }
  return { status: 200, body: presentInvoice(await createCoreInvoice(core, principal, wanted, via)) }
})
