import { lastDay, type LocalDate, monthOf } from '../../calendar/local-date.js'
import { multiplyExact } from '../../values/exact.js'
import { moneyFromKopecks, noMoney } from '../../values/money.js'
import type { Account } from '../account.js'
import { inForce, type SmsTerms } from '../catalogue/index.js'
import { openDate } from '../open-date.js'
import { periodAt } from '../period.js'
import type { PeriodRef, Posting, SmsBasis } from '../posting.js'
import { balanceKey } from '../wallet.js'
import { overOf, poolOf } from './pool.js'
import { isEmployeeOfferOn } from './sms-account.js'

/** Segments that the operator accepted (R18). */
export interface SmsUsage {
  id: number
  /** UTC ms. */
  acceptedAt: number
  segments: number
  isAbroad: boolean
}

export type SmsOutcome =
  | { kind: 'rated'; postings: Posting[] }
  | { kind: 'known' }
  | { kind: 'parked'; reason: 'no_offer' | 'no_prices' | 'unpriced_abroad'; explanation: string }
  | { kind: 'refused'; explanation: string }

/** Charges SMS in the order of their acceptance. A reply of a subscriber is no usage: it costs nothing. */
export function recordSms(account: Account, usage: SmsUsage, arrivedAt = usage.acceptedAt): SmsOutcome {
  const { id, acceptedAt, segments } = usage
  if (!Number.isSafeInteger(id) || id < 1) return refuse('The id of an SMS is a positive integer')
  if (!Number.isSafeInteger(segments) || segments < 1) return refuse('An SMS has at least one segment')
  if (!Number.isSafeInteger(acceptedAt)) return refuse('Instants are integer UTC milliseconds')
  if (account.sms.known.has(id)) return { kind: 'known' }
  const serviceDate = account.calendar.dateAt(acceptedAt)
  const terms = inForce(account.catalogue.sms, serviceDate)
  if (terms === undefined) return park('no_prices', 'No price list holds for the day of the SMS')
  const bases = basesOf(account, usage, serviceDate, terms)
  if (!Array.isArray(bases)) return bases
  account.sms.known.add(id)
  const dates = { serviceDate, bookedOn: openDate(account, serviceDate, arrivedAt) }
  const postings = bases.map((basis, part) => {
    return { id: `sms:${id}:${part}`, number: null, ...dates, amount: amountOf(basis), basis }
  })
  return { kind: 'rated', postings }
}

function basesOf(account: Account, usage: SmsUsage, date: LocalDate, terms: SmsTerms): SmsBasis[] | SmsOutcome {
  const isEmployee = isEmployeeOfferOn(account.sms, date)
  const packages = isEmployee ? [] : runningPackages(account, usage.acceptedAt, terms)
  if (!isEmployee && packages.length === 0)
    return park('no_offer', 'The company had no offer of SMS when it was accepted')
  const offer = isEmployee ? terms.employee : terms.company
  if (usage.isAbroad) return abroad(usage, offer)
  return isEmployee ? pooled(account, usage, date, terms) : fromPackages(account, usage, packages, terms)
}

function abroad({ segments }: SmsUsage, offer: { code: string; abroadPrice: SmsTerms['company']['abroadPrice'] }) {
  if (offer.abroadPrice === null) return park('unpriced_abroad', 'The offer names no price for SMS abroad')
  const basis = {
    kind: 'sms_over',
    offer: offer.code,
    units: segments,
    price: offer.abroadPrice,
    isAbroad: true,
  } as const
  return [basis]
}

interface RunningPackage {
  package: string
  period: PeriodRef
  connectedAt: number
  granted: number
}

/** Those whose period ends first are used first (R19). */
function runningPackages({ sms, calendar }: Account, at: number, { company }: SmsTerms): RunningPackage[] {
  const running = sms.packages.flatMap((connection): RunningPackage[] => {
    const period = periodAt(connection, at, calendar, company.period)
    const bought = company.packages.get(connection.package)
    if (period === undefined || bought === undefined) return []
    return [{ package: bought.code, period, connectedAt: connection.connectedAt, granted: bought.sms }]
  })
  return running.sort(
    (left, right) =>
      left.period.until - right.period.until ||
      left.connectedAt - right.connectedAt ||
      left.period.connection - right.period.connection,
  )
}

function fromPackages({ sms }: Account, usage: SmsUsage, packages: readonly RunningPackage[], { company }: SmsTerms) {
  const bases: SmsBasis[] = []
  let rest = usage.segments
  for (const { package: code, period, granted } of packages) {
    const remainingBefore = sms.remaining.get(balanceKey(period)) ?? granted
    const units = Math.min(rest, remainingBefore)
    if (units === 0) continue
    sms.remaining.set(balanceKey(period), remainingBefore - units)
    bases.push({ kind: 'sms_included', package: code, period, units, remainingBefore })
    rest -= units
  }
  if (rest > 0)
    bases.push({ kind: 'sms_over', offer: company.code, units: rest, price: company.smsPrice, isAbroad: false })
  return bases
}

/** Units of «Сотрудник» cost 0.00 until the month's pool is known; what comes after that is charged at once (R21). */
function pooled(account: Account, { segments }: SmsUsage, date: LocalDate, { employee }: SmsTerms): SmsBasis[] {
  const { sms, billedThrough } = account
  const month = monthOf(date)
  const sentBefore = sms.sent.get(month) ?? 0
  sms.sent.set(month, sentBefore + segments)
  const bases: SmsBasis[] = [{ kind: 'sms_pooled', offer: employee.code, units: segments, sentBefore }]
  if (billedThrough === null || billedThrough < lastDay(month)) return bases
  const pool = poolOf(sms, month)
  const over = overOf(sentBefore + segments, pool) - overOf(sentBefore, pool)
  if (over > 0)
    bases.push({ kind: 'sms_over', offer: employee.code, units: over, price: employee.smsPrice, isAbroad: false })
  return bases
}

function amountOf(basis: SmsBasis) {
  return basis.kind === 'sms_over' ? moneyFromKopecks(multiplyExact(basis.units, basis.price)) : noMoney
}

function park(reason: 'no_offer' | 'no_prices' | 'unpriced_abroad', explanation: string): SmsOutcome {
  return { kind: 'parked', reason, explanation }
}

function refuse(explanation: string): SmsOutcome {
  return { kind: 'refused', explanation }
}
