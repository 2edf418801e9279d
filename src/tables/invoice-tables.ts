import type { InvoiceSheet, SheetLine } from '../core/rating/ledger/invoice-sheet.js'
import { addMoney, noMoney } from '../core/values/money.js'
import type { Cell, Column } from './columns.js'
import { csvLine } from './csv.js'
import { workbookOf } from './xlsx.js'

const columns: readonly Column<SheetLine>[] = [
  { heading: 'Номер', width: 16, cell: ({ contract }) => contract },
  { heading: 'Услуга', width: 60, cell: ({ name }) => name },
  { heading: 'Количество', width: 14, cell: ({ quantity }) => ({ count: quantity }) },
  { heading: 'Единица', width: 10, cell: ({ unit }) => unit },
  { heading: 'Цена, руб.', width: 12, cell: ({ price }) => price && { amount: price } },
  { heading: 'Сумма с НДС, руб.', width: 18, cell: ({ amount }) => ({ amount }) },
  { heading: 'Ставка НДС, %', width: 14, cell: ({ vatHundredths }) => percent(vatHundredths) },
  { heading: 'В том числе НДС, руб.', width: 22, cell: ({ vat }) => ({ amount: vat }) },
]

/** Hundredths of a percent as a person writes them. */
export function percent(hundredths: number): string {
  return String(hundredths / 100)
}

/** The lines of the invoice in one sheet. */
export function invoiceXlsx({ lines, createdAt }: InvoiceSheet): AsyncGenerator<Buffer> {
  const pages = async function* () {
    yield lines
  }
  return workbookOf({ sheet: 'invoice', columns, pages: pages(), at: createdAt })
}

const headings = ['account', 'invoice', 'contract', 'service', 'date', 'quantity', 'amount', 'vatRate', 'vat']

/** Charge lines for an operator's own bill, with control totals in the last row. */
export async function* invoiceCsv({ number, account, date, lines, total, vat }: InvoiceSheet): AsyncGenerator<string> {
  yield `\ufeff${csvLine(headings)}`
  const named = (contract: string, service: string) => [String(account), number, contract, service, date]
  for (const { contract, code, quantity, amount, vatHundredths, vat: inside } of lines) {
    const counted: Cell[] = [{ count: quantity }, { amount }, percent(vatHundredths), { amount: inside }]
    // Without its plus a number is no formula.
    yield csvLine([...named(contract?.replace(/^\+/, '') ?? '', code), ...counted])
  }
  const inside = vat.reduce((sum, each) => addMoney(sum, each.vat), noMoney)
  yield csvLine([...named('', 'total'), { count: lines.length }, { amount: total }, '', { amount: inside }])
}
