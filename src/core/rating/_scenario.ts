import { loadCatalogue } from '../../composition/catalogue.js'
import { LocalCalendar } from '../calendar/local-calendar.js'
import type { LocalDate, LocalMonth } from '../calendar/local-date.js'
import { localToInstant } from '../calendar/zone.js'
import type { NumberId } from '../values/ids.js'
import { formatMoney, type Money } from '../values/money.js'
import { type Account, closeMonth, explainPosting, newAccount, perform, type Posting, totalOf } from './index.js'
import { periodAt } from './period.js'
import { poolOf } from './sms/pool.js'
import { balanceKey } from './wallet.js'

export const catalogue = loadCatalogue()
export const zone = 'Asia/Sakhalin'

/** Local time of Sakhalin as UTC ms: `2024-01-31`, `2024-01-31T10:00` or with seconds. */
export function at(local: string, inZone = zone): number {
  const read = localToInstant(local.includes('T') ? local : `${local}T00:00`, inZone, {
    ifMissing: 'next',
    ifTwice: 'first',
  })
  if (!read.ok) throw new Error(`${local}: ${read.reason}`)
  return read.value
}

export function openAccount(inZone = zone): Account {
  return newAccount(catalogue, new LocalCalendar(inZone))
}

/** One case of `vectors/rating/scenarios/`: steps, each with what it must bring. Times are local, amounts roubles. */
export interface Scenario {
  name: string
  zone?: string
  steps: readonly Step[]
}

export type Step = { costs?: string; outcome?: string; postings?: number; says?: readonly string[] } & (
  | { connect: { number?: number; tariff: string; at: string; kind?: 'mobile' | 'city' } }
  | { disconnect: { number?: number; at: string } }
  | { tariff: { number?: number; to: string; at: string; atPackageEnd?: boolean } }
  | { package: { number?: number; id: number; code: string; at: string } }
  | { endPackage: { number?: number; id: number; at: string } }
  | { use: { id: number; number?: number; direction: string; at: string; seconds: number; arrives?: string } }
  | { correct: { id: number; number?: number; direction: string; at: string; seconds: number; arrives: string } }
  | { withdraw: { id: number; number?: number; arrives: string } }
  | { smsPackage: { id: number; code: string; at: string } }
  | { endSmsPackage: { id: number; at: string } }
  | { employees: readonly { count: number; from: string; until?: string }[] }
  | { startEmployees: string }
  | { stopEmployees: string }
  | { send: { id: number; segments: number; at: string; abroad?: boolean } }
  | { through: string }
  | { closeMonth: string }
  | { left: { number?: number; package: number; at: string; is: number } }
  | { smsLeft: { package: number; at: string; is: number } }
  | { pool: { month: string; is: number } }
)

export interface StepResult {
  postings: readonly Posting[]
  /** What was refused or parked, in words; `rated` and so on for usage. */
  outcome: string
  /** What a step asks about. */
  found: number | null
}

/** Does one step. Refused connections are told as outcomes. */
export function take(account: Account, step: Step, inZone = zone): StepResult {
  const local = (text: string) => at(text, inZone)
  try {
    return doStep(account, step, local)
  } catch (error) {
    return { postings: [], outcome: error instanceof Error ? error.message : String(error), found: null }
  }
}

