import { multiplyExact } from '../../values/exact.js'
import { formatMoney, type Money, moneyFromKopecks } from '../../values/money.js'
import type { Catalogue, EmployeeOffer, MinutePackage, Tariff, VoiceTerms } from '../catalogue/index.js'
import { feeOf } from '../sms/head-count.js'
import { bundlesOf, familiesOf } from './candidates.js'
import type { VoicePlan } from './plan.js'

/** What a price list hides. */
export type Trap =
  /** With the package a direction it does not include costs more than without it. */
  | { kind: 'dearer_with_package'; package: string; tariff: string; direction: string; with: Money; without: Money }
  /** Smaller packages together hold as much for less. */
  | { kind: 'smaller_together_cheaper'; package: string; instead: readonly string[]; fee: Money; insteadFee: Money }
  /** A minute over the package costs less than one inside it. */
  | { kind: 'over_cheaper_than_inside'; package: string; direction: string; over: Money }

/** The traps of the minute packages (Q12, Q17, Q18). */
export function trapsOf(terms: VoiceTerms): Trap[] {
  return [...terms.packages.values()].flatMap((each) => [
    ...dearerWith(each, terms),
    ...smallerTogether(each, terms),
    ...overCheaper(each),
  ])
}

function dearerWith({ code, over, family }: MinutePackage, { tariffs }: VoiceTerms): Trap[] {
  return [...over].flatMap(([direction, price]) => {
    if (family.includes.has(direction)) return []
    const fitting = [...family.tariffs]
      .map((tariff) => tariffs.get(tariff))
      .filter((each): each is Tariff => each !== undefined)
    return fitting.flatMap((tariff): Trap[] => {
      const without = tariff.prices.get(direction)
      if (without === undefined || price <= without) return []
      return [{ kind: 'dearer_with_package', package: code, tariff: tariff.code, direction, with: price, without }]
    })
  })
}

function smallerTogether(each: MinutePackage, terms: VoiceTerms): Trap[] {
  const [tariff] = each.family.tariffs
  if (tariff === undefined || each.family.severalAtOnce === 'forbidden') return []
  const family = familiesOf(terms, tariff).get(each.family) ?? []
  const smaller = family.filter(({ minutes }) => minutes < each.minutes)
  const enough = bundlesOf(smaller, each.minutes).filter(
    ({ minutes, fee }) => minutes >= each.minutes && fee < each.fee,
  )
  const [best] = enough.sort((left, right) => left.fee - right.fee)
  if (best === undefined) return []
  const instead = best.packages.map(({ code }) => code)
  const insteadFee = moneyFromKopecks(best.fee)
  return [{ kind: 'smaller_together_cheaper', package: each.code, instead, fee: each.fee, insteadFee }]
}

function overCheaper({ code, over, fee, minutes, family }: MinutePackage): Trap[] {
  return [...over].flatMap(([direction, price]): Trap[] => {
    const isCheaper = family.includes.has(direction) && multiplyExact(price, minutes) < fee
    return isCheaper ? [{ kind: 'over_cheaper_than_inside', package: code, direction, over: price }] : []
  })
}

/** A head-count that costs more than a larger one (Q27). */
export interface DearHeadCount {
  from: number
  to: number
  /** The smallest larger head-count that costs less than each of them. */
  cheaper: number
  cheaperFee: Money
}

/** Where more employees cost less: those just below a step. */
export function dearHeadCounts(offer: EmployeeOffer): DearHeadCount[] {
  return offer.steps.slice(1).flatMap(({ from: cheaper }, index) => {
    const first = offer.steps[index]?.from ?? 1
    const fee = feeOf(offer, cheaper)
    let from = cheaper
    while (from > first && feeOf(offer, from - 1) > fee) from -= 1
    return from === cheaper ? [] : [{ from, to: cheaper - 1, cheaper, cheaperFee: moneyFromKopecks(fee) }]
  })
}

/** What is to be known about a plan, in words. */
export function remarksOn({ packages }: VoicePlan, terms: VoiceTerms, directions: Catalogue['directions']): string[] {
  const own = new Set(packages)
  const bought = [...own]
    .map((code) => terms.packages.get(code))
    .filter((each): each is MinutePackage => each !== undefined)
  const remarks = trapsOf(terms)
    .filter((trap) => own.has(trap.package))
    .map((trap) => explainTrap(trap, terms, directions))
  for (const { name, family } of bought) {
    const next = bought.find((each) => {
      const pays = [...family.includes].some((code) => each.family.includes.has(code))
      return pays && each.family.includes.size > family.includes.size && each.family.unitSeconds > family.unitSeconds
    })
    if (next !== undefined)
      remarks.push(
        `Once «${name}» is used up, each record takes whole minutes of «${next.name}» before seconds are charged.`,
      )
  }
  return remarks
}

export function explainTrap(trap: Trap, terms: VoiceTerms, directions: Catalogue['directions']): string {
  const nameOf = (code: string) => `«${terms.packages.get(code)?.name ?? code}»`
  const name = nameOf(trap.package)
  const minute = 'direction' in trap ? `a minute of «${directions.get(trap.direction)?.name ?? trap.direction}»` : ''
  switch (trap.kind) {
    case 'dearer_with_package':
      return `With ${name} ${minute} costs ${formatMoney(trap.with)}, without it ${formatMoney(trap.without)}.`
    case 'smaller_together_cheaper':
      return `${name} costs ${formatMoney(trap.fee)}; ${countEach(trap.instead)
        .map(([code, count]) => `${count} × ${nameOf(code)}`)
        .join(' and ')} hold as much for ${formatMoney(trap.insteadFee)}.`
    case 'over_cheaper_than_inside':
      return `Over ${name} ${minute} costs ${formatMoney(trap.over)}, less than one inside it on the average: a larger package pays off later than its size suggests.`
  }
}

function countEach(codes: readonly string[]): [code: string, count: number][] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
}
