import type { LocalMonth } from '../../../core/calendar/local-date.js'
import { getInvoice as getCoreInvoice } from '../../../core/rating/ledger/invoices.js'
import { operation } from '../operation.js'
import { presentInvoice } from '../present-invoice.js'
import { actingCompany } from '../resource-id.js'

export const getInvoice = operation('getInvoice', async ({ core, principal }, { path, query }) => {
  const wanted = { ...actingCompany(query), month: path.month as LocalMonth }
  return { status: 200, body: presentInvoice(await getCoreInvoice(core, principal, wanted)) }
})
