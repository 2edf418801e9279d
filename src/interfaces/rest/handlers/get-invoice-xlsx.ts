import { invoiceFile } from '../invoice-file.js'
import { streamOperation } from '../operation.js'

export const getInvoiceXlsx = streamOperation('getInvoiceXlsx', (context, input) => invoiceFile(context, input, 'xlsx'))
