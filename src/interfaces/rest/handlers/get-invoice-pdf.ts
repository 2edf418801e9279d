import { invoiceFile } from '../invoice-file.js'
import { streamOperation } from '../operation.js'

export const getInvoicePdf = streamOperation('getInvoicePdf', (context, input) => invoiceFile(context, input, 'pdf'))
