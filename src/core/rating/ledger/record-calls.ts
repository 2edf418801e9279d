import type { Principal } from '../../accounts/account.js'
import { auditOf, type Via } from '../../accounts/audit.js'
import { requireScope } from '../../accounts/permissions.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { NumberId } from '../../values/ids.js'
import { type Money, noMoney } from '../../values/money.js'
import { correctUsage, recordUsage, type UsageOutcome } from '../record-usage.js'
import { totalOf } from '../simulate.js'
import type { UsageRecord } from '../usage-record.js'
import { advance, type OpenAccount } from './advance-account.js'
import { firstOwnRecord } from './call-records.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

/** A record with the number as it is dialled. */
export type CallUsage = Omit<UsageRecord, 'number'> & { number: string }

export interface UsageResults {
  results: readonly { id: number; outcome: UsageOutcome }[]
  /** Of everything that was posted, corrections of others among them. */
  total: Money
}

/**
 * Rates records of calls of one company, each at its place in the order of their ends (R10).
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function recordCalls(
  core: CoreContext,
  principal: Principal,
  { companyId, records }: Acting & { records: readonly CallUsage[] },
): Promise<UsageResults> {
  requireScope(principal, 'platform:admin')
  const owner = accountInScope(principal, companyId === undefined ? {} : { companyId })
  await getAccount(core, owner)
  records.forEach(({ id }, index) => {
    if (id >= firstOwnRecord) throw ownId(`records/${index}/id`)
  })
  const numbers = new Map((await core.store.rating.listNumbers(owner)).map(({ address, id }) => [address, id]))
  const done = await advance(core, owner, async (open) => {
    const own = records.flatMap(({ number, ...record }): UsageRecord[] => {
      const id = numbers.get(number)
      return id === undefined ? [] : [{ ...record, number: id }]
    })
    await loadFor(core, open, own)
    const rated = new Map(own.map((record) => [record, rateHanded(open, record, core.clock.now())]))
    const outcomes = [...rated].map(([{ id }, outcome]) => ({ id, outcome }))
    return { result: { outcomes, total: totalOf(open.postings) }, audit: null }
  })
  const foreign = records
    .filter(({ number }) => !numbers.has(number))
    .map(({ id }) => ({ id, outcome: { kind: 'refused' as const, explanation: 'The company has no such number' } }))
  return { results: [...(done?.result.outcomes ?? []), ...foreign], total: done?.result.total ?? (0 as Money) }
}

function ownId(field: string): GatewayError {
  return new GatewayError('invalid_parameter', 'Ids from 2^52 on are those of our own calls.', { field })
}

/** A record as it is true; null: nothing was used. */
export interface Correction {
  id: number
  number: string
  record: Omit<CallUsage, 'id' | 'number'> | null
}

/**
 * Replaces or takes back a record that was rated, or one that waits for a price (R3, R28).
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function correctCall(
  core: CoreContext,
  principal: Principal,
  { companyId, id, number: address, record }: Acting & Correction,
  via: Via,
): Promise<UsageResults> {
  requireScope(principal, 'platform:admin')
  const owner = accountInScope(principal, companyId === undefined ? {} : { companyId })
  await getAccount(core, owner)
  const number = (await core.store.rating.listNumbers(owner)).find((each) => each.address === address)?.id
  if (number === undefined)
    throw new GatewayError('invalid_parameter', 'The company has no such number.', { field: 'number' })
  let outcome: UsageOutcome | undefined
  const done = await advance(core, owner, async (open) => {
    const parked = (await core.store.rating.findParkedCalls(owner, [id]))[0]
    const before = await core.store.rating.findUsage(owner, { ids: [id], numbers: [], endedFrom: 0 })
    const kept = before[0]?.record ?? parked?.usage
    const next = record && { ...ownOf(kept), ...record, id, number }
    await loadFor(
      core,
      open,
      [...before.map((each) => each.record), next].filter((each) => each !== null),
    )
    outcome = put(open, { id, number, record: next, isParked: parked !== undefined }, core.clock.now())
    if (outcome.kind !== 'rated') return null
    const act = { companyId: owner, action: 'rating.correct', subject: `company:${owner}`, after: { id, record } }
    return { result: totalOf(open.postings), audit: auditOf(core, principal, via, act) }
  })
  return { results: outcome === undefined ? [] : [{ id, outcome }], total: done?.result ?? noMoney }
}

/** Of our own calls, what stays as it was. */
function ownOf(kept: UsageRecord | undefined): Pick<UsageRecord, 'call' | 'scenario'> {
  const { call, scenario } = kept ?? {}
  return { ...(call === undefined ? {} : { call }), ...(scenario === undefined ? {} : { scenario }) }
}

interface Replacement {
  id: number
  number: NumberId
  record: UsageRecord | null
  isParked: boolean
}

/** What waits was never posted: it is rated as new, or forgotten. */
function put(open: OpenAccount, { id, number, record, isParked }: Replacement, now: number): UsageOutcome {
  const { account } = open
  const outcome: UsageOutcome = !isParked
    ? correctUsage(account, number, id, record, now)
    : record === null
      ? { kind: 'rated', postings: [] }
      : recordUsage(account, record, now)
  if (outcome.kind !== 'rated') return outcome
  open.postings.push(...outcome.postings)
  if (isParked) open.unparked.push({ kind: 'call', id })
  if (record === null && !isParked) open.taken.push(id)
  return outcome
}

/** The rated records that these could touch: the same ids, and whatever ended later. */
export async function loadFor(core: CoreContext, open: OpenAccount, records: readonly UsageRecord[]): Promise<void> {
  if (records.length === 0) return
  const numbers = [...new Set(records.map(({ number }) => number))] satisfies NumberId[]
  const endedFrom = records.reduce((least, { endedAt }) => Math.min(least, endedAt), Number.MAX_SAFE_INTEGER)
  const ids = records.map(({ id }) => id)
  open.load(await core.store.rating.findUsage(open.stored.companyId, { ids, numbers, endedFrom }))
}

function rateHanded(open: OpenAccount, record: UsageRecord, now: number): UsageOutcome {
  const outcome = recordUsage(open.account, record, now)
  if (outcome.kind === 'rated') open.postings.push(...outcome.postings)
  if (outcome.kind === 'parked') park(open, record, outcome, now)
  return outcome
}

/** A record of our own that cannot be true is not sent back to anybody: it waits as well. */
export function rateOrPark(open: OpenAccount, record: UsageRecord, now: number): UsageOutcome {
  const outcome = rateHanded(open, record, now)
  if (outcome.kind === 'refused') park(open, record, { reason: 'impossible', explanation: outcome.explanation }, now)
  return outcome
}

function park(
  open: OpenAccount,
  record: UsageRecord,
  { reason, explanation }: { reason: string; explanation: string },
  now: number,
): void {
  open.parked.push({ kind: 'call', id: record.id, reason, explanation, usage: record, parkedAt: now })
}