function doStep(account: Account, step: Step, local: (text: string) => number): StepResult {
  const number = (id?: number) => (id ?? 1) as NumberId
  const run = (action: Parameters<typeof perform>[1]): StepResult => {
    const { postings, outcome } = perform(account, action)
    const words =
      outcome === null ? 'done' : 'explanation' in outcome ? `${outcome.kind}: ${outcome.explanation}` : outcome.kind
    return { postings, outcome: words, found: null }
  }
  if ('connect' in step) {
    const { number: id, tariff, at: time, kind = 'mobile' } = step.connect
    return run({ do: 'connect_number', number: number(id), kind, tariff, existsFrom: 0, at: local(time) })
  }
  if ('disconnect' in step)
    return run({ do: 'disconnect_number', number: number(step.disconnect.number), at: local(step.disconnect.at) })
  if ('tariff' in step) {
    const { number: id, to, at: time, atPackageEnd = false } = step.tariff
    return run({ do: 'change_tariff', number: number(id), tariff: to, at: local(time), atPackageEnd })
  }
  if ('package' in step) {
    const { number: id, id: connection, code, at: time } = step.package
    return run({ do: 'connect_package', number: number(id), connection, package: code, at: local(time) })
  }
  if ('endPackage' in step) {
    const { number: id, id: connection, at: time } = step.endPackage
    return run({ do: 'disconnect_package', number: number(id), connection, at: local(time) })
  }
  if ('use' in step) {
    const { arrives, ...use } = step.use
    const record = recordOf(use, local)
    return run({ do: 'use', record, ...(arrives === undefined ? {} : { arrivedAt: local(arrives) }) })
  }
  if ('correct' in step) {
    const { arrives, ...use } = step.correct
    const record = recordOf(use, local)
    return run({ do: 'correct', number: record.number, id: record.id, record, at: local(arrives) })
  }
  if ('withdraw' in step) {
    const { id, number: owner, arrives } = step.withdraw
    return run({ do: 'correct', number: number(owner), id, record: null, at: local(arrives) })
  }
  if ('smsPackage' in step) {
    const { id, code, at: time } = step.smsPackage
    return run({ do: 'connect_sms_package', connection: id, package: code, at: local(time) })
  }
  if ('endSmsPackage' in step)
    return run({ do: 'disconnect_sms_package', connection: step.endSmsPackage.id, at: local(step.endSmsPackage.at) })
  if ('employees' in step) {
    const units = step.employees.flatMap(({ count, from, until }) =>
      Array.from({ length: count }, () => ({ from: local(from), until: until === undefined ? null : local(until) })),
    )
    return run({ do: 'count_employees', units })
  }
  if ('startEmployees' in step) return run({ do: 'start_employee_offer', at: local(step.startEmployees) })
  if ('stopEmployees' in step) return run({ do: 'stop_employee_offer', at: local(step.stopEmployees) })
  if ('send' in step) {
    const { id, segments, at: time, abroad = false } = step.send
    return run({ do: 'send', sms: { id, segments, acceptedAt: local(time), isAbroad: abroad } })
  }
  if ('through' in step) return run({ do: 'charge_days', through: step.through as LocalDate })
  if ('closeMonth' in step) {
    closeMonth(account, step.closeMonth as LocalMonth)
    return { postings: [], outcome: 'done', found: null }
  }
  return { postings: [], outcome: 'done', found: lookUp(account, step, local) }
}

function lookUp(account: Account, step: Step, local: (text: string) => number): number | null {
  if ('pool' in step) return poolOf(account.sms, step.pool.month as LocalMonth)
  if ('left' in step) {
    const number = account.numbers.get((step.left.number ?? 1) as NumberId)
    const connection = number?.packages.find(({ id }) => id === step.left.package)
    const period = connection && periodAt(connection, local(step.left.at), account.calendar)
    if (number === undefined || connection === undefined || period === undefined) return null
    const granted = (account.catalogue.voice[0]?.packages.get(connection.package)?.minutes ?? 0) * 60
    return number.remaining.get(balanceKey(period)) ?? granted
  }
  if ('smsLeft' in step) {
    const connection = account.sms.packages.find(({ id }) => id === step.smsLeft.package)
    const period = connection && periodAt(connection, local(step.smsLeft.at), account.calendar)
    if (connection === undefined || period === undefined) return null
    const granted = account.catalogue.sms[0]?.company.packages.get(connection.package)?.sms ?? 0
    return account.sms.remaining.get(balanceKey(period)) ?? granted
  }
  return null
}

function recordOf(
  use: { id: number; number?: number; direction: string; at: string; seconds: number },
  local: (text: string) => number,
) {
  const startedAt = local(use.at)
  const endedAt = startedAt + Math.max(0, use.seconds) * 1000
  const { id, direction, seconds } = use
  return { id, number: (use.number ?? 1) as NumberId, direction, startedAt, endedAt, seconds }
}

export function roubles(postings: readonly Posting[]): string {
  return formatMoney(totalOf(postings))
}

export function words(postings: readonly Posting[]): string[] {
  return postings.map((posting) => explainPosting(posting, catalogue))
}

export function money(kopecks: number): Money {
  return kopecks as Money
}
