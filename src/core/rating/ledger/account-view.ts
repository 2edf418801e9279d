import type { LocalDate, LocalMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { ceilingOf, floorOf, multiplyExact } from '../../values/exact.js'
import type { CompanyId, NumberId } from '../../values/ids.js'
import { type Money, noMoney } from '../../values/money.js'
import { type Account, isActiveAt, type NumberAccount, tariffAt } from '../account.js'
import { inForce } from '../catalogue/index.js'
import { type PackageConnection, periodAt } from '../period.js'
import { expectedPool } from '../sms/pool.js'
import { isEmployeeOfferOn } from '../sms/sms-account.js'
import { balanceKey } from '../wallet.js'
import { OpenAccount } from './advance-account.js'
import type { RatedNumber, StoredAccount } from './ports.js'
import { limitsIn, type LimitState } from './spending-limit.js'

/** An account as it is shown: what is connected, what is left of it, and what the month has cost so far. */
export interface AccountView {
  companyId: CompanyId
  version: number
  zone: string
  offer: 'company' | 'employee' | null
  sms: {
    packages: readonly PackageView[]
    employees: EmployeesView | null
    /** From a day on that is still to come. */
    employeesFrom: LocalDate | null
    employeesUntil: LocalDate | null
  }
  numbers: readonly NumberView[]
  month: LocalMonth
  /** Posted so far, with VAT. */
  booked: Money
  spendingLimit: Money | null
  limits: readonly LimitState[]
  /** Mailings and bulk messages wait for the next month, or for a larger limit. */
  isHeld: boolean
  billedThrough: LocalDate | null
  invoicedThrough: LocalMonth | null
}

export interface PackageView {
  connection: number
  code: string
  name: string
  connectedAt: number
  /** It is not renewed from here on. */
  disconnectedAt: number | null
  /** Null between its periods: not begun, or over. */
  period: { from: number; until: number } | null
  /** SMS or seconds. */
  included: number
  left: number
  /** When what is left will be used up, at the pace of the period so far; null: not within the period. */
  exhaustedAt: number | null
}

export interface EmployeesView {
  headCount: number
  /** SMS of the month, if the head-count stays. */
  pool: number
  sent: number
}

export interface NumberView {
  number: NumberId
  address: string
  kind: string
  active: boolean
  tariff: string | null
  nextTariff: { tariff: string; from: number } | null
  packages: readonly PackageView[]
}

export function viewOf(core: CoreContext, stored: StoredAccount, numbers: readonly RatedNumber[]): AccountView {
  const { account, headCount } = new OpenAccount(core, stored)
  const now = core.clock.now()
  const today = account.calendar.dayAt(now)
  const { sms, billedThrough, invoicedThrough } = account
  const isEmployee = isEmployeeOfferOn(sms, today.date)
  const span = sms.employeeOffer.at(-1)
  const packages = sms.packages.map((each) => smsPackageView(account, each, now))
  const addresses = new Map(numbers.map(({ id, address }) => [id, address]))
  return {
    companyId: stored.companyId,
    version: stored.version,
    zone: stored.zone,
    offer: isEmployee ? 'employee' : packages.some(({ period }) => period !== null) ? 'company' : null,
    sms: {
      packages,
      employees: isEmployee
        ? { headCount, pool: expectedPool(account, today), sent: sms.sent.get(today.month) ?? 0 }
        : null,
      employeesFrom: span?.from ?? null,
      employeesUntil: span?.until ?? null,
    },
    numbers: [...account.numbers.values()].map((number) =>
      numberView(account, number, { address: addresses.get(number.number) ?? '', now }),
    ),
    month: today.month,
    booked: stored.document.booked.find(([month]) => month === today.month)?.[1] ?? noMoney,
    spendingLimit: stored.spendingLimit,
    limits: limitsIn(stored, today.month),
    isHeld: stored.heldMonth === today.month,
    billedThrough,
    invoicedThrough,
  }
}

function smsPackageView(
  { catalogue, calendar, sms }: Account,
  connection: PackageConnection,
  now: number,
): PackageView {
  const company = inForce(catalogue.sms, calendar.dateAt(now))?.company
  const bought = company?.packages.get(connection.package)
  const period = periodAt(connection, now, calendar, company?.period)
  const included = bought?.sms ?? 0
  const left = period === undefined ? 0 : (sms.remaining.get(balanceKey(period)) ?? included)
  return packageView(connection, { name: bought?.name, period, included, left, now })
}

function numberView(
  account: Account,
  number: NumberAccount,
  { address, now }: { address: string; now: number },
): NumberView {
  const ahead = number.tariffs.find(({ from }) => from > now)
  return {
    number: number.number,
    address,
    kind: number.kind,
    active: isActiveAt(number, now),
    tariff: tariffAt(number, now)?.tariff ?? null,
    nextTariff: ahead ?? null,
    packages: number.packages.map((connection) => {
      const bought = inForce(account.catalogue.voice, account.calendar.dateAt(now))?.packages.get(connection.package)
      const period = periodAt(connection, now, account.calendar)
      const included = multiplyExact(bought?.minutes ?? 0, 60)
      const left = period === undefined ? 0 : (number.remaining.get(balanceKey(period)) ?? included)
      return packageView(connection, { name: bought?.name, period, included, left, now })
    }),
  }
}

interface Balance {
  name: string | undefined
  period: { from: number; until: number } | undefined
  included: number
  left: number
  now: number
}

function packageView({ id, ...connection }: PackageConnection, balance: Balance): PackageView {
  const { name, period, included, left } = balance
  return {
    connection: id,
    code: connection.package,
    name: name ?? connection.package,
    connectedAt: connection.connectedAt,
    disconnectedAt: connection.disconnectedAt,
    period: period === undefined ? null : { from: period.from, until: period.until },
    included,
    left,
    exhaustedAt: exhaustionOf(balance),
  }
}

const minuteMs = 60_000

/** By the pace of the period so far, in whole minutes (P4). */
function exhaustionOf({ period, included, left, now }: Balance): number | null {
  if (period === undefined || left === included) return null
  if (left === 0) return now
  const minutes = ceilingOf(Math.max(now - period.from, minuteMs), minuteMs)
  const minutesLeft = floorOf(multiplyExact(left, minutes), included - left)
  const isWithin = minutesLeft < floorOf(period.until - now, minuteMs)
  return isWithin ? now + multiplyExact(minutesLeft, minuteMs) : null
}
