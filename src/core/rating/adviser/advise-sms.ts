import type { LocalCalendar } from '../../calendar/local-calendar.js'
import { firstDay, lastDay, type LocalMonth } from '../../calendar/local-date.js'
import { addExact, ceilingOf, floorOf, multiplyExact } from '../../values/exact.js'
import type { Money } from '../../values/money.js'
import { newAccount } from '../account.js'
import { type Catalogue, inForce, type SmsPackage } from '../catalogue/index.js'
import { type Action, simulate } from '../simulate.js'
import type { BillableUnit } from '../sms/sms-account.js'
import { type DearHeadCount, dearHeadCounts } from './traps.js'

export interface SmsQuestion {
  /** Months that follow one another. */
  months: readonly LocalMonth[]
  /** Segments sent in each of them. */
  sent: ReadonlyMap<LocalMonth, number>
  /** Who would be counted under «Сотрудник». */
  units: readonly BillableUnit[]
  count: number
}

/** «Сотрудник», or packages of «Компания». */
export type SmsPlan = { offer: 'employee' } | { offer: 'company'; packages: readonly string[] }

export interface SmsAdvice {
  /** The cheapest first, over all months. */
  best: readonly { plan: SmsPlan; cost: Money }[]
  compared: number
  /** Head-counts of the list that cost more than a larger one. */
  dearHeadCounts: readonly DearHeadCount[]
}

/** Prices what a company sent under «Сотрудник» and under every set of packages of «Компания» that could be the cheapest. */
export function adviseSms(catalogue: Catalogue, calendar: LocalCalendar, question: SmsQuestion): SmsAdvice {
  const [first] = question.months
  const terms = first && inForce(catalogue.sms, firstDay(first))
  if (terms === undefined) throw new RangeError('No price list holds in the first month')
  const busiest = Math.max(0, ...question.months.map((month) => question.sent.get(month) ?? 0))
  const sold = [...terms.company.packages.values()].filter(({ isClosed }) => !isClosed)
  const plans: SmsPlan[] = [
    { offer: 'employee' },
    ...setsOf(sold, busiest).map((packages) => ({ offer: 'company', packages }) as const),
  ]
  const costs = plans.map((plan) => ({ plan, cost: costOfPlan(catalogue, calendar, question, plan) }))
  costs.sort((left, right) => left.cost - right.cost)
  return {
    best: costs.slice(0, question.count),
    compared: plans.length,
    dearHeadCounts: dearHeadCounts(terms.employee),
  }
}

/** By the functions that charge, as if connected on the first day of the first month. */
function costOfPlan(
  catalogue: Catalogue,
  calendar: LocalCalendar,
  { months, sent, units }: SmsQuestion,
  plan: SmsPlan,
) {
  const at = calendar.startOf(firstDay(months[0] as LocalMonth))
  const connect: Action[] =
    plan.offer === 'employee'
      ? [
          { do: 'count_employees', units },
          { do: 'start_employee_offer', at },
        ]
      : plan.packages.map((code, index) => ({ do: 'connect_sms_package', connection: index + 1, package: code, at }))
  const sends = months.flatMap((month, index): Action[] => {
    const segments = sent.get(month) ?? 0
    const acceptedAt = calendar.startOf(firstDay(month))
    return segments === 0 ? [] : [{ do: 'send', sms: { id: index + 1, acceptedAt, segments, isAbroad: false } }]
  })
  const days: Action = { do: 'charge_days', through: lastDay(months.at(-1) as LocalMonth) }
  return simulate(newAccount(catalogue, calendar), [...connect, ...sends, days]).total
}

/** Sets of packages of which none is beaten by another with at least its SMS for no larger fee; at least one package. */
function setsOf(sold: readonly SmsPackage[], need: number): string[][] {
  const largest = sold.reduce<SmsPackage | undefined>(
    (most, each) => (each.sms > (most?.sms ?? 0) ? each : most),
    undefined,
  )
  let sets = [{ codes: [] as string[], sms: 0, fee: 0 }]
  for (const each of sold.toSorted((left, right) => right.sms - left.sms)) {
    const cap = largest === undefined || largest === each ? Number.MAX_SAFE_INTEGER : floorOf(largest.sms, each.sms)
    sets = sets.flatMap((set) => {
      const most = Math.min(ceilingOf(Math.max(0, need - set.sms), each.sms), cap)
      return Array.from({ length: Math.max(most, set.codes.length === 0 ? 1 : 0) + 1 }, (_, count) => ({
        codes: [...set.codes, ...Array.from({ length: count }, () => each.code)],
        sms: addExact(set.sms, multiplyExact(each.sms, count)),
        fee: addExact(set.fee, multiplyExact(each.fee, count)),
      }))
    })
  }
  const some = sets
    .filter(({ codes }) => codes.length > 0)
    .sort((left, right) => left.fee - right.fee || right.sms - left.sms)
  const kept: typeof some = []
  for (const set of some) if (set.sms > (kept.at(-1)?.sms ?? 0) || kept.length === 0) kept.push(set)
  return kept.map(({ codes }) => codes)
}
