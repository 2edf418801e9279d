import type { Call, ChargedUsage, StoredUsage } from '../../calls/call.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { CompanyId, ScenarioId } from '../../values/ids.js'
import { isActiveAt } from '../account.js'
import { advance, type OpenAccount } from './advance-account.js'
import { type CallSurroundings, recordOf, surroundingsOf } from './call-records.js'
import type { CallUse } from './ports.js'
import { loadFor, rateOrPark } from './record-calls.js'

type ChargedCallKey = Pick<Call, 'id' | 'companyId' | 'numberId' | 'scenarioId'>
type Written = 'written' | 'moved' | 'gone'

/**
 * Rates what was used of a call, and writes it together with the call: one transaction, in the order in which uses end. What cannot be rated
 * now is written all the same and waits: `chargeWaiting` takes it.
 * @param write answers `moved` where another wrote the account meanwhile; then all of it is made anew
 * @returns false for a call that was over already
 */
export async function chargeCall(
  core: CoreContext,
  call: ChargedCallKey,
  usage: readonly StoredUsage[],
  write: (used: ChargedUsage) => Promise<Written>,
): Promise<boolean> {
  const uncharged = (charge: 'none' | 'waits') => ({ usage: usage.map((use) => ({ ...use, charge })), step: null })
  if (usage.length === 0) return (await write(uncharged('none'))) === 'written'
  try {
    const written = await rateCall(core, call, usage, write)
    if (written !== undefined) return written
  } catch (error) {
    // A database that is away is away for the call as well.
    if (error instanceof GatewayError && error.retryAfterSeconds !== undefined) throw error
    return (await write(uncharged('waits'))) === 'written'
  }
  return (await write(uncharged('none'))) === 'written'
}

/** Of a call to the outside: no scenario has this id. */
const noScenario = 0 as ScenarioId

/** Undefined where the company has no tariff for the number. */
async function rateCall(
  core: CoreContext,
  { id: callId, companyId, numberId: number, scenarioId: scenario }: ChargedCallKey,
  usage: readonly StoredUsage[],
  write: (used: ChargedUsage) => Promise<Written>,
): Promise<boolean | undefined> {
  let charged: ChargedUsage['usage'] = []
  let isGone = false
  const done = await advance(
    core,
    companyId,
    async (open) => {
      if (!open.account.numbers.has(number)) return null
      const uses = usage.map((use): CallUse => ({
        ...use,
        callId,
        scenario: scenario ?? noScenario,
        number,
        charge: 'waits',
      }))
      const taken = await chargeUses(core, open, uses, await surroundingsOf(core, companyId))
      if (taken.size === 0) return null
      charged = usage.map((use) => ({ ...use, charge: taken.has(use.id) ? 'done' : 'none' }))
      return { result: null, audit: null }
    },
    async (step) => {
      const written = await write({ usage: charged, step })
      isGone = written === 'gone'
      return written !== 'moved'
    },
  )
  return done === undefined ? undefined : !isGone
}

/** Rates uses while the number had a tariff; those of other times are nobody's business. @returns those that rating has now */
async function chargeUses(
  core: CoreContext,
  open: OpenAccount,
  uses: readonly CallUse[],
  around: CallSurroundings,
): Promise<Set<number>> {
  const { account } = open
  const own = uses.filter(({ number, from }) => {
    const found = account.numbers.get(number)
    return found !== undefined && isActiveAt(found, from)
  })
  const records = own.map((use) => recordOf(core, account, use, around))
  await loadFor(core, open, records)
  for (const record of records.sort((left, right) => left.endedAt - right.endedAt || left.id - right.id))
    rateOrPark(open, record, core.clock.now())
  return new Set(own.map(({ id }) => id))
}

const usesAtOnce = 500

/** Takes what waits, in the order of its end. @returns how many uses were looked at, and how many of them have no price; undefined for none */
export async function chargeWaiting(
  core: CoreContext,
  companyId: CompanyId,
): Promise<{ taken: number; parked: number } | undefined> {
  const done = await advance(core, companyId, async (open) => {
    const uses = await core.store.rating.waitingUses(companyId, usesAtOnce)
    if (uses.length === 0) return null
    const taken = await chargeUses(core, open, uses, await surroundingsOf(core, companyId))
    for (const { id, until } of uses) open.uses.push({ id, until, charge: taken.has(id) ? 'done' : 'none' })
    return { result: { taken: uses.length, parked: open.parked.length }, audit: null }
  })
  return done?.result
}
