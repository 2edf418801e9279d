import { floorOf } from '../values/exact.js'
import { formatMoney } from '../values/money.js'
import { type Catalogue, inForce } from './catalogue/index.js'
import type { Basis, PackageUse, Posting, PricedUse, SmsBasis } from './posting.js'

/** Why the amount is what it is, in words: the rule, what paid, what was left before and after. Rules are numbered as in docs/tariff-rules.md. */
export function explainPosting({ basis, amount, serviceDate, bookedOn }: Posting, catalogue: Catalogue): string {
  const isLate = bookedOn.slice(0, 7) !== serviceDate.slice(0, 7)
  const late = isLate ? ` Adjustment for ${serviceDate}, booked on ${bookedOn} (R28).` : ''
  return `${explain(basis, new Names(catalogue, serviceDate))}: ${formatMoney(amount)}.${foundBy(basis)}${late}`
}

/** Of our own calls: what the direction was found by. */
function foundBy(basis: Basis): string {
  if (basis.kind !== 'package_use' && basis.kind !== 'priced_use') return ''
  const { because } = basis.record
  return because === undefined || basis.isReversal ? '' : ` Direction: ${because} (R25).`
}

function explain(basis: Basis, names: Names): string {
  switch (basis.kind) {
    case 'setup_fee':
      return `Setup of the number under the tariff «${names.tariff(basis.tariff)}», once (R7)`
    case 'number_fee':
      return `1/${basis.days} of ${formatMoney(basis.fee)} for the number, in equal daily shares (R5)`
    case 'package_fee':
      return `«${names.package(basis.package)}» in full for its period ${basis.period.index + 1} (R11)`
    case 'sms_package_fee':
      return `«${names.smsPackage(basis.package)}» in full for its period ${basis.period.index + 1} (R19)`
    case 'employee_fee':
      return `1/${basis.days} of ${formatMoney(basis.fee)} for ${basis.headCount} employees on this day (R20)`
    case 'package_use':
      return explainUse(basis, names)
    case 'priced_use':
      return explainPrice(basis, names)
    default:
      return explainSms(basis, names)
  }
}

function explainSms(basis: SmsBasis, names: Names): string {
  switch (basis.kind) {
    case 'sms_included': {
      const { units, remainingBefore } = basis
      return `${units} SMS of «${names.smsPackage(basis.package)}»; left before ${remainingBefore}, after ${remainingBefore - units} (R19)`
    }
    case 'sms_over':
      return `${basis.units} SMS ${basis.isAbroad ? 'abroad' : 'over what is included'} at ${formatMoney(basis.price)} (R19)`
    case 'sms_pooled':
      return `${basis.units} SMS after ${basis.sentBefore} in the month; what goes over the pool is charged on the month's last day (R21)`
    case 'sms_pool_over':
      return `${basis.sent} SMS were sent, ${basis.pool} included; the other ${basis.sent - basis.pool} at ${formatMoney(basis.price)} (R21)`
  }
}

class Names {
  readonly #catalogue: Catalogue
  readonly #date: Posting['serviceDate']

  constructor(catalogue: Catalogue, date: Posting['serviceDate']) {
    this.#catalogue = catalogue
    this.#date = date
  }

  direction(code: string): string {
    return this.#catalogue.directions.get(code)?.name ?? code
  }

  tariff(code: string): string {
    return inForce(this.#catalogue.voice, this.#date)?.tariffs.get(code)?.name ?? code
  }

  package(code: string): string {
    return inForce(this.#catalogue.voice, this.#date)?.packages.get(code)?.name ?? code
  }

  smsPackage(code: string): string {
    return inForce(this.#catalogue.sms, this.#date)?.company.packages.get(code)?.name ?? code
  }
}

function explainUse(use: PackageUse, names: Names): string {
  const { record, seconds, takenSeconds, remainingBefore, remainingAfter, isReversal } = use
  const name = names.package(use.package)
  const left = `left before ${duration(remainingBefore)}, after ${duration(remainingAfter)}`
  if (isReversal) return `Taken back: ${duration(takenSeconds)} return to «${name}»; ${left} (R16)`
  return `${seconds} s of «${names.direction(record.direction)}» take ${duration(takenSeconds)} of «${name}»; ${left} (R14)`
}

function explainPrice(use: PricedUse, names: Names): string {
  const { record, seconds, billedSeconds, unitSeconds, source, price, sumBefore, sumAfter, isReversal } = use
  const who = source.kind === 'tariff' ? `the tariff «${names.tariff(source.code)}»` : `«${names.package(source.code)}»`
  const rule = source.kind === 'tariff' ? 'R9' : 'R15'
  const unit = unitSeconds === 60 ? 'whole minutes' : unitSeconds === 1 ? 'seconds' : `units of ${unitSeconds} s`
  const line = `the line's exact sum goes from ${kopecks(sumBefore)} to ${kopecks(sumAfter)} kopecks (R16)`
  if (isReversal) return `Taken back: ${duration(billedSeconds)} at ${formatMoney(price)} a minute; ${line}`
  return `${seconds} s of «${names.direction(record.direction)}», ${duration(billedSeconds)} in ${unit}, at ${formatMoney(price)} a minute by ${who} (${rule}); ${line}`
}

/** In minutes where they are whole. */
function duration(seconds: number): string {
  return seconds % 60 === 0 ? `${floorOf(seconds, 60)} min` : `${seconds} s`
}

/** Sixtieths of a kopeck as kopecks and a fraction: `160`, `14 10/60`. */
function kopecks(sixtieths: number): string {
  const rest = Math.abs(sixtieths % 60)
  const size = String(floorOf(Math.abs(sixtieths), 60))
  return `${sixtieths < 0 ? '-' : ''}${size}${rest === 0 ? '' : ` ${rest}/60`}`
}
