import type { LocalCalendar } from '../../calendar/local-calendar.js'
import { firstDay, lastDay, type LocalMonth } from '../../calendar/local-date.js'
import { addExact, ceilingOf, multiplyExact } from '../../values/exact.js'
import type { NumberId } from '../../values/ids.js'
import { type Money, moneyFromKopecks } from '../../values/money.js'
import { type Account, newAccount } from '../account.js'
import { chargeThrough } from '../billing-day.js'
import { type Catalogue, inForce, type MinutePackage, type NumberKind, type VoiceTerms } from '../catalogue/index.js'
import { connectNumber, connectPackage } from '../connect-number.js'
import type { Posting } from '../posting.js'
import { type Booking, rateUsage } from '../rate-usage.js'
import { totalOf } from '../simulate.js'
import { inOrder, type UsageRecord } from '../usage-record.js'
import { openWallet, walletAt, wayOf } from '../wallet.js'
import { bundlesOf, familiesOf } from './candidates.js'
import { estimateMonth } from './estimate.js'
import type { PlanCost, VoicePlan } from './plan.js'
import { shorten } from './shorten.js'
import { type MonthTally, sumBetween, tally } from './tally.js'
import { remarksOn } from './traps.js'

export interface NumberQuestion {
  kind: NumberKind
  /** Real usage. */
  records: readonly UsageRecord[]
  /** Months that follow one another; plans are compared as if connected on the first day of the first. */
  months: readonly LocalMonth[]
  /** What the number has now, to tell the saving; null: tell none. */
  current: VoicePlan | null
  /** How many plans are wanted, the cheapest first. */
  count: number
}

export interface NumberAdvice {
  /** The cheapest first; the money is rated, record by record. */
  best: readonly PlanCost[]
  current: PlanCost | null
  /** Over all months, against the current plan; null without one. */
  saving: Money | null
  /** How many combinations were compared. */
  compared: number
  /** What the price list hides about the best plan, in words. */
  remarks: readonly string[]
}

/** Prices a number's real usage under every legal combination of tariff and packages that could be the cheapest. */
export function adviseNumber(catalogue: Catalogue, calendar: LocalCalendar, question: NumberQuestion): NumberAdvice {
  const [first] = question.months
  const terms = first && inForce(catalogue.voice, firstDay(first))
  if (terms === undefined) throw new RangeError('No price list holds in the first month')
  const records = question.records.toSorted(inOrder)
  const plans = [...terms.tariffs.values()].flatMap((tariff) => {
    const tallies = talliesOf(records, calendar, terms, question.months, tariff.freeSeconds)
    return combine(terms, tariff.code, tallies, question.kind)
  })
  plans.sort((left, right) => left.cost - right.cost)
  const rated = (plan: VoicePlan) => ratePlan(catalogue, calendar, { ...question, records }, plan)
  const best = plans.slice(0, question.count).map(({ plan }) => rated(plan))
  best.sort((left, right) => left.cost - right.cost)
  const current = question.current && rated(question.current)
  const saving = current && best[0] ? moneyFromKopecks(current.cost - best[0].cost) : null
  const remarks = best[0] === undefined ? [] : remarksOn(best[0].plan, terms, catalogue.directions)
  return { best, current, saving, compared: plans.length, remarks }
}

/** What a plan costs, by the functions that charge (R29). */
export function ratePlan(
  catalogue: Catalogue,
  calendar: LocalCalendar,
  { kind, records, months }: Pick<NumberQuestion, 'kind' | 'records' | 'months'>,
  plan: VoicePlan,
): PlanCost {
  const account = newAccount(catalogue, calendar)
  const at = calendar.startOf(firstDay(months[0] as LocalMonth))
  const number = (records[0]?.number ?? 1) as NumberId
  connectNumber(account, { number, kind, tariff: plan.tariff, existsFrom: at, at }, at)
  plan.packages.forEach((code, index) =>
    connectPackage(account, number, { connection: index + 1, package: code, at }, at),
  )
  const usage = rateAll(account, number, records, new Set(months))
  const fees = totalOf(withoutSetup(chargeThrough(account, lastDay(months.at(-1) as LocalMonth))))
  return { plan, cost: moneyFromKopecks(fees + usage), fees, usage: moneyFromKopecks(usage) }
}

