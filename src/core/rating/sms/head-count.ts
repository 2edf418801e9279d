import type { LocalDay } from '../../calendar/local-calendar.js'
import { multiplyExact } from '../../values/exact.js'
import type { CountingRule, EmployeeOffer } from '../catalogue/index.js'
import type { BillableUnit } from './sms-account.js'

/** A record of a person, as far as counting needs it. UTC ms; `until` excluded, null: still. */
export interface CountedPerson {
  kind: 'employee' | 'contact'
  from: number
  until: number | null
  /** When each of his numbers was his. */
  numbers: readonly BillableUnit[]
}

/** Who counts as a billable unit, and when (Q19). */
export function billableUnits(people: readonly CountedPerson[], rule: CountingRule): BillableUnit[] {
  return people.flatMap((person) => {
    if (person.kind === 'contact' && !rule.contacts) return []
    if (rule.withoutNumber && (person.numbers.length === 0 || !rule.eachNumber)) return [person]
    const spans = person.numbers.map((number) => overlapOf(person, number)).filter(isSome)
    return rule.eachNumber ? spans : unionOf(spans)
  })
}

/** The largest number of units that were active at the same moment of the day (R20). */
export function headCountOn(units: readonly BillableUnit[], day: LocalDay): number {
  const changes: { at: number; by: number }[] = []
  let count = 0
  for (const { from, until } of units) {
    const leaves = until ?? day.until
    if (from >= day.until || leaves <= day.from || leaves <= from) continue
    if (from <= day.from) count += 1
    else changes.push({ at: from, by: 1 })
    if (leaves < day.until) changes.push({ at: leaves, by: -1 })
  }
  // Who leaves at an instant was not there together with who comes at it.
  changes.sort((left, right) => left.at - right.at || left.by - right.by)
  let largest = count
  for (const { by } of changes) {
    count += by
    largest = Math.max(largest, count)
  }
  return largest
}

/** What so many employees cost for a whole month, in kopecks. */
export function feeOf({ steps, pricing }: EmployeeOffer, headCount: number): number {
  if (headCount === 0) return 0
  if (pricing === 'volume') {
    const step = steps.find(({ to }) => to === null || headCount <= to)
    if (step === undefined) throw new Error(`no step holds ${headCount} employees`)
    return multiplyExact(headCount, step.fee)
  }
  return steps.reduce((sum, { from, to, fee }) => {
    const inStep = Math.max(0, Math.min(headCount, to ?? headCount) - from + 1)
    return sum + multiplyExact(inStep, fee)
  }, 0)
}

function overlapOf(left: BillableUnit, right: BillableUnit): BillableUnit | undefined {
  const from = Math.max(left.from, right.from)
  const until =
    left.until === null ? right.until : right.until === null ? left.until : Math.min(left.until, right.until)
  return until !== null && until <= from ? undefined : { from, until }
}

function unionOf(spans: readonly BillableUnit[]): BillableUnit[] {
  const union: BillableUnit[] = []
  for (const span of spans.toSorted((left, right) => left.from - right.from)) {
    const last = union.at(-1)
    if (last === undefined || (last.until !== null && last.until < span.from)) union.push({ ...span })
    else last.until = last.until === null || span.until === null ? null : Math.max(last.until, span.until)
  }
  return union
}

function isSome<T>(value: T | undefined): value is T {
  return value !== undefined
}
