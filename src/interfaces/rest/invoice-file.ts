import type { LocalMonth } from '../../core/calendar/local-date.js'
import type { InvoiceFormat } from '../../core/rating/ledger/invoice-sheet.js'
import { getInvoice } from '../../core/rating/ledger/invoices.js'
import type { OperationContext, StreamOutput } from './operation.js'
import { actingCompany } from './resource-id.js'

/** An invoice as a file of the format. */
export async function invoiceFile(
  { core, principal }: OperationContext,
  { path, query }: { path: { month: string }; query: { companyId?: string } },
  format: InvoiceFormat,
): Promise<StreamOutput> {
  const month = path.month as LocalMonth
  const sheet = await getInvoice(core, principal, { ...actingCompany(query), month })
  return {
    status: 200,
    headers: [['Content-Disposition', `attachment; filename="invoice-${month}.${format}"`]],
    stream: () => core.tables.writeInvoice(format, sheet),
  }
}
