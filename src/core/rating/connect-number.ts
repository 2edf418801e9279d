import { nextDate } from '../calendar/local-date.js'
import { GatewayError } from '../errors.js'
import type { NumberId } from '../values/ids.js'
import { type Account, isActiveAt, newNumberAccount, type NumberAccount, tariffAt } from './account.js'
import { inForce, type MinutePackage, type NumberKind, type VoiceTerms } from './catalogue/index.js'
import { lastPeriodEnd, type PackageConnection, periodAt } from './period.js'

export interface NumberConnection {
  number: NumberId
  kind: NumberKind
  tariff: string
  /** UTC ms since which the company has the number. */
  existsFrom: number
  /** UTC ms. */
  at: number
}

/** Connects a number, or connects it again; the setup fee is due the first time (R7). @param now UTC ms */
export function connectNumber(
  account: Account,
  { number: id, kind, tariff, existsFrom, at }: NumberConnection,
  now: number,
) {
  checkInstant(account, at, now)
  if (at < existsFrom) throw invalid('at', 'The number did not exist then; connect it from the day it is yours')
  if (!termsAt(account, at).tariffs.has(tariff))
    throw invalid('tariff', `There is no tariff ${tariff}; choose one of ${list(termsAt(account, at).tariffs)}`)
  const number = account.numbers.get(id) ?? newNumberAccount(id, kind)
  const last = number.active.at(-1)
  if (last !== undefined && (last.until === null || last.until > at))
    throw new GatewayError('conflict', `The number ${id} is connected already`)
  number.active.push({ from: at, until: null })
  number.tariffs.push({ tariff, from: at })
  number.wallet = undefined
  account.numbers.set(id, number)
}

/** Disconnects a number and ends the renewal of its packages. */
export function disconnectNumber(account: Account, id: NumberId, at: number, now: number): void {
  checkInstant(account, at, now)
  const number = connected(account, id, at)
  const span = number.active.at(-1)
  if (span === undefined || span.until !== null) throw new GatewayError('conflict', `The number ${id} is not connected`)
  span.until = at
  for (const connection of number.packages) connection.disconnectedAt ??= at
  number.wallet = undefined
}

/** Connects a minute package: fee and minutes in full at once, then on every anniversary (R11, Q16). */
export function connectPackage(
  account: Account,
  id: NumberId,
  { connection, package: code, at }: { connection: number; package: string; at: number },
  now: number,
): void {
  checkInstant(account, at, now)
  const number = connected(account, id, at)
  const bought = termsAt(account, at).packages.get(code)
  if (bought === undefined) throw invalid('package', `There is no package ${code}`)
  if (bought.isClosed) throw new GatewayError('conflict', `«${bought.name}» is no longer sold`)
  checkTariffs(account, number, bought, at)
  checkFamily(account, number, bought, at)
  number.packages.push({ id: connection, package: code, connectedAt: at, disconnectedAt: null })
  number.wallet = undefined
}

/** Ends the renewal of a package; the running period goes on to its end (Q39). */
export function disconnectPackage(account: Account, id: NumberId, connection: number, at: number, now: number): void {
  checkInstant(account, at, now)
  const number = connected(account, id, at)
  const found = number.packages.find((each) => each.id === connection)
  if (found === undefined)
    throw new GatewayError('not_found', `The number ${id} has no package connection ${connection}`)
  if (found.disconnectedAt !== null) throw new GatewayError('conflict', 'The package is disconnected already')
  if (at < found.connectedAt) throw invalid('at', 'The package was not connected yet')
  found.disconnectedAt = at
  number.wallet = undefined
}

/**
 * Changes the tariff from the next local midnight on, without another setup fee (R7). While a package of another family runs the change
 * is refused, or with `atPackageEnd` ordered for its end, and its renewal stopped.
 * @returns UTC ms from which the new tariff holds
 */