/** Rated in order and not kept: nothing comes late here. What has no price costs nothing under any plan. */
function rateAll(
  account: Account,
  id: NumberId,
  records: readonly UsageRecord[],
  months: ReadonlySet<LocalMonth>,
): number {
  const number = account.numbers.get(id)
  if (number === undefined) throw new Error(`number ${id} is not connected`)
  let usage = 0
  let booking: Booking | undefined
  for (const record of records) {
    const { date, month } = account.calendar.dayAt(record.startedAt)
    const wallet = months.has(month) ? walletAt(account, number, record.startedAt) : undefined
    const way = wallet && wayOf(wallet, record.direction)
    if (wallet === undefined || way === undefined) continue
    if (booking?.serviceDate !== date) booking = { serviceDate: date, bookedOn: date, month, isAdjustment: false }
    usage = addExact(usage, rateUsage(number, wallet, way, record, booking).amount)
  }
  return usage
}

function withoutSetup(postings: readonly Posting[]): Posting[] {
  return postings.filter(({ basis }) => basis.kind !== 'setup_fee')
}

interface Estimated {
  plan: VoicePlan
  cost: number
}

function combine(terms: VoiceTerms, tariff: string, tallies: readonly MonthTally[], kind: NumberKind): Estimated[] {
  const lists = [...familiesOf(terms, tariff).values()].map((packages) => {
    return bundlesOf(packages, needOf(packages, tallies)).map((bundle) => bundle.packages)
  })
  const price = (packages: readonly MinutePackage[]) => estimatePlan(terms, tariff, packages, tallies, kind)
  let combined: (readonly MinutePackage[])[] = [[]]
  for (const list of shorten(lists, price))
    combined = combined.flatMap((before) => list.map((each) => [...before, ...each]))
  return combined.map((packages) => {
    return { plan: { tariff, packages: packages.map(({ code }) => code) }, cost: price(packages) }
  })
}

/** Minutes of the busiest month that a family could pay for. */
function needOf(packages: readonly MinutePackage[], tallies: readonly MonthTally[]): number {
  const family = packages[0]?.family
  if (family === undefined) return 0
  const seconds = tallies.map(({ directions, records }) => {
    return [...family.includes].reduce((sum, code) => {
      const own = directions.get(code)
      return own === undefined ? sum : sum + sumBetween(own, family.unitSeconds, 0, records.length)
    }, 0)
  })
  return ceilingOf(Math.max(0, ...seconds), 60)
}

function talliesOf(
  records: readonly UsageRecord[],
  calendar: LocalCalendar,
  terms: VoiceTerms,
  months: readonly LocalMonth[],
  freeSeconds: number,
): MonthTally[] {
  const units = [...terms.tariffs.values(), ...[...terms.packages.values()].map(({ family }) => family)]
  const tallies = tally(records, calendar, new Set(units.map(({ unitSeconds }) => unitSeconds)), freeSeconds)
  return months.map((month) => tallies.get(month) ?? { month, records: [], directions: new Map(), freeSeconds })
}

function estimatePlan(
  terms: VoiceTerms,
  tariffCode: string,
  packages: readonly MinutePackage[],
  tallies: readonly MonthTally[],
  kind: NumberKind,
): number {
  const tariff = terms.tariffs.get(tariffCode)
  if (tariff === undefined) throw new Error(`no tariff ${tariffCode}`)
  const fees = packages.reduce<number>((sum, { fee }) => addExact(sum, fee), tariff.numberFee[kind])
  const wallet = openWallet(tariff, packages)
  return tallies.reduce(
    (sum, month) => addExact(sum, estimateMonth(month, wallet)),
    multiplyExact(fees, tallies.length),
  )
}
