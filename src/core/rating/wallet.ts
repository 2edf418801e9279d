import type { Money } from '../values/money.js'
import type { Account, NumberAccount } from './account.js'
import { tariffAt } from './account.js'
import { type DirectionCode, inForce, type MinutePackage, type Tariff } from './catalogue/index.js'
import type { InvoiceSum } from './invoice-sum.js'
import { periodAt } from './period.js'
import type { PeriodRef, PriceSource } from './posting.js'
import type { Booking } from './rate-usage.js'

/** What pays for a number's usage that starts between two instants, `until` excluded. UTC ms. */
export interface Wallet {
  from: number
  until: number
  tariff: Tariff
  /** In the order in which they pay (R13). */
  packages: readonly ActivePackage[]
  ways: Map<DirectionCode, Way | undefined>
  /** The booking of the last record: most records share it. */
  booking: Booking | undefined
}

export interface ActivePackage {
  key: string
  package: MinutePackage
  period: PeriodRef
  connectedAt: number
  grantedSeconds: number
}

/** How a direction is paid: packages in turn, then the first price that holds. */
export interface Way {
  packages: readonly ActivePackage[]
  tails: readonly Tail[]
}

/** A price for what no package covers (R15). */
export interface Tail {
  source: PriceSource
  price: Money
  unitSeconds: number
  /** It holds only once this package is used up; null: always. */
  onceExhausted: ActivePackage | null
  /** The invoice line that was used last. */
  line: InvoiceSum | undefined
}

/** The wallet at an instant; undefined where no tariff or no price list holds. */
export function walletAt(account: Account, number: NumberAccount, at: number): Wallet | undefined {
  const kept = number.wallet
  if (kept !== undefined && kept.from <= at && at < kept.until) return kept
  number.wallet = findWallet(account, number, at)
  return number.wallet
}

/** How the direction is paid; undefined where it has no price. */
export function wayOf(wallet: Wallet, direction: DirectionCode): Way | undefined {
  const known = wallet.ways.get(direction)
  if (known !== undefined || wallet.ways.has(direction)) return known
  const way = findWay(wallet, direction)
  wallet.ways.set(direction, way)
  return way
}

function findWallet({ catalogue, calendar }: Account, number: NumberAccount, at: number): Wallet | undefined {
  const terms = inForce(catalogue.voice, calendar.dateAt(at))
  const tariff = terms?.tariffs.get(tariffAt(number, at)?.tariff ?? '')
  if (terms === undefined || tariff === undefined) return undefined
  const edges = [
    ...catalogue.voice.map(({ from }) => calendar.startOf(from)),
    ...number.tariffs.map(({ from }) => from),
    ...number.packages.map(({ connectedAt }) => connectedAt),
  ]
  const packages: ActivePackage[] = []
  for (const connection of number.packages) {
    const period = periodAt(connection, at, calendar)
    const bought = terms.packages.get(connection.package)
    if (period === undefined || bought === undefined) continue
    edges.push(period.from, period.until)
    packages.push({
      key: balanceKey(period),
      package: bought,
      period,
      connectedAt: connection.connectedAt,
      grantedSeconds: bought.minutes * 60,
    })
  }
  return {
    ...windowAround(at, edges),
    tariff,
    packages: packages.sort(payingOrder),
    ways: new Map(),
    booking: undefined,
  }
}

/** A wallet of full packages that all run in the same period, for what would be. */
export function openWallet(tariff: Tariff, bought: readonly MinutePackage[]): Wallet {
  const packages = bought.map((each, index): ActivePackage => {
    const period = { connection: index + 1, index: 0, from: 0, until: Number.MAX_SAFE_INTEGER }
    return { key: balanceKey(period), package: each, period, connectedAt: 0, grantedSeconds: each.minutes * 60 }
  })
  const window = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER }
  return { ...window, tariff, packages: packages.sort(payingOrder), ways: new Map(), booking: undefined }
}

/** Of one period's seconds in `NumberAccount.remaining`. */
export function balanceKey({ connection, index }: PeriodRef): string {
  return `${connection}:${index}`
}

/** The most specific first, then the one that ends first, then the one that was connected first (R13). */
function payingOrder(left: ActivePackage, right: ActivePackage): number {
  return (
    left.package.family.includes.size - right.package.family.includes.size ||
    left.period.until - right.period.until ||
    left.connectedAt - right.connectedAt ||
    left.period.connection - right.period.connection
  )
}

function windowAround(at: number, edges: readonly number[]): { from: number; until: number } {
  let from = Number.MIN_SAFE_INTEGER
  let until = Number.MAX_SAFE_INTEGER
  for (const edge of edges) {
    if (edge <= at) from = Math.max(from, edge)
    else until = Math.min(until, edge)
  }
  return { from, until }
}

function findWay({ tariff, packages }: Wallet, direction: DirectionCode): Way | undefined {
  const basePrice = tariff.prices.get(direction)
  if (basePrice === undefined) return undefined
  const named = packages.flatMap((each) => tailOf(each, direction) ?? [])
  const base: Tail = {
    source: { kind: 'tariff', code: tariff.code },
    price: basePrice,
    unitSeconds: tariff.unitSeconds,
    onceExhausted: null,
    line: undefined,
  }
  return {
    packages: packages.filter((each) => each.package.family.includes.has(direction)),
    tails: [...named.sort(bySpecificity).map(({ tail }) => tail), base],
  }
}

interface NamedTail {
  specificity: number
  tail: Tail
}

function tailOf(active: ActivePackage, direction: DirectionCode): NamedTail | undefined {
  const { code, over, family } = active.package
  const price = over.get(direction)
  if (price === undefined) return undefined
  const waits = !family.includes.has(direction) && family.overPriceOfExcluded === 'after_exhaustion'
  const source: PriceSource = { kind: 'package', code }
  const tail = { source, price, unitSeconds: family.unitSeconds, onceExhausted: waits ? active : null, line: undefined }
  return { specificity: family.includes.size, tail }
}

/** The cheapest where several are equally specific. */
function bySpecificity(left: NamedTail, right: NamedTail): number {
  return (
    left.specificity - right.specificity ||
    left.tail.price - right.tail.price ||
    (left.tail.source.code < right.tail.source.code ? -1 : 1)
  )
}