export function changeTariff(
  account: Account,
  id: NumberId,
  { tariff, at, atPackageEnd }: { tariff: string; at: number; atPackageEnd: boolean },
  now: number,
): number {
  checkInstant(account, at, now)
  const number = connected(account, id, at)
  const terms = termsAt(account, at)
  if (!terms.tariffs.has(tariff)) throw invalid('tariff', `There is no tariff ${tariff}`)
  const last = number.tariffs.at(-1)
  if (last !== undefined && last.from > at)
    throw new GatewayError('conflict', 'A change of tariff is ordered already; it must take effect first')
  if (last?.tariff === tariff) throw new GatewayError('conflict', `The number ${id} has this tariff already`)
  const from = effectiveFrom(account, foreignPackages(account, number, tariff, terms, at), at, atPackageEnd)
  number.tariffs.push({ tariff, from })
  number.wallet = undefined
  return from
}

/** The earliest local midnight at which no package of another family runs any more. */
function effectiveFrom(
  { calendar }: Account,
  foreign: readonly PackageConnection[],
  at: number,
  atPackageEnd: boolean,
): number {
  let from = calendar.startOf(nextDate(calendar.dateAt(at)))
  for (const connection of foreign) {
    const end = lastPeriodEnd(connection, calendar)
    if (end !== null && end <= from) continue
    if (!atPackageEnd)
      throw new GatewayError(
        'conflict',
        `The package ${connection.package} does not go with the tariff; order the change for its end`,
      )
    connection.disconnectedAt ??= at
    from = Math.max(from, lastPeriodEnd(connection, calendar) ?? from)
  }
  return from
}

function foreignPackages({ calendar }: Account, number: NumberAccount, tariff: string, terms: VoiceTerms, at: number) {
  return number.packages.filter((connection) => {
    const fits = terms.packages.get(connection.package)?.family.tariffs.has(tariff) ?? false
    return !fits && periodAt(connection, Math.max(at, connection.connectedAt), calendar) !== undefined
  })
}

/** The tariff of the moment, and the one that is ordered, must go with the package. */
function checkTariffs(account: Account, number: NumberAccount, { name, family }: MinutePackage, at: number): void {
  const tariffs = termsAt(account, at).tariffs
  const ahead = number.tariffs.filter(({ from }) => from > at)
  for (const span of [tariffAt(number, at), ...ahead]) {
    if (span === undefined || family.tariffs.has(span.tariff)) continue
    const theirs = [...family.tariffs].map((code) => `«${tariffs.get(code)?.name ?? code}»`).join(', ')
    const own = tariffs.get(span.tariff)?.name ?? span.tariff
    throw new GatewayError('conflict', `«${name}» goes with the tariff ${theirs}, and the number has «${own}»`, {
      field: 'package',
    })
  }
}

function checkFamily(account: Account, number: NumberAccount, { name, family }: MinutePackage, at: number): void {
  if (family.severalAtOnce === 'allowed') return
  const packages = termsAt(account, at).packages
  const another = number.packages.find((connection) => {
    const isSameFamily = packages.get(connection.package)?.family.code === family.code
    return isSameFamily && periodAt(connection, at, account.calendar) !== undefined
  })
  if (another !== undefined)
    throw new GatewayError('conflict', `«${name}» cannot be added: another package of «${family.name}» runs`)
}

function connected(account: Account, id: NumberId, at: number): NumberAccount {
  const number = account.numbers.get(id)
  if (number === undefined) throw new GatewayError('not_found', `No number ${id} is connected`)
  if (!isActiveAt(number, at)) throw new GatewayError('conflict', `The number ${id} is not connected then`)
  return number
}

function termsAt({ catalogue, calendar }: Account, at: number): VoiceTerms {
  const terms = inForce(catalogue.voice, calendar.dateAt(at))
  if (terms === undefined) throw invalid('at', 'No price list holds on that day')
  return terms
}

/** A change is made at its moment: days that are over are billed, and what is to come may change. */
export function checkInstant({ calendar, billedThrough }: Account, at: number, now: number): void {
  if (!Number.isSafeInteger(at)) throw invalid('at', 'An instant is integer UTC milliseconds')
  if (at > now) throw invalid('at', 'The date is in the future; order the change when it is due')
  if (billedThrough !== null && calendar.dateAt(at) <= billedThrough)
    throw invalid('at', `The days through ${billedThrough} are billed; give a later date`)
}

function invalid(field: string, message: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}

function list(map: ReadonlyMap<string, unknown>): string {
  return [...map.keys()].join(', ')
}
