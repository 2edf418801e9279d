import type { InvoiceSheet } from '../../core/rating/ledger/invoice-sheet.js'
import { invoiceNumber } from '../../core/rating/ledger/invoice-sheet.js'
import type { StoredInvoice } from '../../core/rating/ledger/ports.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'

type Schemas = components['schemas']

export function presentInvoice(sheet: InvoiceSheet): Schemas['Invoice'] {
  const { number, account, company, month, date, total, vat, lines, createdAt } = sheet
  return {
    ...{ number, companyId: formatId(account), company, month, date },
    total: formatMoney(total),
    vat: vat.map((each) => ({
      rate: percent(each.hundredths),
      total: formatMoney(each.total),
      vat: formatMoney(each.vat),
    })),
    lines: lines.map(({ contract, code, name, quantity, unit, price, amount, vatHundredths, ...line }) => ({
      ...{ number: contract, code, name, quantity, unit },
      price: price === null ? null : formatMoney(price),
      amount: formatMoney(amount),
      vatRate: percent(vatHundredths),
      vat: formatMoney(line.vat),
    })),
    createdAt: formatInstant(createdAt),
  }
}

export function presentInvoiceItem(stored: StoredInvoice): Schemas['InvoiceList']['invoices'][number] {
  const { month, invoice, createdAt } = stored
  return {
    number: invoiceNumber(stored),
    month,
    total: formatMoney(invoice.total),
    createdAt: formatInstant(createdAt),
  }
}

function percent(hundredths: number): string {
  return String(hundredths / 100)
}
