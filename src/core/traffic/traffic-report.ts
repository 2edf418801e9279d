import type { Principal } from '../accounts/account.js'
import { isZone } from '../calendar/zone.js'
import type { CallTraffic } from '../calls/call.js'
import { type Acting, callsToRead } from '../calls/company.js'
import { parseTarget } from '../calls/target.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CallId, CompanyId, MessageId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { type CallFigures, CallSums } from './call-figures.js'
import { checkCriteria, type Period, type TrafficCriteria } from './criteria.js'
import { LocalMoments } from './local-moments.js'
import { type MessageFigures, MessageSums } from './message-figures.js'
import { type NamedPeriod, periodOf } from './period.js'

/** What one report reads at most: a month of a large company. */
const maxRead = 300_000
const pageSize = 500

interface Read {
  criteria: TrafficCriteria
  period: Period
  /** Of its days and hours. */
  zone: string
  /** UTC ms. */
  madeAt: number
}

export interface TrafficRow<Figures> {
  key: string
  /** Who is meant, where the key is a number of somebody known. */
  name: string | null
  figures: Figures
}

export type TrafficReport = Read &
  (
    | { of: 'calls'; rows: readonly TrafficRow<CallFigures>[]; total: CallFigures }
    | { of: 'messages'; rows: readonly TrafficRow<MessageFigures>[]; total: MessageFigures }
  )

/** Which traffic: criteria, and a time that is named or given. */
export interface TrafficRequest {
  criteria: TrafficCriteria
  period: NamedPeriod | Period
  /** The company's unless given. */
  zone?: string
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, also for more than can be counted at once */
export function readTrafficReport(
  core: CoreContext,
  principal: Principal,
  { companyId, ...request }: Acting & TrafficRequest,
): Promise<TrafficReport> {
  return makeReport(core, callsToRead(principal, companyId === undefined ? {} : { companyId }), request)
}

/** For whom nobody is asked: scheduled reports. @throws GatewayError `invalid_parameter` */
export async function makeReport(
  core: CoreContext,
  companyId: CompanyId,
  { criteria: written, period: wanted, zone: named }: TrafficRequest,
): Promise<TrafficReport> {
  const criteria = checkCriteria({ ...written, ...employeeOf(written) })
  const zone = named ?? core.companies.zoneOf(companyId)
  if (!isZone(zone)) throw invalid('Give an IANA time zone such as Asia/Sakhalin.', 'zone')
  const madeAt = core.clock.now()
  const period = typeof wanted === 'string' ? periodOf(wanted, madeAt, zone) : wanted
  if (period.from >= period.before) throw invalid('The time ends after it begins.', 'startedBefore')
  const read = { criteria, period, zone, madeAt }
  return criteria.of === 'calls' ? countCalls(core, companyId, read) : countMessages(core, companyId, read)
}

async function countCalls(core: CoreContext, companyId: CompanyId, read: Read): Promise<TrafficReport> {
  const sums = new CallSums(read.criteria)
  const moments = new LocalMoments(read.zone)
  for await (const call of callsOf(core, companyId, read)) sums.add(call, moments.at(call.startedAt))
  const rows = await named(core, companyId, read, sums.rows)
  return { ...read, of: 'calls', rows, total: sums.total }
}

async function* callsOf(core: CoreContext, companyId: CompanyId, { period }: Read): AsyncGenerator<CallTraffic> {
  let afterId = 0 as CallId
  for (let count = 0; ; count += pageSize) {
    requireFew(count)
    const page = { startedFrom: period.from, startedBefore: period.before, afterId, limit: pageSize }
    const calls = await core.store.calls.listTraffic(companyId, page)
    yield* calls
    const last = calls.at(-1)
    if (last === undefined || calls.length < pageSize) return
    afterId = last.id
  }
}

async function countMessages(core: CoreContext, companyId: CompanyId, read: Read): Promise<TrafficReport> {
  const { criteria, period } = read
  const sums = new MessageSums(criteria)
  const moments = new LocalMoments(read.zone)
  const direction = criteria.direction === undefined ? {} : { direction: messageDirections[criteria.direction] }
  const filter = { ...direction, createdFrom: period.from, createdBefore: period.before }
  let page: { beforeId?: MessageId } = {}
  for (let count = 0; ; count += pageSize) {
    requireFew(count)
    const messages = await core.store.history.list(companyId, filter, { ...page, limit: pageSize })
    const ids = messages.map(({ id }) => id)
    const charges = await core.store.rating.pricesOf(companyId, ids)
    for (const message of messages) sums.add(message, moments.at(message.createdAt), charges.get(message.id))
    const last = messages.at(-1)
    if (last === undefined || messages.length < pageSize) break
    page = { beforeId: last.id }
  }
  const rows = [...sums.rows].sort(byKey).map(([key, figures]) => ({ key, name: null, figures }))
  return { ...read, of: 'messages', rows, total: sums.total }
}

const messageDirections = { in: 'mo', out: 'mt' } as const

/** Rows in the order of their keys; those of employees with their names. */
async function named(
  core: CoreContext,
  companyId: CompanyId,
  { criteria }: Read,
  rows: ReadonlyMap<string, CallFigures>,
): Promise<TrafficRow<CallFigures>[]> {
  const sorted = [...rows].sort(byKey)
  if (criteria.groupBy !== 'employee') return sorted.map(([key, figures]) => ({ key, name: null, figures }))
  const numbers = sorted.map(([key]) => key).filter((key) => key.startsWith('+')) as Msisdn[]
  const owners = numbers.length === 0 ? new Map() : await core.store.conversations.ownersOf(companyId, numbers)
  return sorted.map(([key, figures]) => ({ key, name: owners.get(key as Msisdn)?.name ?? null, figures }))
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function employeeOf({ employee }: TrafficCriteria): { employee?: string } {
  if (employee === undefined) return {}
  const parsed = parseTarget(employee)
  if (parsed.ok) return { employee: parsed.value }
  throw invalid(`${parsed.reason}.`, 'employee')
}

function requireFew(count: number): void {
  if (count < maxRead) return
  throw invalid(`There is more than ${maxRead} in that time; name a shorter one.`, 'startedBefore')
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
