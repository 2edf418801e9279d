import { invoiceFile } from '../invoice-file.js'
import { streamOperation } from '../operation.js'

export const exportCharges = streamOperation('exportCharges', (context, input) => invoiceFile(context, input, 'csv'))
