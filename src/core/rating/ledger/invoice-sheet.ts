import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import { lastDay } from '../../calendar/local-date.js'
import type { CompanyId } from '../../values/ids.js'
import type { Money } from '../../values/money.js'
import type { Catalogue } from '../catalogue/index.js'
import type { InvoiceLine } from '../invoice.js'
import { nameOfLine, unitOfLine } from '../invoice-words.js'
import type { RatedNumber, StoredInvoice } from './ports.js'

export type InvoiceFormat = 'pdf' | 'xlsx' | 'csv'

/** An invoice with everything that its reader is to see, in his language. */
export interface InvoiceSheet {
  number: string
  account: CompanyId
  company: string
  month: LocalMonth
  /** The last day of the month. */
  date: LocalDate
  /** UTC ms. */
  createdAt: number
  lines: readonly SheetLine[]
  total: Money
  vat: readonly { hundredths: number; total: Money; vat: Money }[]
}

export interface SheetLine extends InvoiceLine {
  /** The number that it is for; null for the company's own. */
  contract: string | null
  /** Stable, for machines. */
  code: string
  name: string
  unit: string
}

export function invoiceNumber({ companyId, ordinal }: Pick<StoredInvoice, 'companyId' | 'ordinal'>): string {
  return `${companyId}-${ordinal}`
}

export function sheetOf(
  stored: StoredInvoice,
  { company, numbers, catalogue }: { company: string; numbers: readonly RatedNumber[]; catalogue: Catalogue },
): InvoiceSheet {
  const { invoice, companyId, month, createdAt } = stored
  const addresses = new Map(numbers.map(({ id, address }) => [id, address]))
  return {
    ...{ number: invoiceNumber(stored), account: companyId, company, month, date: lastDay(month), createdAt },
    lines: invoice.lines.map((line) => ({
      ...line,
      contract: line.number === null ? null : (addresses.get(line.number) ?? String(line.number)),
      code: `${line.kind}:${line.subject}`,
      name: nameOfLine(line, catalogue, lastDay(month)),
      unit: unitOfLine(line),
    })),
    total: invoice.total,
    vat: invoice.vat,
  }
}
