import { type LocalMonth, monthOf } from '../calendar/local-date.js'
import { addExact } from '../values/exact.js'
import type { NumberId } from '../values/ids.js'
import { addMoney, type Money, noMoney } from '../values/money.js'
import type { Catalogue } from './catalogue/index.js'
import type { Posting, PriceSource } from './posting.js'
import { splitVat, vatInside, vatRateOn } from './vat.js'

/** A month's postings as lines; amounts include VAT. */
export interface Invoice {
  month: LocalMonth
  lines: readonly InvoiceLine[]
  total: Money
  /** Once for each rate, by the dates of service (R26). */
  vat: readonly { hundredths: number; total: Money; vat: Money }[]
}

export interface InvoiceLine {
  number: NumberId | null
  kind: Posting['basis']['kind']
  /** Direction, package, tariff or offer. */
  subject: string
  source: PriceSource | null
  /** Kopecks a minute or an SMS; null where the line has no single price. */
  price: Money | null
  /** Billed seconds, SMS or postings, by the kind. */
  quantity: number
  amount: Money
  vatHundredths: number
  vat: Money
}

type Draft = Omit<InvoiceLine, 'vat'>

/** The invoice of a calendar month: everything booked in it, by local date (R28). The same postings give the same invoice. */
export function invoiceOf(postings: Iterable<Posting>, month: LocalMonth, catalogue: Catalogue): Invoice {
  const drafts = new Map<string, Draft>()
  for (const posting of postings) {
    if (monthOf(posting.bookedOn) !== month) continue
    const line = lineOf(posting, vatRateOn(catalogue.vat, posting.serviceDate))
    const key = keyOf(line)
    const before = drafts.get(key)
    if (before === undefined) drafts.set(key, line)
    else {
      before.amount = addMoney(before.amount, line.amount)
      before.quantity = addExact(before.quantity, line.quantity)
    }
  }
  const sorted = [...drafts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, draft]) => draft)
  const rates = [...new Set(sorted.map(({ vatHundredths }) => vatHundredths))].sort((left, right) => left - right)
  const lines = rates.flatMap((rate) => withVat(sorted, rate))
  const vat = rates.map((hundredths) => {
    const total = sum(sorted.filter(({ vatHundredths }) => vatHundredths === hundredths))
    return { hundredths, total, vat: vatInside(total, hundredths) }
  })
  return { month, lines, total: sum(sorted), vat }
}

function withVat(drafts: readonly Draft[], rate: number): InvoiceLine[] {
  const own = drafts.filter(({ vatHundredths }) => vatHundredths === rate)
  const parts = splitVat(
    own.map(({ amount }) => amount),
    rate,
  )
  return own.map((draft, index) => ({ ...draft, vat: parts[index] ?? noMoney }))
}

function sum(lines: readonly { amount: Money }[]): Money {
  return lines.reduce((total, { amount }) => addMoney(total, amount), noMoney)
}

function keyOf({ number, kind, subject, source, price, vatHundredths }: Draft): string {
  const account = number === null ? 'company' : String(number).padStart(16, '0')
  return [account, kind, subject, source?.kind, source?.code, price, vatHundredths].join(' ')
}

function lineOf({ number, amount, basis }: Posting, vatHundredths: number): Draft {
  const draft = { number, kind: basis.kind, source: null, price: null, quantity: 1, amount, vatHundredths }
  switch (basis.kind) {
    case 'setup_fee':
    case 'number_fee':
      return { ...draft, subject: basis.tariff }
    case 'package_fee':
    case 'sms_package_fee':
      return { ...draft, subject: basis.package }
    case 'employee_fee':
      return { ...draft, subject: 'employees' }
    case 'package_use': {
      const source = { kind: 'package', code: basis.package } as const
      return { ...draft, subject: basis.record.direction, source, quantity: signed(basis, basis.takenSeconds) }
    }
    case 'priced_use': {
      const { source, price } = basis
      return { ...draft, subject: basis.record.direction, source, price, quantity: signed(basis, basis.billedSeconds) }
    }
    case 'sms_included':
      return { ...draft, subject: basis.package, quantity: basis.units }
    case 'sms_over':
      return { ...draft, subject: basis.isAbroad ? 'abroad' : basis.offer, price: basis.price, quantity: basis.units }
    case 'sms_pooled':
      return { ...draft, subject: basis.offer, quantity: basis.units }
    case 'sms_pool_over':
      return { ...draft, subject: basis.offer, price: basis.price, quantity: basis.sent - basis.pool }
  }
}

function signed({ isReversal }: { isReversal: boolean }, quantity: number): number {
  return isReversal ? -quantity : quantity
}
