import type { LocalCalendar } from '../../calendar/local-calendar.js'
import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import type { Money } from '../../values/money.js'
import { type Account, newAccount, newNumberAccount, type NumberAccount } from '../account.js'
import type { Catalogue } from '../catalogue/index.js'
import type { InvoiceSum } from '../invoice-sum.js'
import type { OfferSpan } from '../sms/sms-account.js'

/**
 * An account as it is stored: connections, balances and sums. Rated records are rows of their own, and who counts as an employee stands
 * in the directory; of that only the last count is kept, for estimates.
 */
export interface AccountDocument {
  numbers: readonly NumberDocument[]
  sms: {
    packages: Account['sms']['packages']
    employeeOffer: OfferSpan[]
    remaining: [string, number][]
    fees: [LocalMonth, number][]
    pools: [LocalMonth, number][]
    sent: [LocalMonth, number][]
    headCount: number
  }
  billedThrough: LocalDate | null
  invoicedThrough: LocalMonth | null
  /** What is booked in each month that is not invoiced. */
  booked: [LocalMonth, Money][]
  /** The same for each number and each scenario. */
  bookedBy?: [LimitScope, LocalMonth, Money][]
  /** Whether the company's limit holds mailings back. */
  holds?: boolean
  /** Of numbers and scenarios. */
  limits?: readonly ScopedLimit[]
}

export type LimitScope = `number:${number}` | `scenario:${number}`

/** How much of a month's sum may be of one number or scenario. */
export interface ScopedLimit {
  scope: LimitScope
  limit: Money
  /** Whether it holds the company's mailings back when it is reached. */
  holds: boolean
}

type NumberDocument = Pick<NumberAccount, 'number' | 'kind' | 'active' | 'tariffs' | 'packages'> & {
  remaining: [string, number][]
  lines: [string, InvoiceSum][]
  shares: [LocalMonth, number][]
}

/** An account with nothing connected. */
export const emptyDocument: AccountDocument = {
  numbers: [],
  sms: { packages: [], employeeOffer: [], remaining: [], fees: [], pools: [], sent: [], headCount: 0 },
  billedThrough: null,
  invoicedThrough: null,
  booked: [],
}

export function accountOf(document: AccountDocument, catalogue: Catalogue, calendar: LocalCalendar): Account {
  const account = newAccount(catalogue, calendar)
  for (const each of document.numbers) {
    const number = newNumberAccount(each.number, each.kind)
    number.active.push(...each.active)
    number.tariffs.push(...each.tariffs)
    number.packages.push(...each.packages)
    fill(number.remaining, each.remaining)
    fill(number.lines, each.lines)
    fill(number.shares, each.shares)
    account.numbers.set(number.number, number)
  }
  const { sms } = account
  sms.packages.push(...document.sms.packages)
  sms.employeeOffer.push(...document.sms.employeeOffer)
  for (const name of ['fees', 'pools', 'sent'] as const) fill(sms[name], document.sms[name])
  fill(sms.remaining, document.sms.remaining)
  for (let left = document.sms.headCount; left > 0; left -= 1) sms.units.push(lastingUnit)
  account.billedThrough = document.billedThrough
  account.invoicedThrough = document.invoicedThrough
  return account
}

/** Stands for somebody of the last count: he is there until the next. */
const lastingUnit = { from: Number.MIN_SAFE_INTEGER, until: null } as const

interface DocumentParts extends Pick<Required<AccountDocument>, 'bookedBy' | 'holds' | 'limits'> {
  booked: ReadonlyMap<LocalMonth, Money>
  headCount: number
}

export function documentOf(
  account: Account,
  { booked, bookedBy, ...kept }: DocumentParts,
): AccountDocument {
  const { sms, billedThrough, invoicedThrough } = account
  const isOpen = (month: LocalMonth) => invoicedThrough === null || month > invoicedThrough
  return {
    numbers: [...account.numbers.values()].map(({ number, kind, active, tariffs, packages, ...sums }) => ({
      ...{ number, kind, active, tariffs, packages },
      remaining: [...sums.remaining],
      lines: [...sums.lines].filter(([, { month }]) => isOpen(month)),
      shares: [...sums.shares].filter(([month]) => isOpen(month)),
    })),
    sms: {
      packages: sms.packages,
      employeeOffer: sms.employeeOffer,
      remaining: [...sms.remaining],
      fees: [...sms.fees].filter(([month]) => isOpen(month)),
      pools: [...sms.pools],
      sent: [...sms.sent],
      headCount: kept.headCount,
    },
    billedThrough,
    invoicedThrough,
    booked: [...booked].filter(([month]) => isOpen(month)),
    bookedBy: bookedBy.filter(([, month]) => isOpen(month)),
    holds: kept.holds,
    limits: kept.limits,
  }
}

function fill<K, V>(map: Map<K, V>, entries: readonly (readonly [K, V])[]): void {
  for (const [key, value] of entries) map.set(key, value)
}
