import type { Principal } from '../../accounts/account.js'
import { firstDay } from '../../calendar/local-date.js'
import { parseTarget } from '../../calls/target.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import { addExact, multiplyExact } from '../../values/exact.js'
import type { NumberId } from '../../values/ids.js'
import { addMoney, type Money, noMoney } from '../../values/money.js'
import { type Account, newAccount } from '../account.js'
import type { VoicePlan } from '../adviser/plan.js'
import { connectNumber, connectPackage } from '../connect-number.js'
import { copyAccount } from '../copy-account.js'
import { explainPosting } from '../explain-posting.js'
import { recordUsage, type UsageOutcome } from '../record-usage.js'
import { totalOf } from '../simulate.js'
import { OpenAccount } from './advance-account.js'
import { directionOfCalled, surroundingsOf } from './call-records.js'
import type { RatedNumber } from './ports.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

/** Calls of one number whose price is asked for, one after the other. */
export interface CallPreviewWanted {
  /** Ours, as it is dialled. */
  number: string
  calls: readonly PreviewedCall[]
  /** Instead of what is connected: full packages from the first of the month. */
  under: VoicePlan | null
}

export interface PreviewedCall {
  /** Whom it goes to; or a direction of the price list, such as `ivr` and `record`. */
  to?: string
  direction?: string
  seconds: number
  /** UTC ms; now, or the end of the call before, unless given. */
  at?: number
}

export interface CallPreview {
  direction: string
  because: string | null
  /** Null where it has no price. */
  amount: Money | null
  /** Why it is so, in words; one for each source that pays. */
  explanations: readonly string[]
}

/**
 * What calls would cost, by the functions that charge, on a copy (R29): each finds what those before it have left.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function previewCalls(
  core: CoreContext,
  principal: Principal,
  { companyId, number: address, calls, under }: Acting & CallPreviewWanted,
): Promise<{ calls: readonly CallPreview[]; total: Money }> {
  const owner = accountInScope(principal, companyId === undefined ? {} : { companyId })
  const open = new OpenAccount(core, await getAccount(core, owner))
  const around = await surroundingsOf(core, owner)
  const number = around.numbers.find((each) => each.address === address)
  if (number === undefined)
    throw new GatewayError('invalid_parameter', 'The company has no such number of its own.', { field: 'number' })
  const now = core.clock.now()
  const account = under === null ? copyAccount(open.account) : planned(open.account, number, under, now)
  const asked = inTurn(calls, now).map((call, index) => {
    const found = directionAsked(call, `calls/${index}`, (called) =>
      directionOfCalled(core, account, { called, at: call.at }, around),
    )
    return { ...call, ...found, id: index + 1 }
  })
  const outcomes = asked.map(({ id, direction, because, seconds, at: startedAt, endedAt }) => {
    const record = { id, number: number.id, direction, startedAt, endedAt, seconds }
    return recordUsage(account, because === null ? record : { ...record, because })
  })
  // What comes before another in time is rated before it: then postings of the other follow.
  const postings = outcomes.flatMap((outcome) => (outcome.kind === 'rated' ? outcome.postings : []))
  const previews = asked.map(({ id, direction, because }, index): CallPreview => {
    const outcome = outcomes[index]
    if (outcome?.kind !== 'rated')
      return { direction, because, amount: null, explanations: [outcomeText(outcome)] }
    const own = postings.filter(({ basis }) => 'record' in basis && basis.record.id === id)
    const standing = account.numbers.get(number.id)?.known.get(id)?.revision
    const explanations = own
      .filter((posting) => posting.id.startsWith(`usage:${id}:${standing}:`) && !posting.id.endsWith('reversal'))
      .map((posting) => explainPosting(posting, core.rating.catalogue))
    return { direction, because, amount: totalOf(own), explanations }
  })
  return { calls: previews, total: previews.reduce((sum, { amount }) => addMoney(sum, amount ?? noMoney), noMoney) }
}

function outcomeText(outcome: UsageOutcome | undefined): string {
  return outcome !== undefined && 'explanation' in outcome ? outcome.explanation : ''
}

/** Those without a time follow each other. */
function inTurn(calls: readonly PreviewedCall[], now: number) {
  let free = now
  return calls.map((call) => {
    const at = call.at ?? free
    const endedAt = addExact(at, multiplyExact(call.seconds, 1000))
    if (call.at === undefined) free = endedAt
    return { ...call, at, endedAt }
  })
}

function directionAsked(
  { to, direction }: Pick<PreviewedCall, 'to' | 'direction'>,
  field: string,
  resolve: (called: string) => { direction: string; because: string },
): { direction: string; because: string | null } {
  if ((to === undefined) === (direction === undefined))
    throw new GatewayError('invalid_parameter', 'Give to or direction, one of them.', { field })
  if (direction !== undefined) return { direction, because: null }
  const target = parseTarget(to ?? '')
  if (!target.ok) throw new GatewayError('invalid_parameter', `${target.reason}.`, { field: `${field}/to` })
  return resolve(target.value)
}

/** The number alone with a plan, as if connected on the first of the month. */
function planned(from: Account, { id }: { id: NumberId } & RatedNumber, plan: VoicePlan, now: number): Account {
  const account = newAccount(from.catalogue, from.calendar)
  const at = from.calendar.startOf(firstDay(from.calendar.dayAt(now).month))
  const kind = from.numbers.get(id)?.kind ?? 'mobile'
  connectNumber(account, { number: id, kind, tariff: plan.tariff, existsFrom: at, at }, at)
  plan.packages.forEach((code, index) => connectPackage(account, id, { connection: index + 1, package: code, at }, at))
  return account
}
